using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Features.Catalogue;
using ChecklistWorkbench.Tests.Domain.Catalogue;

namespace ChecklistWorkbench.Tests.Features.Catalogue;

public sealed class CatalogueSearchTests
{
    private static readonly ChecklistEdition Edition = SeedEdition.Read();

    [Fact]
    public void Every_text_of_the_edition_is_found_at_its_place()
    {
        foreach (var item in Edition.Items)
        {
            AssertFound(item.Objective, HitKind.Objective, item.Number, 0, "");
            AssertFound(item.Explanation, HitKind.Explanation, item.Number, 0, "");
            foreach (var group in item.Groups) AssertFound(group.Methods[^1].Text, HitKind.Method, item.Number, 0, $"{group.Heading}-{group.Methods.Count}");
        }

        foreach (var term in Edition.Glossary) AssertFound(term.Definition, HitKind.Term, 0, 0, term.Term);
        foreach (var category in Edition.Categories) AssertFound(category.Purpose, HitKind.Category, 0, 0, $"{category.Chapter}");
    }

    [Fact]
    public void A_point_and_a_sub_point_of_a_note_are_named_as_the_guide_numbers_them()
    {
        var item = Edition.Item(2);
        var point = item.Notes[0].Points[0];

        AssertFound(point.Text, HitKind.Note, 2, item.Notes[0].Number, "①");
        AssertFound(point.SubPoints[1], HitKind.Note, 2, item.Notes[0].Number, "①b");
    }

    [Fact]
    public void A_hit_in_a_note_leads_to_the_note_and_one_in_the_glossary_to_the_term()
    {
        var hits = CatalogueSearch.Find(Edition, SearchWords.Of("CVSS"));

        Assert.Contains(hits, hit => hit.Kind == HitKind.Note && hit.Address == $"/catalogue/{Edition.Id}/items/{hit.Item}#note-{hit.Note}");
        Assert.Contains(hits, hit => hit.Address == $"/catalogue/{Edition.Id}/glossary#CVSS");
        Assert.All(hits, hit => Assert.Contains(hit.Parts, part => part.IsHit));
    }

    private static void AssertFound(string text, HitKind kind, int item, int note, string where) =>
        Assert.Contains((kind, item, note, where), CatalogueSearch.Find(Edition, SearchWords.Of(text)).Select(hit => (hit.Kind, hit.Item, hit.Note, hit.Where)));
}
