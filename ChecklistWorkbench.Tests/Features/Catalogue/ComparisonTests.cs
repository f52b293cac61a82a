using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Catalogue;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Seeding;
using ChecklistWorkbench.Tests.Domain.Catalogue;
using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Features.Catalogue;

/// <summary>The editions of an installation and the 新旧対照表 between them, as the pages are given them.</summary>
public sealed class ComparisonTests
{
    [Theory, DatabaseData]
    public async Task A_second_edition_is_listed_first_and_compared_with_the_one_before(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.Get<EditionLoader>().LoadAsync(SecondEdition.FileName, SecondEdition.Json, CancellationToken.None);
        var caller = (await database.TeamAsync(OrganizationKind.FinancialInstitution)).As(Role.Auditor);

        var editions = (await database.Get<GetEditions>().HandleAsync(caller, CancellationToken.None)).Value.Editions;
        var comparison = (await database.Get<GetComparison>().HandleAsync(caller, SecondEdition.Id, TestDatabase.EditionId, CancellationToken.None)).Value.Comparison;

        Assert.Equal([SecondEdition.Id, TestDatabase.EditionId], editions.Select(line => line.Edition.Id));
        Assert.Equal(CanonicalJson.Sha256(SecondEdition.Json), editions[0].Hash);
        Assert.Equal((41, 1, 1, 2, 1), (comparison.Count(ItemChange.Identical), comparison.Count(ItemChange.Wording), comparison.Count(ItemChange.Substantial),
            comparison.Count(ItemChange.New), comparison.Count(ItemChange.Abolished)));
    }

    [Fact]
    public async Task An_edition_that_is_not_here_is_not_found()
    {
        await using var database = await TestDatabase.CreateAsync();
        var caller = (await database.TeamAsync(OrganizationKind.ConnectingFirm)).As(Role.Contributor);

        Assert.IsType<NotFound>((await database.Get<GetComparison>().HandleAsync(caller, SecondEdition.Id, TestDatabase.EditionId, CancellationToken.None)).Refusal);
        Assert.IsType<NotFound>((await database.Get<GetComparison>().HandleAsync(caller, TestDatabase.EditionId, "none", CancellationToken.None)).Refusal);
    }
}
