using System.Globalization;
using System.Text.Json;
using ChecklistWorkbench.Domain.Catalogue;

namespace ChecklistWorkbench.Tests.Domain.Catalogue;

/// <summary>The edition against the figures and names of the guide, from a copy that was made apart from the edition.</summary>
public sealed class EditionFactsTests
{
    private static readonly JsonElement Facts = ReadFacts();
    private static readonly ChecklistEdition Edition = SeedEdition.Read();

    public static TheoryData<int> Numbers => [.. Enumerable.Range(1, 44)];

    [Fact]
    public void The_edition_is_the_one_it_says()
    {
        var facts = Facts.GetProperty("edition");
        Assert.Equal(Text(facts, "name"), Edition.Name);
        Assert.StartsWith(Text(facts, "label"), Edition.Label, StringComparison.Ordinal);
        Assert.Equal(DateOnly.Parse(Text(facts, "published"), CultureInfo.InvariantCulture), Edition.PublishedOn);
        Assert.Equal(DateOnly.Parse(Text(facts, "revised"), CultureInfo.InvariantCulture), Edition.RevisedOn);
        Assert.Equal(Text(facts, "guidebook"), Edition.Guide);
    }

    [Fact]
    public void The_totals_agree()
    {
        var totals = Facts.GetProperty("totals").EnumerateObject().ToDictionary(total => total.Name, total => total.Value.GetInt32());
        var (groups, notes) = (Edition.Items.SelectMany(item => item.Groups).ToList(), Edition.Items.SelectMany(item => item.Notes).ToList());
        var points = notes.SelectMany(note => note.Points).ToList();
        Assert.Equal(totals, new Dictionary<string, int>
        {
            ["items"] = Edition.Items.Count,
            ["groups"] = groups.Count,
            ["methods"] = groups.Sum(group => group.Methods.Count),
            ["notes"] = notes.Count,
            ["points"] = points.Count,
            ["subPoints"] = points.Sum(point => point.SubPoints.Count),
            ["glossaryTerms"] = Edition.Glossary.Count,
        });
    }

    [Fact]
    public void The_answers_asked_for_are_30_of_the_firm_6_of_the_bank_and_8_of_both() => Assert.Equal(
        (30, 6, 8),
        (Count(ResponsibleParty.ConnectingFirm), Count(ResponsibleParty.FinancialInstitution), Count(ResponsibleParty.Both)));

    [Fact]
    public void The_categories_hold_the_items_they_should()
    {
        var expected = Facts.GetProperty("categories").EnumerateArray().Select(category => (
            category.GetProperty("chapter").GetInt32(), Text(category, "name"), Ints(category, "items")[0], Ints(category, "items")[1]));

        Assert.Equal(expected, Edition.Categories.Select(category => (
            category.Chapter, category.Name,
            Edition.Items.Where(item => item.Chapter == category.Chapter).Min(item => item.Number),
            Edition.Items.Where(item => item.Chapter == category.Chapter).Max(item => item.Number))));
    }

    [Theory, MemberData(nameof(Numbers))]
    public void The_item_is_the_guides(int number)
    {
        var (facts, item) = (Facts.GetProperty("items")[number - 1], Edition.Item(number));

        Assert.Equal(facts.GetProperty("category").GetInt32(), item.Chapter);
        Assert.Equal(Text(facts, "target"), item.Target switch
        {
            ResponsibleParty.ConnectingFirm => "API接続先",
            ResponsibleParty.FinancialInstitution => "金融機関",
            _ => "共通",
        });
        Assert.Equal(Text(facts, "objective"), item.Objective);
        Assert.Equal(Ints(facts, "pages"), item.Pages);
        Assert.Equal(facts.GetProperty("assuranceReportSuitable").GetBoolean(), item.AssuranceReportSuitable);
    }

    [Theory, MemberData(nameof(Numbers))]
    public void Each_heading_has_as_many_methods_and_each_note_as_many_points_as_the_guides(int number)
    {
        var (facts, item) = (Facts.GetProperty("items")[number - 1], Edition.Item(number));

        Assert.Equal(
            facts.GetProperty("groups").EnumerateArray().Select(group => (Text(group, "heading"), group.GetProperty("methods").GetInt32())),
            item.Groups.Select(group => (group.Heading, group.Methods.Count)));
        Assert.Equal(
            facts.GetProperty("notes").EnumerateArray().Select(note => (note.GetProperty("number").GetInt32(), string.Join(',', Ints(note, "subPoints")))),
            item.Notes.Select(note => (note.Number, string.Join(',', note.Points.Select(point => point.SubPoints.Count)))));
        Assert.All(
            facts.GetProperty("notes").EnumerateArray().Zip(item.Notes),
            pair => Assert.Equal(pair.First.GetProperty("points").GetInt32(), pair.Second.Points.Count));
    }

    [Theory, MemberData(nameof(Numbers))]
    public void The_references_are_the_guides(int number) => Assert.Equal(
        Facts.GetProperty("items")[number - 1].GetProperty("regulations").EnumerateArray().Select(rule => (
            Text(rule, "source"), OptionalText(rule, "chapter"), OptionalText(rule, "section"),
            string.Join('、', rule.GetProperty("clauses").EnumerateArray().Select(clause => clause.GetString())))),
        Edition.Item(number).Regulations.Select(rule => (rule.Source, rule.Chapter, rule.Section, string.Join('、', rule.Clauses))));

    [Fact]
    public void The_glossary_has_every_term_with_its_pages() => Assert.Equal(
        Facts.GetProperty("glossary").EnumerateArray().Select(term => (Text(term, "term"), string.Join(',', Ints(term, "pages")))),
        Edition.Glossary.Select(term => (term.Term, string.Join(',', term.Pages))));

    private static int Count(ResponsibleParty target) => Edition.Items.Count(item => item.Target == target);

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static string? OptionalText(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static List<int> Ints(JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(value => value.GetInt32())];

    private static JsonElement ReadFacts()
    {
        using var stream = typeof(EditionFactsTests).Assembly.GetManifestResourceStream("catalogue-facts.json")!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }
}
