using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Catalogue;
using ChecklistWorkbench.Features.CustomItems;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;
using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Features.Catalogue;

public sealed class AdoptPrincipleTests
{
    private static readonly AdoptPrincipleRequest Complaints = new("interim-principles", "V(1)②-4");

    [Theory, DatabaseData]
    public async Task A_suggested_item_comes_into_the_library_once_and_is_marked_as_taken(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (bank, other) = (await database.TeamAsync(OrganizationKind.FinancialInstitution), await database.TeamAsync(OrganizationKind.FinancialInstitution, "よその銀行（試験）"));
        var adopt = database.Get<AdoptPrinciple>();

        Assert.True((await adopt.HandleAsync(bank.As(Role.Reviewer), Complaints, CancellationToken.None)).Succeeded);
        Assert.IsType<PrincipleTaken>((await adopt.HandleAsync(bank.As(Role.ReviewLead), Complaints, CancellationToken.None)).Refusal);
        Assert.True((await adopt.HandleAsync(other.As(Role.Reviewer), Complaints, CancellationToken.None)).Succeeded);

        var view = (await database.Get<GetCrosswalk>().HandleAsync(bank.As(Role.Auditor), "interim-principles", CancellationToken.None)).Value;
        Assert.Equal(["V(1)②-4"], view.Taken);
        Assert.False(view.CanTake);
        var item = Assert.Single((await database.Get<GetCustomItems>().HandleAsync(bank.As(Role.Reviewer), new(), CancellationToken.None)).Value.Items);
        Assert.Equal("苦情を組織的に管理し、改善につなげる。", item.Content.Objective);
        Assert.EndsWith(" V(1)②-4", item.Content.Source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_at_once_take_it_over_once()
    {
        await using var database = await TestDatabase.CreateAsync();
        var bank = await database.TeamAsync(OrganizationKind.FinancialInstitution);
        var adopt = database.Get<AdoptPrinciple>();

        var outcomes = await Task.WhenAll(adopt.HandleAsync(bank.As(Role.Reviewer), Complaints, CancellationToken.None), adopt.HandleAsync(bank.As(Role.ReviewLead), Complaints, CancellationToken.None));

        Assert.Single(outcomes, outcome => outcome.Succeeded);
        Assert.Single(outcomes, outcome => outcome.Refusal is PrincipleTaken);
    }

    [Fact]
    public async Task A_principle_that_suggests_nothing_is_not_found()
    {
        await using var database = await TestDatabase.CreateAsync();
        var bank = await database.TeamAsync(OrganizationKind.FinancialInstitution);
        var references = database.Get<ReferenceLibrary>();
        var silent = references.Crosswalks[0].Principles.First(principle => principle.SuggestedCustomItem is null).Id;

        foreach (var request in (AdoptPrincipleRequest[])[new("interim-principles", silent), new("interim-principles", "none"), new("none", "V(1)⑯")])
            Assert.IsType<NotFound>((await database.Get<AdoptPrinciple>().HandleAsync(bank.As(Role.Reviewer), request, CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task Every_suggestion_of_every_crosswalk_can_be_kept_as_it_is()
    {
        await using var database = await TestDatabase.CreateAsync();
        var by = (await database.TeamAsync(OrganizationKind.FinancialInstitution))[Role.Reviewer].Participation;

        foreach (var crosswalk in database.Get<ReferenceLibrary>().Crosswalks)
        {
            Assert.All(crosswalk.Principles.Where(principle => principle.SuggestedCustomItem is not null),
                principle => Assert.Null(ChecklistWorkbench.Domain.Catalogue.CustomItem.Adopt(crosswalk, principle, by, TestClock.Start).Content.Fault()));
        }
    }
}
