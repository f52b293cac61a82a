using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Catalogue;
using ChecklistWorkbench.Tests.Persistence.Seeding.Demo;
using ChecklistWorkbench.Tests.Testing;
using Xunit;

namespace ChecklistWorkbench.Tests.Features.Catalogue;

/// <summary>What the catalogue's pages are given; who may ask is in the access matrix.</summary>
public sealed class CatalogueActionsTests(DemoDatabase demo) : IClassFixture<DemoDatabase>
{
    private Task<Caller> CallerAsync() => demo.SignInAsync("auditor@akebono");

    [Theory]
    [InlineData(20, 0)]
    [InlineData(21, 1)]
    [InlineData(22, 2)]
    public async Task Items_21_and_22_come_with_the_standards_that_changed(int number, int changes)
    {
        var entry = (await demo.Get<GetItemEntry>().HandleAsync(await CallerAsync(), TestDatabase.EditionId, number, CancellationToken.None)).Value;

        Assert.Equal((number, changes), (entry.Item.Number, entry.Updates.Count));
        Assert.NotEmpty(entry.Documents);
        Assert.All(entry.Documents.SelectMany(document => document.Principles), covered => Assert.Contains(covered.Principle.Items, link => (link.Number, link.Reason) == (number, covered.Reason)));
    }

    [Fact]
    public async Task What_does_not_exist_is_not_found()
    {
        var caller = await CallerAsync();

        Assert.IsType<NotFound>((await demo.Get<GetItemEntry>().HandleAsync(caller, TestDatabase.EditionId, 45, CancellationToken.None)).Refusal);
        Assert.IsType<NotFound>((await demo.Get<GetItemEntry>().HandleAsync(caller, "none", 1, CancellationToken.None)).Refusal);
        Assert.IsType<NotFound>((await demo.Get<GetGlossary>().HandleAsync(caller, "none", null, CancellationToken.None)).Refusal);
        Assert.IsType<NotFound>((await demo.Get<GetCrosswalk>().HandleAsync(caller, "none", CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task The_glossary_has_64_terms_and_a_search_narrows_them()
    {
        var caller = await CallerAsync();

        Assert.Equal(64, (await demo.Get<GetGlossary>().HandleAsync(caller, TestDatabase.EditionId, null, CancellationToken.None)).Value.Terms.Count);
        Assert.Equal(["アンマウント", "マウント"],
            (await demo.Get<GetGlossary>().HandleAsync(caller, TestDatabase.EditionId, "まうんと", CancellationToken.None)).Value.Terms.Select(found => found.Term.Term));
    }

    [Fact]
    public async Task Without_words_there_is_no_search_and_with_them_there_are_hits()
    {
        var caller = await CallerAsync();

        Assert.Null((await demo.Get<GetCatalogue>().HandleAsync(caller, " ", CancellationToken.None)).Value.Hits);
        Assert.NotEmpty((await demo.Get<GetCatalogue>().HandleAsync(caller, "ｃｖｓｓ", CancellationToken.None)).Value.Hits ?? []);
    }
}
