using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence.AuditTrail;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace ChecklistWorkbench.Tests.EndToEnd;

/// <summary>The auditor reads the trail of a connection, narrows it, verifies it and takes it along.</summary>
[Collection(Chromium.Collection)]
public sealed class AuditTrailPlayTests(Chromium chromium) : WorkspaceScene(chromium)
{
    [Fact]
    public async Task A_change_is_found_read_verified_and_downloaded()
    {
        await Parties.AnswerAsync(1, Party.ConnectingFirm, content => content with { CurrentStatus = "年1回見直している。" });
        await Parties.AnswerAsync(1, Party.ConnectingFirm, content => content with { CurrentStatus = "半年に1回見直している。" });
        await Host.Services.GetRequiredService<TrailSigner>().CheckpointAsync(Parties.Connection.ChainId, CancellationToken.None);
        var page = (await OpenAsync(Parties.Bank[Role.Auditor])).Page;

        await page.GetByRole(AriaRole.Link, new() { Name = "監査証跡" }).ClickAsync();
        await page.Locator(".trail-filters select").First.SelectOptionAsync(Parties.Connection.Id.ToString());
        await page.Locator(".trail-filters label.wide select").Last.SelectOptionAsync("response.saved");

        await Assertions.Expect(page.Locator(".trail-entry")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator(".trail-entry").First.Locator("ins").First).ToContainTextAsync("半年");
        Assert.Contains("action=response.saved", page.Url, StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = "連鎖を検証する" }).ClickAsync();
        await Assertions.Expect(page.Locator(".verify [role=status]")).ToContainTextAsync("検証点 1 件とも一致");
        await page.AssertNoFindingsAsync("audit trail");
        await Chromium.KeepScreenshotAsync(page, "audit-trail");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "CSVでダウンロード" }).ClickAsync());
        Assert.EndsWith(".csv", download.SuggestedFilename, StringComparison.Ordinal);
        await page.SetViewportSizeAsync(390, 844);
        await page.AssertNoFindingsAsync("audit trail, narrow");
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= 390"), "The page is wider than a phone.");
    }

    [Fact]
    public async Task All_connections_are_read_narrowed_verified_and_downloaded_as_one()
    {
        await Parties.ConnectAnotherBankAsync("もう一つの銀行（試験）");
        await Parties.AnswerAsync(1, Party.ConnectingFirm, content => content with { CurrentStatus = "年1回見直している。" });
        var page = (await OpenAsync(Parties.Firm[Role.Auditor])).Page;

        await page.GetByRole(AriaRole.Link, new() { Name = "監査証跡" }).ClickAsync();
        await page.Locator(".trail-filters select").First.SelectOptionAsync(new SelectOptionValue { Label = "すべての接続（2 件）" });
        await page.Locator(".trail-filters label.wide select").Last.SelectOptionAsync("connection.opened");

        await Assertions.Expect(page.Locator(".trail-entry .connection")).ToHaveCountAsync(2);
        Assert.Contains("chain=all&action=connection.opened", page.Url, StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = "すべての連鎖を検証する" }).ClickAsync();
        await Assertions.Expect(page.Locator(".verify [role=status]")).ToContainTextAsync("接続 2 件の連鎖を検証しました。");
        await page.AssertNoFindingsAsync("audit trail of all connections");
        await Chromium.KeepScreenshotAsync(page, "audit-trail-all");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "CSVでダウンロード" }).ClickAsync());
        Assert.Contains("すべての接続", download.SuggestedFilename, StringComparison.Ordinal);
        Assert.Equal(3, (await File.ReadAllLinesAsync(await download.PathAsync(), TestContext.Current.CancellationToken)).Length);
        await page.SetViewportSizeAsync(390, 844);
        await page.AssertNoFindingsAsync("audit trail of all connections, narrow");
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= 390"), "The page is wider than a phone.");
        await page.Locator(".trail-entry .connection", new() { HasText = "もう一つの銀行" }).ClickAsync();

        await Assertions.Expect(page.Locator(".trail-entry")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".trail-entry .connection")).ToHaveCountAsync(0);
        Assert.Contains("action=connection.opened", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_administrator_limits_an_auditor_and_the_screen_has_no_findings()
    {
        var page = (await OpenAsync(Parties.Bank[Role.Reviewer])).Page;
        await page.GotoAsync(TestHost.SignInPath(Parties.Bank[Role.Administrator].Person.Id));
        await page.GotoAsync("/admin/people");

        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("の監査の範囲$") }).ClickAsync();
        await page.GetByLabel("終了日").FillAsync("2099-12-31");
        await page.Locator(".audit-scope input[type=checkbox]").First.CheckAsync();
        await page.AssertNoFindingsAsync("audit scope");
        await Chromium.KeepScreenshotAsync(page, "audit-scope");
        await page.GetByRole(AriaRole.Button, new() { Name = "範囲を保存" }).ClickAsync();

        await Assertions.Expect(page.Locator(".data-table .audit")).ToContainTextAsync("接続 1 件");
    }
}
