using System.Text.Json.Nodes;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Domain.Catalogue;

/// <summary>Crosswalks, yearly reviews and changed standards: the shipped files are read, and each way a file can be wrong is refused by name.</summary>
public sealed class ReferenceFilesTests
{
    private static readonly HashSet<int> Numbers = [.. Enumerable.Range(1, 44)];
    private static readonly HashSet<string> Editions = [TestDatabase.EditionId];

    public static TheoryData<string> CrosswalkFiles => [.. Directory.EnumerateFiles(Path.Combine(TestEnvironment.SeedData, "crosswalks"), "*.json").Select(file => Path.GetFileName(file)!)];

    public static TheoryData<string, Action<JsonNode>, string[]> CrosswalkFaults => new()
    {
        { "schema from the future", file => file["schema"] = 2, ["schema", "2"] },
        { "document without title", file => file["document"]!.AsObject().Remove("title"), ["document, title", "missing"] },
        { "date in another form", file => file["document"]!["date"] = "2017", ["document, date", "date"] },
        { "principle twice", file => file["principles"]![1]!["id"] = "3.3.1 b", ["principles, id", "3.3.1 b", "twice"] },
        { "unknown kind", file => file["principles"]![0]!["kind"] = "Whatever", ["principle 3.3.1 b, kind", "Whatever", "Eligibility"] },
        { "kind by its figure", file => file["principles"]![0]!["kind"] = "1", ["principle 3.3.1 b, kind"] },
        { "item that is not there", file => file["principles"]![0]!["items"]![0]!["number"] = 45, ["principle 3.3.1 b, items[0], number", "45"] },
        { "link without reason", file => file["principles"]![0]!["items"]![0]!["reason"] = "　", ["principle 3.3.1 b, items[0], reason", "empty"] },
        { "item twice", file => file["principles"]![0]!["items"]!.AsArray().Add(file["principles"]![0]!["items"]![0]!.DeepClone()), ["principle 3.3.1 b, items, number", "7", "twice"] },
        { "suggestion that is a text", file => file["principles"]![0]!["suggestedCustomItem"] = "x", ["principle 3.3.1 b, suggestedCustomItem", "Object"] },
    };

    public static TheoryData<string, Action<JsonNode>, string[]> ReviewFaults => new()
    {
        { "year twice", file => file["reviews"]![0]!["fiscalYear"] = 2021, ["reviews, editionId and fiscalYear", "2021", "twice"] },
        { "unknown edition", file => file["reviews"]![0]!["editionId"] = "x", ["review 2020, editionId", "x"] },
        { "unknown verdict", file => file["reviews"]![1]!["verdict"] = "Maybe", ["review 2021, verdict", "Maybe"] },
        { "criterion twice", file => file["reviews"]![1]!["criteria"]![1]!["number"] = 1, ["review 2021, criteria, number", "1", "twice"] },
        { "figure without value", file => file["reviews"]![1]!["figures"]![0]!["value"] = "", ["review 2021, figures[0], value", "empty"] },
        { "no source", file => file["reviews"]![1]!.AsObject().Remove("source"), ["review 2021, source", "missing"] },
    };

    public static TheoryData<string, Action<JsonNode>, string[]> UpdateFaults => new()
    {
        { "day where a month is due", file => file["updates"]![0]!["publishedOn"] = "2021-12-01", ["updates[0], publishedOn", "month"] },
        { "item that is not there", file => file["updates"]![0]!["items"] = new JsonArray(0), ["updates[0], items", "0"] },
        { "no question", file => file["updates"]![2]!.AsObject().Remove("question"), ["updates[2], question", "missing"] },
    };

    [Theory, MemberData(nameof(CrosswalkFiles))]
    public void Every_shipped_crosswalk_is_read_and_named_as_its_file(string fileName)
    {
        var crosswalk = CrosswalkFile.Parse(Json("crosswalks", fileName), fileName, Numbers);

        Assert.Equal(Path.GetFileNameWithoutExtension(fileName), crosswalk.Id);
        Assert.NotEmpty(crosswalk.Principles);
        Assert.All(crosswalk.Principles, principle =>
            Assert.True(principle.IsCovered || principle.SuggestedCustomItem is not null || principle.Kind == PrincipleKind.Background, $"{principle.Id} leads nowhere"));
    }

    [Fact]
    public void The_shipped_reviews_have_four_criteria_and_the_changes_of_2021_touch_items_21_and_22()
    {
        var reviews = EditionReviewFile.Parse(Json("edition-reviews.json"), "edition-reviews.json", Editions);
        var updates = RegulationUpdateFile.Parse(Json("regulation-updates.json"), "regulation-updates.json", Numbers);

        Assert.Equal([2020, 2021], reviews.Select(review => review.FiscalYear));
        Assert.All(reviews, review => Assert.Equal([1, 2, 3, 4], review.Criteria.Select(criterion => criterion.Number)));
        Assert.Equal([("実27", 21), ("実8", 22), ("実26", 22)], updates.Where(update => update.Items.Count > 0).Select(update => (update.Clause!, update.Items.Single())));
        Assert.Equal(new DateOnly(2021, 12, 1), updates[0].PublishedIn);
    }

    [Theory, MemberData(nameof(CrosswalkFaults))]
    public void A_fault_in_a_crosswalk_is_refused_and_named(string fault, Action<JsonNode> spoil, string[] named) =>
        AssertRefused(fault, Json("crosswalks", "zengin-report.json"), spoil, named, json => CrosswalkFile.Parse(json, "spoilt.json", Numbers));

    [Theory, MemberData(nameof(ReviewFaults))]
    public void A_fault_in_the_reviews_is_refused_and_named(string fault, Action<JsonNode> spoil, string[] named) =>
        AssertRefused(fault, Json("edition-reviews.json"), spoil, named, json => EditionReviewFile.Parse(json, "spoilt.json", Editions));

    [Theory, MemberData(nameof(UpdateFaults))]
    public void A_fault_in_the_changed_standards_is_refused_and_named(string fault, Action<JsonNode> spoil, string[] named) =>
        AssertRefused(fault, Json("regulation-updates.json"), spoil, named, json => RegulationUpdateFile.Parse(json, "spoilt.json", Numbers));

    private static void AssertRefused(string fault, string json, Action<JsonNode> spoil, string[] named, Func<string, object> parse)
    {
        var file = JsonNode.Parse(json)!;
        spoil(file);

        var refusal = Assert.Throws<CatalogueFileException>(() => parse(file.ToJsonString()));

        Assert.StartsWith("spoilt.json, ", refusal.Message, StringComparison.Ordinal);
        Assert.All(named, word => Assert.True(refusal.Message.Contains(word, StringComparison.Ordinal), $"{fault}: {refusal.Message}"));
    }

    private static string Json(params string[] path) => File.ReadAllText(Path.Combine([TestEnvironment.SeedData, .. path]));
}
