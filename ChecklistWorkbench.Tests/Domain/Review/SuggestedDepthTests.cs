using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Domain.Review;

public sealed class SuggestedDepthTests
{
    private static readonly IReadOnlySet<int> Numbers = Enumerable.Range(1, 44).ToHashSet();

    private static readonly IReadOnlyList<DepthRule> Rules =
        DepthRuleFile.Parse(File.ReadAllText(Path.Combine(TestEnvironment.SeedData, "depth-rules.json")), "depth-rules.json", Numbers);

    [Theory]
    [InlineData(ApiKinds.Inquiry, Openness.Partner, AccessMethod.ApiWithToken, 5_000, 17, ReviewDepth.Simple, 1)]
    [InlineData(ApiKinds.Inquiry, Openness.Partner, AccessMethod.ApiWithToken, null, 17, ReviewDepth.Standard, 0)]
    [InlineData(ApiKinds.Inquiry | ApiKinds.Update, Openness.Partner, AccessMethod.ApiWithToken, 5_000, 17, ReviewDepth.Standard, 0)]
    [InlineData(ApiKinds.Inquiry | ApiKinds.Update, Openness.Partner, AccessMethod.ApiWithToken, 5_000, 15, ReviewDepth.Detailed, 1)]
    [InlineData(ApiKinds.Update | ApiKinds.Authentication, Openness.Public, AccessMethod.WebScraping, 200_000, 36, ReviewDepth.Detailed, 3)]
    [InlineData(ApiKinds.Inquiry, Openness.Public, AccessMethod.ApiWithToken, 99_999, 33, ReviewDepth.Detailed, 1)]
    [InlineData(ApiKinds.Inquiry, Openness.Partner, AccessMethod.ApiWithToken, 100_000, 13, ReviewDepth.Detailed, 1)]
    public void The_deepest_that_a_rule_asks_for_is_suggested_with_its_reasons(
        ApiKinds kinds, Openness openness, AccessMethod method, int? users, int item, ReviewDepth depth, int reasons)
    {
        var suggested = SuggestedDepth.Of(item, new() { ApiKinds = kinds, Openness = openness, AccessMethod = method, ExpectedUsers = users }, Rules);

        Assert.Equal((depth, reasons), (suggested.Depth, suggested.Reasons.Count));
    }

    [Theory]
    [InlineData("""{ "schema": 1, "rules": [{ "id": "a", "when": { "openness": ["Everyone"] }, "items": [1], "depth": "Simple", "reason": "理由" }] }""", "rule a, when, openness")]
    [InlineData("""{ "schema": 1, "rules": [{ "id": "a", "when": {}, "items": [45], "depth": "Simple", "reason": "理由" }] }""", "rule a, items")]
    [InlineData("""{ "schema": 1, "rules": [{ "id": "a", "when": {}, "items": [1], "depth": "Deep", "reason": "理由" }] }""", "rule a, depth")]
    [InlineData("""{ "schema": 1, "rules": [{ "id": "a", "when": {}, "items": [1], "depth": "Simple", "reason": "x" }, { "id": "a", "when": {}, "items": [2], "depth": "Simple", "reason": "x" }] }""", "rules, id")]
    public void A_fault_in_the_table_is_refused_and_named(string json, string named) =>
        Assert.Contains(named, Assert.Throws<CatalogueFileException>(() => DepthRuleFile.Parse(json, "spoilt.json", Numbers)).Message, StringComparison.Ordinal);
}
