using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Monitoring.Schedule;
using ChecklistWorkbench.Tests.Testing;
using ChecklistWorkbench.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace ChecklistWorkbench.Tests.EndToEnd;

/// <summary>The year after: arranged, opened by its date, stated by keyboard, submitted, and little left to look at.</summary>
[Collection(Chromium.Collection)]
public sealed class MonitoringTests(Chromium chromium) : WorkspaceScene(chromium)
{
    [Fact]
    public async Task What_was_agreed_opens_by_itself_and_the_bank_looks_only_at_what_changed()
    {
        foreach (var item in (await Host.Database.EditionAsync()).Items.Where(item => item.Target != ChecklistWorkbench.Domain.Catalogue.ResponsibleParty.FinancialInstitution))
            await Parties.AnswerAsync(item.Number, Party.ConnectingFirm, content => content with { Implementation = Implementation.Implemented, CurrentStatus = $"昨年からの対応（通番{item.Number}）" });
        await Parties.TakeToAsync(AssessmentState.Closed);
        await ArrangeAsync();

        Host.Clock.Advance(TimeSpan.FromDays(40));
        Assert.Equal(1, await Host.Database.Get<OpenDueRounds>().RunAsync(CancellationToken.None));
        await using (var db = Host.Database.OpenContext())
            await Parties.StandForAsync(await db.Assessments.Where(a => a.Purpose == AssessmentPurpose.Monitoring).Select(a => a.Id).SingleAsync(), AssessmentState.Drafting);
        await Parties.StateAllAsync(Party.ConnectingFirm, 1, 2, 3, 4, 5);
        await StateByKeyboardAsync();

        var approver = (await OpenAsync(Parties.Firm[Role.Approver])).Page;
        await approver.GetByRole(AriaRole.Button, new() { Name = "提出の準備…" }).ClickAsync();
        await approver.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "提出する" }).ClickAsync();
        await Assertions.Expect(approver.Locator(".steps .on")).ToContainTextAsync("提出済");

        await Parties.StartReviewAsync();
        var reviewer = (await OpenAsync(Parties.Bank[Role.Reviewer])).Page;
        await reviewer.GotoAsync(Address + WorkbenchUrls.Review(Parties.AssessmentId));
        await Assertions.Expect(reviewer.Locator("[data-queue]")).ToHaveCountAsync(1);
        await Assertions.Expect(reviewer.Locator("[data-queue='5']")).ToBeVisibleAsync();
        await Assertions.Expect(reviewer.Locator(".stated")).ToContainTextAsync("変更あり");
        await Chromium.KeepScreenshotAsync(reviewer, "monitoring-queue");
        await reviewer.AssertNoFindingsAsync("queue of a monitoring round");
        await reviewer.GetByRole(AriaRole.Button, new() { Name = "すべて" }).ClickAsync();
        await Assertions.Expect(reviewer.Locator("[data-queue]")).ToHaveCountAsync(38);
    }

    [Fact]
    public async Task A_change_notice_opens_its_items_and_is_received_asked_about_and_closed()
    {
        await Parties.TakeToAsync(AssessmentState.Closed);
        var firm = (await OpenAsync(Parties.Firm[Role.Contributor])).Page;
        await firm.GotoAsync(Address + WorkbenchUrls.NewNotice);
        await firm.GetByRole(AriaRole.Radio, new() { Name = "クラウド・委託先の変更" }).CheckAsync();
        await firm.GetByLabel("変更の内容と対応").FillAsync("データセンターを西日本へ移した。暗号化と権限は従来どおり。");
        await firm.GetByRole(AriaRole.Button, new() { Name = "届け出る" }).ClickAsync();
        await Assertions.Expect(firm.GetByRole(AriaRole.Alert)).ToContainTextAsync("影響する接続");
        await firm.GetByRole(AriaRole.Checkbox, new() { Name = "あけぼの銀行（試験）" }).CheckAsync();
        await firm.GetByRole(AriaRole.Checkbox, new() { Name = "17" }).UncheckAsync();
        await Chromium.KeepScreenshotAsync(firm, "notice-new");
        await firm.AssertNoFindingsAsync("new notice");
        await firm.GetByRole(AriaRole.Button, new() { Name = "届け出る" }).ClickAsync();
        await Assertions.Expect(firm.GetByRole(AriaRole.Link, new() { Name = "関係する項目を開く" })).ToBeVisibleAsync();

        var bank = (await OpenAsync(Parties.Bank[Role.Reviewer])).Page;
        await bank.GotoAsync(Address + WorkbenchUrls.Notices);
        await bank.Locator("tbody a").First.WaitForAsync();
        await Chromium.KeepScreenshotAsync(bank, "notices");
        await bank.AssertNoFindingsAsync("notices");
        await bank.Locator("tbody a").First.ClickAsync();
        await bank.GetByRole(AriaRole.Button, new() { Name = "照会する" }).WaitForAsync();
        await bank.GetByLabel("相手方への言葉").FillAsync("復旧訓練は終えましたか。");
        await bank.GetByRole(AriaRole.Button, new() { Name = "照会する" }).ClickAsync();
        await Assertions.Expect(bank.Locator(".notice-messages")).ToContainTextAsync("復旧訓練は終えましたか。");
        await Chromium.KeepScreenshotAsync(bank, "notice");
        await bank.AssertNoFindingsAsync("notice");
        await bank.GotoAsync(Address + WorkbenchUrls.Calendar);
        await bank.GetByRole(AriaRole.Button, new() { Name = "購読用のアドレスを作る" }).ClickAsync();
        await Assertions.Expect(bank.GetByLabel("購読用のアドレス", new() { Exact = true })).ToHaveValueAsync(new System.Text.RegularExpressions.Regex(@"/calendar/feed/[0-9a-f]{64}\.ics$"));
        await Chromium.KeepScreenshotAsync(bank, "calendar");
        await bank.AssertNoFindingsAsync("calendar");
        await bank.SetViewportSizeAsync(390, 844);
        Assert.True(await bank.EvaluateAsync<bool>("document.documentElement.scrollWidth <= 390"), "The calendar is wider than a phone.");
        await Chromium.KeepScreenshotAsync(bank, "calendar-narrow");
        await bank.GoBackAsync();
        await bank.Locator(".notice-messages").WaitForAsync();
        Assert.True(await bank.EvaluateAsync<bool>("document.documentElement.scrollWidth <= 390"), "The page is wider than a phone.");
        await Chromium.KeepScreenshotAsync(bank, "notice-narrow");
    }

    private async Task ArrangeAsync()
    {
        var bank = (await OpenAsync(Parties.Bank[Role.ReviewLead])).Page;
        await bank.GotoAsync(Address + WorkbenchUrls.Arrangement(Parties.Connection.Id));
        await bank.GetByRole(AriaRole.Button, new() { Name = "取決めを提案する" }).ClickAsync();
        await bank.GetByLabel("初回の開始日").FillAsync("2026-12-20");
        await bank.GetByLabel("ヒアリング").CheckAsync();
        await bank.GetByLabel("その他の随時の条件").FillAsync("基幹システムを更改するとき");
        await Chromium.KeepScreenshotAsync(bank, "arrangement-form");
        await bank.AssertNoFindingsAsync("arrangement form");
        await bank.GetByRole(AriaRole.Button, new() { Name = "提案する", Exact = true }).ClickAsync();
        await Assertions.Expect(bank.GetByText("API接続先の承認者の回答を待っています").Or(bank.GetByRole(AriaRole.Button, new() { Name = "提案を取り下げる" })).First).ToBeVisibleAsync();

        var firm = (await OpenAsync(Parties.Firm[Role.Approver])).Page;
        await firm.GotoAsync(Address + WorkbenchUrls.Arrangement(Parties.Connection.Id));
        await Chromium.KeepScreenshotAsync(firm, "arrangement-proposal");
        await firm.AssertNoFindingsAsync("arrangement proposal");
        await firm.GetByRole(AriaRole.Button, new() { Name = "この内容で合意する" }).ClickAsync();
        await Assertions.Expect(firm.GetByRole(AriaRole.Heading, new() { Name = "現在の取決め（第1版）" })).ToBeVisibleAsync();
        await Chromium.KeepScreenshotAsync(firm, "arrangement-agreed");
        await firm.SetViewportSizeAsync(390, 844);
        Assert.True(await firm.EvaluateAsync<bool>("document.documentElement.scrollWidth <= 390"), "The page is wider than a phone.");
        await Chromium.KeepScreenshotAsync(firm, "arrangement-agreed-narrow");
    }

    private async Task StateByKeyboardAsync()
    {
        var play = await OpenAsync(Parties.Firm[Role.Contributor]);
        var (page, keyboard) = (play.Page, play.Page.Keyboard);
        await keyboard.PressAsync("n");
        await Assertions.Expect(play.Item(1)).ToHaveAttributeAsync("aria-current", "true");
        await Chromium.KeepScreenshotAsync(page, "monitoring-workspace");
        await page.AssertNoFindingsAsync("workspace of a monitoring round");
        for (var number = 1; number <= 4; number++)
        {
            await Assertions.Expect(play.Item(number)).ToHaveAttributeAsync("aria-current", "true");
            await keyboard.PressAsync("u");
            await Assertions.Expect(play.Item(number).Locator(".statement .pill.ok")).ToHaveTextAsync("変更なし");
        }

        await Assertions.Expect(play.Item(5)).ToHaveAttributeAsync("aria-current", "true");
        await keyboard.PressAsync("e");
        await play.Item(5).Locator(".editor[data-ready]").WaitForAsync();
        await play.Field(5, "備考").FillAsync("部署を改めた。");
        await keyboard.PressAsync("Escape");
        await play.SeesAsync(5, "部署を改めた。");
        await Assertions.Expect(play.Item(5).GetByRole(AriaRole.Button, new() { Name = "変更あり" })).ToBeVisibleAsync();
        await keyboard.PressAsync("c");
        await Assertions.Expect(play.Item(5).Locator(".statement .pill.part")).ToHaveTextAsync("変更あり");
        await Chromium.KeepScreenshotAsync(page, "monitoring-stated");
    }
}
