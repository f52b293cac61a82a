using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.Playwright;

namespace ChecklistWorkbench.Tests.EndToEnd;

/// <summary>The auditor finds the submission, looks at its report and downloads it.</summary>
[Collection(Chromium.Collection)]
public sealed class ReportTests(Chromium chromium) : WorkspaceScene(chromium)
{
    [Fact]
    public async Task A_submission_s_report_is_looked_at_and_downloaded()
    {
        await Parties.AnswerAsync(1, Party.ConnectingFirm, content => content with { CurrentStatus = "𠮷野家の窓口で確かめている。", Implementation = Implementation.Implemented });
        await Parties.AnswerAsync(2, Party.ConnectingFirm, content => content with { CurrentStatus = "未了 😀", RemediationPlan = "来期に行う。", PlanDueOn = new(2027, 3, 31), Implementation = Implementation.Planned });
        await Parties.SubmitAsync();
        var auditor = await OpenAsync(Parties.Bank[Role.Auditor]);
        var page = auditor.Page;

        await page.Locator("details.menu summary").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^提出控え PDF（第1回提出") }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "概要" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".sheet")).ToContainTextAsync("𠮷野家の窓口で確かめている。");
        await Assertions.Expect(page.Locator(".notice.warn")).ToContainTextAsync("U+1F600");
        Assert.Equal(3, await page.Locator(".sheet svg[role=img]").CountAsync());
        await page.AssertNoFindingsAsync("report");
        await Chromium.KeepScreenshotAsync(page, "report-preview");
        await page.SetViewportSizeAsync(390, 844);
        await Chromium.KeepScreenshotAsync(page, "report-preview-narrow");
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= 390"), "The page is wider than a phone.");
        await page.SetViewportSizeAsync(1440, 960);

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "PDF をダウンロード" }).ClickAsync());

        Assert.StartsWith("提出控え_", download.SuggestedFilename, StringComparison.Ordinal);
        Assert.EndsWith(".pdf", download.SuggestedFilename, StringComparison.Ordinal);
        Assert.Equal(AuditActions.ReportDownloaded, (await Host.Database.TrailAsync(Parties.Connection.ChainId))[^1].Action);
    }

    [Fact]
    public async Task An_address_without_a_submission_says_so()
    {
        var firm = await OpenAsync(Parties.Firm[Role.Contributor]);

        await firm.Page.GotoAsync($"/assessments/{Parties.AssessmentId}/report");

        await Assertions.Expect(firm.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("まだ提出されていない");
    }
}
