using System.Globalization;
using System.Text.Json;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Domain.Catalogue;

/// <summary>The guide's text is read in the shape its export has; the words here are the product's own digests, set in that shape.</summary>
public sealed class GuideTextFileTests
{
    private static readonly ChecklistEdition Edition = SeedEdition.Read();

    [Fact]
    public void What_stands_in_the_text_stands_in_the_edition_word_for_word()
    {
        var shown = Parse(MadeUpGuide.Lines()).Show(Edition);

        Assert.True(shown.IsInOfficialWords);
        Assert.Equal(CatalogueText(Edition), CatalogueText(shown));
        Assert.Same(shown.Items[20], shown.Item(21));
    }

    [Fact]
    public void Tables_tags_footnotes_and_wrapped_lines_are_read_past()
    {
        var lines = MadeUpGuide.Lines().ToList();
        var method = lines.FindIndex(line => line.StartsWith("1. ", StringComparison.Ordinal));
        lines[method] += "<sup>9</sup>";
        lines.Insert(method + 1, "（例：架空の例を挙げる場合）");
        lines.Insert(method + 2, "（注 1）");
        lines.Insert(method + 3, "<sup>9</sup> 架空の脚注。");

        Assert.Equal($"{Edition.Item(1).Groups[0].Methods[0].Text}\n（例：架空の例を挙げる場合）\n（注1）", Parse(lines).Items[0].Methods[0][0]);
    }

    public static TheoryData<string, Func<string, bool>, string> Losses => new()
    {
        { "a method", line => line == $"3. {Edition.Item(1).Groups[0].Methods[2].Text}", "item 1" },
        { "a heading", line => line == $"<{Edition.Item(2).Groups[1].Heading}>", "item 2" },
        { "a point", line => line == $"- ⑨ {Edition.Item(1).Notes[1].Points[8].Text}", "item 1, note 2" },
        { "a sub-point", line => line == $"  - b. {Edition.Item(2).Notes[0].Points[0].SubPoints[1]}", "item 2, note 1, point 1" },
        { "a term", line => line.StartsWith("CVSS\t", StringComparison.Ordinal), "glossary, CVSS" },
        { "a purpose", line => line.StartsWith("4\t", StringComparison.Ordinal), "category 4" },
        { "an item", line => line.StartsWith("通番 17\t", StringComparison.Ordinal), "item 17" },
    };

    [Theory, MemberData(nameof(Losses))]
    public void A_text_that_lost_something_is_refused_with_the_place_named(string what, Func<string, bool> isLost, string place)
    {
        var refusal = Assert.Throws<CatalogueFileException>(() => Parse(MadeUpGuide.Lines().Where(line => !isLost(line))));

        Assert.True(refusal.Faults.Any(fault => fault.Place.Contains(place, StringComparison.Ordinal)), $"{what}: {refusal.Message}");
    }

    [Fact]
    public void An_item_under_another_heading_is_named_with_its_line()
    {
        var lines = MadeUpGuide.Lines().ToList();
        var at = lines.FindIndex(line => line.StartsWith("通番 3\t", StringComparison.Ordinal));
        lines[at] = "通番 3\t別の目標を定める。";

        var fault = Assert.Single(Assert.Throws<CatalogueFileException>(() => Parse(lines)).Faults);

        Assert.Equal(($"guide.txt, line {at + 1}, item 3", FaultKind.OtherWords), (fault.Place, fault.Kind));
    }

    [Fact]
    public void Another_documents_text_is_refused_in_one_sentence()
    {
        var fault = Assert.Single(Assert.Throws<CatalogueFileException>(() => Parse(["まったく別の文書", "", "1. 手続", "通番 2\tセキュリティ管理ルールを整備する。"])).Faults);

        Assert.Equal(FaultKind.NotTheGuide, fault.Kind);
        Assert.Contains("heading of item 1 was not found", fault.ToString(), StringComparison.Ordinal);
        Assert.Equal(FaultKind.NotTheGuide, Assert.Throws<CatalogueFileException>(() => Parse([])).Faults[0].Kind);
    }

    [Fact]
    public void The_guide_itself_is_read_whole_where_a_copy_is_at_hand()
    {
        var path = TestEnvironment.GuideText ?? "";
        if (path.Length == 0) Assert.Skip("WORKBENCH_GUIDE_TEXT names no copy of the guide's text.");

        var guide = GuideTextFile.Parse(File.ReadLines(path), "guide.txt", Edition);

        using var facts = JsonDocument.Parse(File.ReadAllText(Path.Combine(TestEnvironment.RepositoryRoot, "ChecklistWorkbench.Tests", "Domain", "Catalogue", "catalogue-facts.json")));
        Assert.Equal(44, guide.Items.Count);
        foreach (var fact in facts.RootElement.GetProperty("items").EnumerateArray())
        {
            var item = guide.Items[fact.GetProperty("number").GetInt32() - 1];
            Assert.Equal(fact.GetProperty("groups").EnumerateArray().Select(group => group.GetProperty("methods").GetInt32()), item.Methods.Select(group => group.Count));
            Assert.Equal(fact.GetProperty("notes").EnumerateArray().Select(note => note.GetProperty("points").GetInt32()), item.Notes.Select(note => note.Points.Count));
            Assert.Equal(fact.GetProperty("notes").EnumerateArray().SelectMany(note => note.GetProperty("subPoints").EnumerateArray().Select(n => n.GetInt32())),
                item.Notes.SelectMany(note => note.Points).Select(point => point.SubPoints.Count));
            Assert.True(item.Explanation.Length > 10);
        }

        Assert.Equal((182, 64, 208, 39), (guide.Items.Sum(i => i.Methods.Sum(g => g.Count)), guide.Items.Sum(i => i.Notes.Count),
            guide.Items.Sum(i => i.Notes.Sum(n => n.Points.Count)), guide.Items.Sum(i => i.Notes.Sum(n => n.Points.Sum(p => p.SubPoints.Count)))));
        Assert.Equal((9, 64), (guide.Purposes.Count, guide.Definitions.Count));
    }

    private static GuideText Parse(IEnumerable<string> lines) => GuideTextFile.Parse(lines, "guide.txt", Edition);

    private static string CatalogueText(ChecklistEdition edition) => string.Join('\n', SeedEdition.Digests(edition).Select(digest =>
        string.Create(CultureInfo.InvariantCulture, $"{digest.Place}: {GuideLineText(digest.Text)}")));

    private static string GuideLineText(string text) => text.Replace(" ", "", StringComparison.Ordinal);
}
