using System.Text.Json;
using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Features.EvidencePacks.Oscal;

public sealed class OscalTests
{
    [Fact]
    public async Task What_the_pack_says_in_OSCAL_is_valid_and_says_the_same()
    {
        var schema = SchemaFile("oscal_assessment-results_schema.json");
        await using var host = await TestHost.StartAsync();
        var parties = await PackSamples.SceneAsync(host, AssessmentState.UnderReview);
        await parties.RateAsync(1, new() { Value = RatingValue.NeedsImprovement, SharedComment = "頻度が足りない。", InternalComment = "内部だけの文" });
        await parties.ShareAsync(1);
        Assert.NotNull(await parties.FindingAsync(text: "記録がない。"));
        await parties.ProposeAsync();
        await parties.DecideAsync();

        var json = PackSamples.Unpack(await PackSamples.MakeAsync(host, parties, parties.Firm[Role.Auditor])).Single(file => file.Path.EndsWith("oscal-assessment-results.json", StringComparison.Ordinal)).Content;

        using var written = JsonDocument.Parse(json);
        using var rules = JsonDocument.Parse(await File.ReadAllBytesAsync(schema));
        Assert.Equal([], new JsonSchema(rules.RootElement).FaultsOf(written.RootElement));
        var text = System.Text.Encoding.UTF8.GetString(json);
        Assert.Contains("提出した文", text, StringComparison.Ordinal);
        Assert.Contains("頻度が足りない。", text, StringComparison.Ordinal);
        Assert.Contains("記録がない。", text, StringComparison.Ordinal);
        Assert.DoesNotContain("内部だけの文", text, StringComparison.Ordinal);
        Assert.Contains("\"not-satisfied\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assessment_submitted_blank_is_valid_too()
    {
        var schema = SchemaFile("oscal_assessment-results_schema.json");
        await using var host = await TestHost.StartAsync();
        var parties = await host.Database.AssessmentAsync(AssessmentState.Submitted);

        var json = PackSamples.Unpack(await PackSamples.MakeAsync(host, parties, parties.Firm[Role.Auditor])).Single(file => file.Path.EndsWith("oscal-assessment-results.json", StringComparison.Ordinal)).Content;

        using var written = JsonDocument.Parse(json);
        using var rules = JsonDocument.Parse(await File.ReadAllBytesAsync(schema));
        Assert.Equal([], new JsonSchema(rules.RootElement).FaultsOf(written.RootElement));
        Assert.NotEmpty(new JsonSchema(rules.RootElement).FaultsOf(JsonDocument.Parse("""{"assessment-results":{"uuid":"x"}}""").RootElement));
    }

    /// <summary>NIST's schema lies beside the repository where there is one.</summary>
    private static string SchemaFile(string name)
    {
        for (var folder = new DirectoryInfo(TestEnvironment.RepositoryRoot).Parent; folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "oscal", name);
            if (File.Exists(file)) return file;
        }

        Assert.Skip("The OSCAL schemas are not beside the repository.");
        return "";
    }
}
