using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Exchange;
using ChecklistWorkbench.Tests.Features.Exchange.Import;
using ChecklistWorkbench.Tests.Testing;
using ChecklistWorkbench.Ui;
using Microsoft.Playwright;

namespace ChecklistWorkbench.Tests.EndToEnd;

/// <summary>A received workbook from the file to the other party's screen.</summary>
[Collection(Chromium.Collection)]
public sealed class ImportPlayTests(Chromium chromium) : WorkspaceScene(chromium)
{
    [Fact]
    public async Task What_is_accepted_of_a_received_workbook_arrives_at_the_other_party()
    {
        foreach (var number in (int[])[1, 2, 3]) await Parties.AnswerAsync(number, Party.ConnectingFirm, content => content with { CurrentStatus = "規程を定めている。" });
        var form = await Host.Database.Get<ExportWorkbook>().HandleAsync(Parties.Firm.As(Role.Contributor), new(Parties.AssessmentId), CancellationToken.None);
        await Parties.AnswerAsync(2, Party.ConnectingFirm, content => content with { CurrentStatus = "規程をこちらで改めた。" });
        var file = FilledIn.With(form.Value.Content, ("E8", "規程を定め、毎年見直している。"), ("E9", "規程をファイルで改めた。"), ("E10", "取り込まない文。"));
        var bank = await OpenAsync(Parties.Bank[Role.Reviewer]);
        var firm = await OpenAsync(Parties.Firm[Role.Contributor]);
        var page = firm.Page;

        await page.Locator("details.menu summary").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "受け取ったExcelを取り込む" }).ClickAsync();
        await page.Locator("form[data-watched] input[type=file]").SetInputFilesAsync(new FilePayload { Name = "受領.xlsx", MimeType = ExportedWorkbook.ContentType, Buffer = file });
        await page.GetByRole(AriaRole.Button, new() { Name = "読み取る" }).ClickAsync();

        await Assertions.Expect(page.Locator(".import-cell")).ToHaveCountAsync(3);
        await Assertions.Expect(page.Locator(".import-cell").First.Locator("ins").First).ToBeVisibleAsync();
        await Chromium.KeepScreenshotAsync(page, "import-preview");
        await page.AssertNoFindingsAsync("import preview");
        await page.SetViewportSizeAsync(390, 844);
        await Chromium.KeepScreenshotAsync(page, "import-preview-narrow");
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= 390"), "The page is wider than a phone.");
        await page.SetViewportSizeAsync(1440, 960);
        await page.GetByRole(AriaRole.Group).Filter(new() { HasText = "取り込まない文。" }).GetByLabel("今の内容のまま").CheckAsync();
        await page.GetByRole(AriaRole.Group).Filter(new() { HasText = "競合" }).GetByLabel("ファイルの内容を採用").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "2件を取り込む" }).ClickAsync();

        await Assertions.Expect(page.GetByText("2件を取り込みました。")).ToBeVisibleAsync();
        await bank.SeesAsync(1, "規程を定め、毎年見直している。");
        await bank.SeesAsync(2, "規程をファイルで改めた。");
        await bank.SeesAsync(3, "規程を定めている。");
        Assert.Contains(await Host.Database.TrailAsync(Parties.Connection.ChainId), entry => entry.Action == AuditActions.ImportAccepted);
        await Chromium.KeepScreenshotAsync(page, "import-done");
    }

    [Fact]
    public async Task A_wrong_file_is_answered_in_words_and_another_can_be_sent()
    {
        var firm = await OpenAsync(Parties.Firm[Role.Contributor]);
        var page = firm.Page;
        await page.GotoAsync(Address + WorkbenchUrls.Import(Parties.AssessmentId));

        await page.Locator("form[data-watched] input[type=file]").SetInputFilesAsync(new FilePayload { Name = "x.xlsx", MimeType = "text/plain", Buffer = "text"u8.ToArray() });
        await page.GetByRole(AriaRole.Button, new() { Name = "読み取る" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Excelブック（.xlsx）ではありません");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "読み取る" })).ToBeEnabledAsync();
        await Chromium.KeepScreenshotAsync(page, "import-refused");
        await page.AssertNoFindingsAsync("import refused");
    }
}
