using System.Net;
using System.Text;
using System.Text.Json;
using ChecklistWorkbench.CommandLine;
using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence.Catalogue;
using ChecklistWorkbench.Tests.Features.EvidencePacks;
using ChecklistWorkbench.Tests.Testing;
using ChecklistWorkbench.Ui;
using Microsoft.Extensions.DependencyInjection;

namespace ChecklistWorkbench.Tests.Features.Oscal;

public sealed class OscalTests
{
    private const string Results = "oscal-assessment-results.json";
    private const string Plans = "oscal-poam.json";

    [Fact]
    public async Task What_the_pack_says_in_OSCAL_is_valid_and_says_the_same()
    {
        await using var host = await TestHost.StartAsync();
        var parties = await PackSamples.SceneAsync(host, AssessmentState.UnderReview);
        await parties.RateAsync(1, new() { Value = RatingValue.NeedsImprovement, SharedComment = "頻度が足りない。", InternalComment = "内部だけの文" });
        await parties.ShareAsync(1);
        Assert.NotNull(await parties.FindingAsync(text: "記録がない。"));
        await parties.ProposeAsync();
        await parties.DecideAsync();

        var json = await InPackAsync(host, parties, Results);

        await OscalSchema.AssertValidAsync("oscal_assessment-results_schema.json", json);
        var text = Encoding.UTF8.GetString(json);
        Assert.Contains("提出した文", text, StringComparison.Ordinal);
        Assert.Contains("頻度が足りない。", text, StringComparison.Ordinal);
        Assert.Contains("記録がない。", text, StringComparison.Ordinal);
        Assert.DoesNotContain("内部だけの文", text, StringComparison.Ordinal);
        Assert.Contains("\"not-satisfied\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assessment_submitted_blank_is_valid_too_and_has_no_plans()
    {
        await using var host = await TestHost.StartAsync();
        var parties = await host.Database.AssessmentAsync(AssessmentState.Submitted);
        var files = PackSamples.Unpack(await PackSamples.MakeAsync(host, parties, parties.Firm[Role.Auditor]));

        Assert.DoesNotContain(files, file => file.Path.EndsWith(Plans, StringComparison.Ordinal));
        await OscalSchema.AssertValidAsync("oscal_assessment-results_schema.json", files.Single(file => file.Path.EndsWith(Results, StringComparison.Ordinal)).Content);
    }

    [Fact]
    public async Task Findings_in_every_state_are_a_valid_plan_of_action_in_the_pack_and_as_a_download()
    {
        await using var host = await TestHost.StartAsync();
        var parties = await PackSamples.SceneAsync(host, AssessmentState.UnderReview);
        var (evidence, _) = await parties.EvidenceAsync(Party.ConnectingFirm, "訓練の記録", share: true);
        foreach (var state in Enum.GetValues<FindingState>()) Assert.NotNull(await parties.FindingAsync(state, text: $"指摘 {state}", evidence: evidence));
        using var client = await host.SignedInAsync(parties.Firm[Role.Contributor]);

        var packed = await InPackAsync(host, parties, Plans);
        var downloaded = await client.GetByteArrayAsync(WorkbenchUrls.OscalPlans(parties.AssessmentId));

        Assert.Equal(packed, downloaded);
        using var plans = JsonDocument.Parse(packed);
        var plan = plans.RootElement.GetProperty("plan-of-action-and-milestones");
        var risks = plan.GetProperty("risks").EnumerateArray().Select(risk => risk.GetProperty("uuid").GetString()).ToList();
        Assert.Equal(Enum.GetValues<FindingState>().Length, risks.Count);
        Assert.Equal(risks, plan.GetProperty("poam-items").EnumerateArray().Select(item => item.GetProperty("related-risks")[0].GetProperty("risk-uuid").GetString()));
        Assert.All(risks, risk => Assert.Equal('5', risk![14]));
        Assert.Equal(2, Encoding.UTF8.GetString(packed).Split("証跡：訓練の記録（第1版）").Length - 1);
        Assert.Contains(await host.Database.TrailAsync(parties.Connection.ChainId), entry => entry.Action == AuditActions.ExportDownloaded && entry.Details!.Contains("oscal-poam", StringComparison.Ordinal));
        await OscalSchema.AssertValidAsync("oscal_poam_schema.json", packed);
    }

    [Fact]
    public async Task Without_findings_there_is_one_sentence_and_for_a_stranger_nothing()
    {
        await using var host = await TestHost.StartAsync();
        var parties = await host.Database.AssessmentAsync(AssessmentState.UnderReview);
        var stranger = await host.Database.TeamAsync(OrganizationKind.FinancialInstitution, "よその銀行（試験）");
        using var client = await host.SignedInAsync(parties.Bank[Role.Reviewer]);
        using var outside = await host.SignedInAsync(stranger[Role.Reviewer]);

        using var none = await client.GetAsync(WorkbenchUrls.OscalPlans(parties.AssessmentId));
        using var others = await outside.GetAsync(WorkbenchUrls.OscalPlans(parties.AssessmentId));

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.NotFound), (none.StatusCode, others.StatusCode));
        Assert.StartsWith("この評価には指摘がない", await none.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_edition_is_a_valid_catalog_with_all_its_items_on_screen_and_on_the_command_line()
    {
        await using var host = await TestHost.StartAsync();
        var parties = await host.Database.AssessmentAsync();
        using var client = await host.SignedInAsync(parties.Firm[Role.Contributor]);
        foreach (var edition in await host.Services.GetRequiredService<EditionCatalogue>().GetAllAsync(CancellationToken.None))
        {
            var json = await client.GetByteArrayAsync(WorkbenchUrls.OscalCatalog(edition.Id));
            using var catalog = JsonDocument.Parse(json);
            var controls = catalog.RootElement.GetProperty("catalog").GetProperty("groups").EnumerateArray().SelectMany(group => group.GetProperty("controls").EnumerateArray()).ToList();
            Assert.Equal(edition.Items.Select(item => (string?)$"item-{item.Number}").Order(), controls.Select(control => control.GetProperty("id").GetString()).Order());
            Assert.All(edition.Items, item => Assert.Contains(controls, control => control.GetProperty("title").GetString() == item.Objective));
            Assert.Equal(json, await OnCommandLineAsync(host, edition.Id));
            await OscalSchema.AssertValidAsync("oscal_catalog_schema.json", json);
        }

        using var missing = await client.GetAsync(WorkbenchUrls.OscalCatalog("none"));
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    private static async Task<byte[]> InPackAsync(TestHost host, TwoParties parties, string name) =>
        PackSamples.Unpack(await PackSamples.MakeAsync(host, parties, parties.Firm[Role.Auditor])).Single(file => file.Path.EndsWith(name, StringComparison.Ordinal)).Content;

    private static async Task<byte[]> OnCommandLineAsync(TestHost host, string edition)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("workbench-oscal-").FullName, "catalog.json");
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var status = await host.Services.GetRequiredService<WorkbenchCommands>().RunAsync(["catalogue", "export", "--format", "oscal", "--edition", edition, "--out", file], output, error, CancellationToken.None);
        Assert.Equal((ExitStatus.Done, ""), (status, error.ToString()));
        var json = await File.ReadAllBytesAsync(file);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        return json;
    }
}
