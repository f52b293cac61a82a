using System.Text;
using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Exchange;
using ChecklistWorkbench.Features.Exchange.Reading;
using ChecklistWorkbench.Tests.Features.Exchange.Layouts;
using ChecklistWorkbench.Tests.Features.Exchange.Reading;
using ChecklistWorkbench.Tests.Features.Exchange.Receiving;
using ChecklistWorkbench.Tests.Testing;
using ChecklistWorkbench.Ui;
using Microsoft.Playwright;

namespace ChecklistWorkbench.Tests.EndToEnd;

/// <summary>A bank's own layout: described once on the screen, then read and filled by itself; and many workbooks at once.</summary>
[Collection(Chromium.Collection)]
public sealed class LayoutPlayTests(Chromium chromium) : WorkspaceScene(chromium)
{
    [Fact]
    public async Task A_bank_s_own_layout_is_described_once_and_then_read_and_filled()
    {
        await Parties.AnswerAsync(2, Party.ConnectingFirm, content => content with { CurrentStatus = "こちらの回答" });
        var page = (await OpenAsync(Parties.Firm[Role.Contributor])).Page;
        await page.GotoAsync(Address + WorkbenchUrls.Import(Parties.AssessmentId));
        await SendAsync(page, ("独自様式.xlsx", OwnLayout.Book()));

        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("通番");
        await page.AssertNoFindingsAsync("layout refused");
        await page.GetByRole(AriaRole.Link, new() { Name = "様式の対応付けを作る" }).ClickAsync();
        await page.GetByLabel("見出しの行").FillAsync("3");
        await page.GetByLabel("見出しの行").PressAsync("Tab");
        await page.GetByLabel("A列に対応する欄").SelectOptionAsync("Number");
        await page.GetByLabel("B列に対応する欄").SelectOptionAsync("Objective");
        await page.GetByLabel("C列に対応する欄").SelectOptionAsync("Answer");
        await page.GetByLabel("D列に対応する欄").SelectOptionAsync("CurrentStatus");
        await page.GetByRole(AriaRole.Button, new() { Name = "末尾の数字を通番にする" }).ClickAsync();
        await page.GetByLabel("「はい」の対応区分").SelectOptionAsync("Implemented");
        await Assertions.Expect(page.GetByText("3項目、")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("どの行も対応していない通番：4、5")).ToBeVisibleAsync();
        await Chromium.KeepScreenshotAsync(page, "layout-editor");
        await page.AssertNoFindingsAsync("layout editor");
        await page.SetViewportSizeAsync(390, 844);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= 390"), "The page is wider than a phone.");
        await Chromium.KeepScreenshotAsync(page, "layout-editor-narrow");
        await page.SetViewportSizeAsync(1440, 960);
        await page.GetByRole(AriaRole.Button, new() { Name = "保存して違いを確認する" }).ClickAsync();

        await Assertions.Expect(page.Locator(".import-cell").First).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("読み取り方")).Not.ToHaveValueAsync("none");
        await Chromium.KeepScreenshotAsync(page, "layout-preview");
        await page.GotoAsync(Address + WorkbenchUrls.Fill(Parties.AssessmentId));
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "の様式の対応付け" })).ToBeVisibleAsync();
        await Chromium.KeepScreenshotAsync(page, "fill-received");
        await SendAsync(page, ("今年の様式.xlsx", OwnLayout.Blank()));

        await Assertions.Expect(page.GetByText("記入できる欄 1件")).ToBeVisibleAsync();
        await Chromium.KeepScreenshotAsync(page, "fill-preview");
        await page.AssertNoFindingsAsync("fill preview");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "記入したExcelをダウンロード" }).ClickAsync());
        Assert.Equal("今年の様式.xlsx", download.SuggestedFilename);
        var filled = await File.ReadAllBytesAsync(await download.PathAsync());
        Assert.Equal("こちらの回答", HandMade.Read(filled, null, OwnLayout.Mapping).Value.Items[1].Text(Party.ConnectingFirm, ResponseField.CurrentStatus));
    }

    [Fact]
    public async Task A_zip_of_workbooks_is_taken_in_at_once_with_a_preview_for_each()
    {
        var form = await Host.Database.Get<ExportWorkbook>().HandleAsync(Parties.Firm.As(Role.Contributor), new(Parties.AssessmentId), CancellationToken.None);
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var zip = WorkbookBundleTests.Zip(Encoding.GetEncoding(932), ("受領/回答票①.xlsx", form.Value.Content), ("受領/壊れた票.xlsx", [1, 2, 3]), ("受領/手順.txt", [1]));
        var page = (await OpenAsync(Parties.Firm[Role.Contributor])).Page;
        await page.GotoAsync(Address + WorkbenchUrls.Import(Parties.AssessmentId));

        await SendAsync(page, ("まとめ.zip", zip), ("もう一つ.xlsx", form.Value.Content));

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "送ったファイル（4件のうち2件を受け取りました）" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("壊れた票.xlsx")).ToBeVisibleAsync();
        await Chromium.KeepScreenshotAsync(page, "receive-many");
        await page.AssertNoFindingsAsync("received many");
        await page.GetByRole(AriaRole.Link, new() { Name = "回答票①.xlsx の違いを確認する" }).First.ClickAsync();
        await Assertions.Expect(page.GetByText("回答票①.xlsx")).ToBeVisibleAsync();
    }

    private static async Task SendAsync(IPage page, params (string Name, byte[] Content)[] files)
    {
        await page.Locator("form[data-watched] input[type=file]").SetInputFilesAsync(files.Select(file => new FilePayload { Name = file.Name, MimeType = "application/octet-stream", Buffer = file.Content }));
        await page.GetByRole(AriaRole.Button, new() { Name = "読み取る" }).ClickAsync();
    }
}
