using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Tests.Testing;
using ChecklistWorkbench.Ui;
using Microsoft.Playwright;

namespace ChecklistWorkbench.Tests.EndToEnd;

/// <summary>Evidence from the firm's desk to the bank's.</summary>
[Collection(Chromium.Collection)]
public sealed class EvidencePlayTests(Chromium chromium) : WorkspaceScene(chromium)
{
    [Fact]
    public async Task A_firm_drops_a_file_links_and_shares_it_and_the_bank_looks_at_it_and_downloads_it()
    {
        var firm = await OpenAsync(Parties.Firm[Role.Contributor]);
        var page = firm.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "証跡", Exact = true }).ClickAsync();
        await Chromium.KeepScreenshotAsync(page, "evidence-empty");
        await page.GetByRole(AriaRole.Button, new() { Name = "証跡を追加" }).ClickAsync();
        await page.Locator(".upload[data-watched]").WaitForAsync();
        var dropped = await page.EvaluateHandleAsync("""
            files => {
              const data = new DataTransfer();
              for (const file of files) data.items.add(new File([Uint8Array.from(atob(file.base64), c => c.charCodeAt(0))], file.name));
              return data;
            }
            """, new[]
        {
            new { name = "認証書.pdf", base64 = Convert.ToBase64String(EvidenceSamples.Pdf()) },
            new { name = "認証書.pdf", base64 = Convert.ToBase64String(EvidenceSamples.PdfWithJavaScript) },
            new { name = "画面.png", base64 = Convert.ToBase64String(EvidenceSamples.Png) },
            new { name = "偽物.pdf", base64 = Convert.ToBase64String([.. "MZ"u8, 0, 1]) },
            new { name = "一式.zip", base64 = Convert.ToBase64String(EvidenceSamples.Zip(("規程/表紙.pdf", "12345"))) },
        });
        await page.DispatchEventAsync(".drop", "drop", new { dataTransfer = dropped });
        await Assertions.Expect(page.Locator(".upload .file-list > li")).ToHaveCountAsync(4);
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("偽物.pdf");
        await page.GetByLabel("名称", new() { Exact = true }).FillAsync("ISMS認証書 2026");
        await page.GetByLabel("発行者", new() { Exact = true }).FillAsync("認証機関（デモ）");
        await page.GetByLabel("基準日").FillAsync("2026-04-01");
        await page.GetByLabel("対象期間（初日）").FillAsync("2026-04-01");
        await page.GetByLabel("対象期間（最終日）").FillAsync("2027-03-31");
        await page.Locator("#evidence-until").FillAsync("2027-03-31");
        await page.AssertNoFindingsAsync("evidence form");
        await Chromium.KeepScreenshotAsync(page, "evidence-form", fullPage: true);
        await page.GetByRole(AriaRole.Button, new() { Name = "登録", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "ISMS認証書 2026" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("JavaScript等を含むPDF")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".file-list > li").Filter(new() { HasText = "認証書 (2).pdf" }).GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await page.AssertNoFindingsAsync("evidence piece");
        await Chromium.KeepScreenshotAsync(page, "evidence-piece", fullPage: true);

        await page.GotoAsync(WorkbenchUrls.Assessment(Parties.AssessmentId));
        await firm.ReadyAsync();
        await firm.Item(1).Locator("[data-objective]").ClickAsync();
        await page.GetByRole(AriaRole.Tab, new() { NameRegex = new("証跡") }).ClickAsync();
        await page.Locator("#item-evidence").WaitForAsync();
        await page.GetByLabel("証跡を関連付ける").SelectOptionAsync("ISMS認証書 2026");
        await page.GetByRole(AriaRole.Button, new() { Name = "関連付ける", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".item-evidence .line")).ToContainTextAsync("ISMS認証書 2026");
        await Assertions.Expect(page.Locator(".item-evidence .tag.warn")).ToHaveCountAsync(0);
        await page.AssertNoFindingsAsync("evidence of an item");
        await Chromium.KeepScreenshotAsync(page, "evidence-item");

        var bank = await OpenAsync(Parties.Bank[Role.Reviewer]);
        await bank.Page.GotoAsync(WorkbenchUrls.Evidence);
        await Assertions.Expect(bank.Page.GetByRole(AriaRole.Link, new() { Name = "ISMS認証書 2026" })).ToBeVisibleAsync();
        await Chromium.KeepScreenshotAsync(bank.Page, "evidence-list");
        await bank.Page.AssertNoFindingsAsync("evidence list");
        await bank.Page.GetByRole(AriaRole.Link, new() { Name = "ISMS認証書 2026" }).ClickAsync();
        await bank.Page.GetByRole(AriaRole.Button, new() { Name = "画面.pngを表示" }).ClickAsync();
        await Assertions.Expect(bank.Page.GetByAltText("画面.pngの内容")).ToHaveJSPropertyAsync("naturalWidth", 1);
        await bank.Page.GetByRole(AriaRole.Button, new() { Name = "認証書.pdfを表示" }).ClickAsync();
        await Assertions.Expect(bank.Page.Locator("iframe.preview")).ToBeVisibleAsync();
        await Chromium.KeepScreenshotAsync(bank.Page, "evidence-preview", fullPage: true);
        var download = await bank.Page.RunAndWaitForDownloadAsync(() => bank.Page.GetByRole(AriaRole.Link, new() { Name = "認証書.pdfをダウンロード" }).ClickAsync());
        Assert.Equal(EvidenceSamples.Pdf(), await File.ReadAllBytesAsync(await download.PathAsync()));
        var trail = await Host.Database.TrailAsync(Parties.Connection.ChainId);
        Assert.Contains(trail, entry => entry.Action == AuditActions.EvidencePreviewed);
        Assert.Equal(AuditActions.EvidenceDownloaded, trail[^1].Action);

        await bank.Page.SetViewportSizeAsync(390, 844);
        Assert.True(await bank.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= 390"), "The page is wider than a phone.");
        await Chromium.KeepScreenshotAsync(bank.Page, "evidence-piece-narrow", fullPage: true);
    }
}
