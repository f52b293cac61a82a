using System.Text.Json.Nodes;
using ChecklistWorkbench.Domain.Catalogue;

namespace ChecklistWorkbench.Tests.Domain.Catalogue;

/// <summary>Each way an edition file can be wrong, and the words that name file, item and field.</summary>
public sealed class EditionFileTests
{
    public static TheoryData<string, Action<JsonNode>, string[]> Faults => new()
    {
        { "schema from the future", file => file["schema"] = 2, ["schema", "2"] },
        { "missing section", file => file.AsObject().Remove("glossary"), ["glossary", "missing"] },
        { "missing field of the edition", file => file["edition"]!.AsObject().Remove("publisher"), ["edition, publisher", "missing"] },
        { "date in another form", file => file["edition"]!["publishedOn"] = "2018/10/12", ["edition, publishedOn", "date"] },
        { "id that is no address", file => file["edition"]!["id"] = "FISC/2018", ["edition, id", "FISC/2018"] },
        { "label longer than a line", file => file["edition"]!["label"] = new string('版', 201), ["edition, label", "201", "200"] },
        { "no items", file => file["items"] = new JsonArray(), ["items", "empty"] },
        { "no pages", file => Item(file, 3)["pages"] = new JsonArray(), ["item 3, pages", "first and the last page"] },
        { "more points than marks", file => Repeat(Item(file, 1)["notes"]![0]!["points"]!.AsArray(), 21), ["item 1, notes[0], points", "21", "20"] },
        { "missing number", file => Item(file, 5).Remove("number"), ["items[4], number", "missing"] },
        { "number in the wrong place", file => Item(file, 5)["number"] = 6, ["item 6, number", "5 is due"] },
        { "number twice", file => Item(file, 44)["number"] = 43, ["item 43, number", "44 is due"] },
        { "removed item", file => file["items"]!.AsArray().RemoveAt(9), ["item 11, number", "10 is due"] },
        { "unknown target", file => Item(file, 7)["target"] = "Someone", ["item 7, target", "Someone", "ConnectingFirm"] },
        { "unknown chapter", file => Item(file, 7)["chapter"] = 10, ["item 7, chapter", "10"] },
        { "chapter twice", file => file["categories"]![1]!["chapter"] = 1, ["categories, chapter", "1", "twice"] },
        { "empty objective", file => Item(file, 8)["objective"] = " ", ["item 8, objective", "empty"] },
        { "empty method", file => Item(file, 8)["groups"]![0]!["methods"]![0]!["text"] = "", ["item 8, groups[0], methods[0], text", "empty"] },
        { "empty point", file => Item(file, 1)["notes"]![0]!["points"]![0]!["text"] = "　", ["item 1, notes[0], points[0], text", "empty"] },
        { "empty sub-point", file => Item(file, 2)["notes"]![0]!["points"]![0]!["subPoints"]![0] = "", ["item 2, notes[0], points[0], subPoints", "empty"] },
        { "note that is not there", file => Item(file, 1)["groups"]![0]!["methods"]![0]!["notes"] = new JsonArray(9), ["item 1, groups.methods.notes", "note 9"] },
        { "note twice", file => Item(file, 1)["notes"]![1]!["number"] = 1, ["item 1, notes.number", "1", "twice"] },
        { "text where a list is due", file => Item(file, 3)["groups"] = "x", ["item 3, groups", "Array"] },
        { "text where a number is due", file => Item(file, 3)["chapter"] = "1", ["item 3, chapter", "Number"] },
        { "half a number", file => Item(file, 3)["chapter"] = 1.5, ["item 3, chapter", "whole number"] },
        { "text where yes or no is due", file => Item(file, 3)["assuranceReportSuitable"] = "true", ["item 3, assuranceReportSuitable", "true or false"] },
        { "page in words", file => Item(file, 3)["pages"] = new JsonArray("25"), ["item 3, pages", "whole numbers"] },
        { "item that is a text", file => file["items"]![2] = "x", ["items[2]", "not an object"] },
        { "term twice", file => file["glossary"]![1]!["term"] = (string)file["glossary"]![0]!["term"]!, ["glossary, term", "twice"] },
        { "term without definition", file => file["glossary"]![0]!["definition"] = "", ["glossary[0], definition", "empty"] },
    };

    [Theory, MemberData(nameof(Faults))]
    public void A_fault_is_refused_and_named(string fault, Action<JsonNode> spoil, string[] named)
    {
        var file = JsonNode.Parse(SeedEdition.Json)!;
        spoil(file);

        var refusal = Assert.Throws<CatalogueFileException>(() => EditionFile.Parse(file.ToJsonString(), "spoilt.json"));

        Assert.StartsWith("spoilt.json, ", refusal.Message, StringComparison.Ordinal);
        Assert.All(named, word => Assert.True(refusal.Message.Contains(word, StringComparison.Ordinal), $"{fault}: {refusal.Message}"));
    }

    [Fact]
    public void Every_fault_is_listed_and_none_twice()
    {
        var file = JsonNode.Parse(SeedEdition.Json)!;
        file["edition"]!.AsObject().Remove("publisher");
        Item(file, 5).Remove("number");
        Item(file, 7)["target"] = "Someone";
        Item(file, 8)["objective"] = "";
        file["items"]!.AsArray().RemoveAt(19);
        file["glossary"]![1]!["term"] = (string)file["glossary"]![0]!["term"]!;

        var refusal = Assert.Throws<CatalogueFileException>(() => EditionFile.Parse(file.ToJsonString(), "spoilt.json"));

        Assert.Equal(
            ["spoilt.json, items[4], number", "spoilt.json, item 7, target", "spoilt.json, item 8, objective", "spoilt.json, item 21, number", "spoilt.json, glossary, term", "spoilt.json, edition, publisher"],
            refusal.Faults.Select(fault => fault.Place));
    }

    [Fact]
    public void Broken_JSON_is_refused_with_its_line()
    {
        var refusal = Assert.Throws<CatalogueFileException>(() => EditionFile.Parse("{\n  \"schema\": 1,\n  oops\n}", "broken.json"));

        Assert.Equal("broken.json, line 3: is not JSON", refusal.Message);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("null")]
    public void JSON_that_is_no_object_is_refused(string json) =>
        Assert.StartsWith("odd.json", Assert.Throws<CatalogueFileException>(() => EditionFile.Parse(json, "odd.json")).Message, StringComparison.Ordinal);

    private static void Repeat(JsonArray points, int count)
    {
        while (points.Count < count) points.Add(points[0]!.DeepClone());
    }

    private static JsonObject Item(JsonNode file, int number) => file["items"]![number - 1]!.AsObject();
}
