using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Monitoring.Schedule;
using ChecklistWorkbench.Tests.Testing;
using ChecklistWorkbench.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace ChecklistWorkbench.Tests.EndToEnd;

/// <summary>A whole year between a firm and a bank, played in browsers: from 事前審査 with all its turns to the decision renewed after monitoring.</summary>
[Collection(Chromium.Collection)]
public sealed class YearPlayTests(Chromium chromium) : WorkspaceScene(chromium)
{
    [Fact]
    public async Task From_the_first_submission_over_a_conditional_decision_to_the_decision_of_the_year_after()
    {
        foreach (var item in (await Host.Database.EditionAsync()).Items.Where(item => item.Target != ResponsibleParty.FinancialInstitution))
            await Parties.AnswerAsync(item.Number, Party.ConnectingFirm, content => content with { Implementation = Implementation.Implemented, CurrentStatus = $"規程に定めている（通番{item.Number}）" });
        var (firm, approver) = (await OpenAsync(Parties.Firm[Role.Contributor]), await OpenAsync(Parties.Firm[Role.Approver]));
        var (reviewer, lead) = (await OpenAsync(Parties.Bank[Role.Reviewer]), await OpenAsync(Parties.Bank[Role.ReviewLead]));

        await SubmitAsync(approver.Page);
        await ReturnItemAsync(reviewer.Page, 9);
        await firm.Page.Locator(".return-todo").GetByRole(AriaRole.Button, new() { Name = "通番9" }).ClickAsync();
        await firm.Item(9).Locator(".editor[data-ready]").WaitForAsync();
        await firm.Field(9, "課題への対応計画").FillAsync("2027年1月末までに訓練の記録を整える。");
        await firm.LeaveAndWaitAsync(9);
        await SubmitAsync(approver.Page);

        await StartReviewAsync(reviewer.Page);
        await QuestionAsync(reviewer, firm, 10);
        await FindingAsync(reviewer, firm, 12);
        await ReportAsync(reviewer, firm, 12);
        await DecideAsync(reviewer.Page, lead.Page, conditionOn: 9);
        await lead.Page.GetByLabel("確認した内容").FillAsync("訓練の記録を見た。");
        await lead.Page.GetByRole(AriaRole.Button, new() { Name = "充足を確認する" }).ClickAsync();
        await Assertions.Expect(lead.Page.GetByText("訓練の記録を見た。")).ToBeVisibleAsync();
        await lead.Page.GotoAsync($"{Address}/assessments/{Parties.AssessmentId}");
        await lead.Page.GetByRole(AriaRole.Button, new() { Name = "終了…" }).ClickAsync();
        await lead.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "終了する" }).ClickAsync();
        await Assertions.Expect(lead.Page.Locator(".steps .on")).ToContainTextAsync("終了");
        var first = Parties.AssessmentId;

        await Parties.AgreeArrangementAsync(terms => terms with { FirstOpensOn = terms.FirstOpensOn.AddYears(1) });
        Host.Clock.Advance(TimeSpan.FromDays(380));
        Assert.Equal(1, await Host.Database.Get<OpenDueRounds>().RunAsync(CancellationToken.None));
        await using (var db = Host.Database.OpenContext())
            await Parties.StandForAsync(await db.Assessments.Where(a => a.Purpose == AssessmentPurpose.Monitoring).Select(a => a.Id).SingleAsync(), AssessmentState.Drafting);
        await Parties.StateAllAsync(Party.ConnectingFirm, 1, 2, 3, 4, 5);
        await StateAsync(await OpenAsync(Parties.Firm[Role.Contributor]));
        await SubmitAsync((await OpenAsync(Parties.Firm[Role.Approver])).Page);

        reviewer = await OpenAsync(Parties.Bank[Role.Reviewer]);
        await StartReviewAsync(reviewer.Page);
        await reviewer.Page.GotoAsync(Address + WorkbenchUrls.Review(Parties.AssessmentId));
        // What changed, and what was conditional; the finding at 12 was confirmed.
        await Assertions.Expect(reviewer.Page.Locator("[data-queue]")).ToHaveCountAsync(2);
        await Assertions.Expect(reviewer.Page.Locator("[data-queue='5']")).ToBeVisibleAsync();
        await Assertions.Expect(reviewer.Page.Locator("[data-queue='9']")).ToBeVisibleAsync();
        await Chromium.KeepScreenshotAsync(reviewer.Page, "year-queue");
        await DecideAsync(reviewer.Page, (await OpenAsync(Parties.Bank[Role.ReviewLead])).Page, conditionOn: null);

        var auditor = (await OpenAsync(Parties.Bank[Role.Auditor])).Page;
        await auditor.GotoAsync(Address + WorkbenchUrls.Decision(first));
        await Assertions.Expect(auditor.GetByText("失効").First).ToBeVisibleAsync();
        await auditor.GotoAsync(Address + WorkbenchUrls.Decision(Parties.AssessmentId));
        await Assertions.Expect(auditor.GetByRole(AriaRole.Heading, new() { Name = "判定", Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(auditor.GetByText("失効")).ToHaveCountAsync(0);
        await Chromium.KeepScreenshotAsync(auditor, "year-decided");
    }

    private static async Task SubmitAsync(IPage approver)
    {
        await approver.GetByRole(AriaRole.Button, new() { Name = "提出の準備…" }).ClickAsync();
        await approver.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "提出する" }).ClickAsync();
        await Assertions.Expect(approver.Locator(".steps .on")).ToContainTextAsync("提出済");
    }

    private static async Task StartReviewAsync(IPage reviewer)
    {
        await reviewer.GetByRole(AriaRole.Button, new() { Name = "審査を始める" }).ClickAsync();
        await Assertions.Expect(reviewer.Locator(".steps .on")).ToContainTextAsync("審査中");
    }

    private static async Task ReturnItemAsync(IPage reviewer, int number)
    {
        await StartReviewAsync(reviewer);
        await reviewer.GetByRole(AriaRole.Button, new() { Name = "差戻し…" }).ClickAsync();
        var dialog = reviewer.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("差戻しの理由").FillAsync("計画の追記をお願いします。");
        await dialog.Locator(".return-item label").Nth(number - 1).GetByRole(AriaRole.Checkbox).CheckAsync();
        await dialog.GetByLabel($"通番{number}の理由の種類").SelectOptionAsync(new SelectOptionValue { Label = "計画に期日なし" });
        await dialog.GetByRole(AriaRole.Button, new() { Name = "差し戻す" }).ClickAsync();
        await Assertions.Expect(reviewer.Locator(".steps .on")).ToContainTextAsync("作成中");
    }

    private static async Task QuestionAsync(WorkspacePlay reviewer, WorkspacePlay firm, int number)
    {
        await reviewer.Item(number).Locator("[data-objective]").ClickAsync();
        await reviewer.Page.Locator("#tab-Discussion").ClickAsync();
        await reviewer.Page.Locator("[data-ask]").ClickAsync();
        await WriteAsync(reviewer.Page, "委託先の一覧は最新ですか。");
        await firm.Item(number).Locator(".talk .btn").ClickAsync();
        await firm.Page.GetByRole(AriaRole.Button, new() { Name = "返信する" }).ClickAsync();
        await WriteAsync(firm.Page, "11月に更新しました。");
        await reviewer.SeesAsync(number, "回答済 1");
        await reviewer.Page.GetByRole(AriaRole.Button, new() { Name = "終了にする" }).ClickAsync();
        await Assertions.Expect(firm.Page.Locator(".thread.closed")).ToBeVisibleAsync();
    }

    private static async Task WriteAsync(IPage page, string text)
    {
        await page.Locator(".composer[data-ready] textarea").FillAsync(text);
        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(page.Locator(".composer")).ToHaveCountAsync(0);
    }

    private static async Task FindingAsync(WorkspacePlay reviewer, WorkspacePlay firm, int number)
    {
        await reviewer.Item(number).Locator("[data-objective]").ClickAsync();
        await reviewer.Page.Locator("#tab-Records").ClickAsync();
        await reviewer.Page.Locator("[data-raise]").ClickAsync();
        await reviewer.Page.GetByRole(AriaRole.Button, new() { Name = "提起する", Exact = true }).ClickAsync();
        await Assertions.Expect(reviewer.Page.Locator(".findings").GetByRole(AriaRole.Alert)).ToContainTextAsync("指摘内容");
        await reviewer.Page.GetByLabel("指摘内容").FillAsync("見直しの記録が示されていません。");
        await reviewer.Page.GetByRole(AriaRole.Button, new() { Name = "提起する", Exact = true }).ClickAsync();
        await Assertions.Expect(reviewer.Page.Locator("article.finding")).ToContainTextAsync("見直しの記録");
        await reviewer.Page.AssertNoFindingsAsync("finding in the workspace");

        await firm.Item(number).Locator("[data-objective]").ClickAsync();
        await firm.Page.Locator("#tab-Records").ClickAsync();
        await firm.Page.Locator("[data-act='ProposePlan']").ClickAsync();
        await firm.Page.Locator("article.finding textarea").FillAsync("四半期ごとに見直し、記録を残す。");
        await firm.Page.Locator("article.finding").GetByLabel("担当").FillAsync("情報セキュリティ室");
        await firm.Page.Locator("article.finding").GetByLabel("期限").FillAsync("2099-01-31");
        await Chromium.KeepScreenshotAsync(firm.Page, "year-plan");
        await firm.Page.AssertNoFindingsAsync("plan for a finding");
        await firm.Page.GetByRole(AriaRole.Button, new() { Name = "計画を示す" }).ClickAsync();
        await Assertions.Expect(firm.Page.Locator("article.finding .notice")).ToContainTextAsync("合意待ち");

        // The reviewer's panel is read anew by choosing the item again.
        await reviewer.Item(number + 1).Locator("[data-objective]").ClickAsync();
        await reviewer.Item(number).Locator("[data-objective]").ClickAsync();
        await reviewer.Page.Locator("[data-act='Agree']").ClickAsync();
        await Assertions.Expect(reviewer.Page.Locator("article.finding h3")).ToContainTextAsync("合意");
    }

    private async Task ReportAsync(WorkspacePlay reviewer, WorkspacePlay firm, int number)
    {
        await Parties.EvidenceAsync(Party.ConnectingFirm, "見直しの記録");
        await firm.Page.GotoAsync(Address + WorkbenchUrls.Finding(Parties.Connection.Id, 1));
        await firm.Page.Locator("[data-act='Report']").ClickAsync();
        await firm.Page.GetByLabel("実施した内容").FillAsync("四半期の見直しを終え、記録を残した。");
        await firm.Page.GetByRole(AriaRole.Checkbox, new() { Name = "見直しの記録" }).CheckAsync();
        await Chromium.KeepScreenshotAsync(firm.Page, "year-report");
        await firm.Page.AssertNoFindingsAsync("report of completion");
        await firm.Page.GetByRole(AriaRole.Button, new() { Name = "完了を申告する" }).ClickAsync();
        await Assertions.Expect(firm.Page.Locator("article.finding h3")).ToContainTextAsync("完了申告");

        await reviewer.Item(number + 1).Locator("[data-objective]").ClickAsync();
        await reviewer.Item(number).Locator("[data-objective]").ClickAsync();
        await reviewer.Page.Locator("article.finding summary").ClickAsync();
        await Assertions.Expect(reviewer.Page.Locator("article.finding").GetByRole(AriaRole.Link, new() { Name = "見直しの記録" })).ToBeVisibleAsync();
        await reviewer.Page.Locator("[data-act='Confirm']").ClickAsync();
        await reviewer.Page.Locator("article.finding textarea").FillAsync("記録を見た。");
        await Chromium.KeepScreenshotAsync(reviewer.Page, "year-confirm");
        await reviewer.Page.GetByRole(AriaRole.Button, new() { Name = "完了を確認する" }).ClickAsync();
        await Assertions.Expect(reviewer.Page.Locator("article.finding h3")).ToContainTextAsync("確認済");
    }

    private async Task DecideAsync(IPage reviewer, IPage lead, int? conditionOn)
    {
        await reviewer.GotoAsync(Address + WorkbenchUrls.Decision(Parties.AssessmentId));
        await reviewer.GetByRole(AriaRole.Radio, new() { Name = conditionOn is null ? "適" : "条件付適", Exact = true }).CheckAsync();
        await reviewer.GetByLabel("判定の理由").FillAsync("提出された内容を総合的に判断した。");
        await reviewer.GetByLabel("有効期限").FillAsync("2099-03-31");
        if (conditionOn is { } number)
        {
            await reviewer.GetByRole(AriaRole.Button, new() { Name = "条件を追加" }).ClickAsync();
            await reviewer.GetByLabel("条件1の通番").FillAsync($"{number}");
            await reviewer.GetByLabel("条件1の内容").FillAsync("訓練の記録を示すこと");
            await reviewer.GetByLabel("条件1の期日").FillAsync("2099-01-31");
            await reviewer.GetByLabel("条件1の確認方法").FillAsync("記録の写し");
        }

        await reviewer.GetByRole(AriaRole.Button, new() { Name = "判定案を出す" }).ClickAsync();
        await Assertions.Expect(reviewer.GetByRole(AriaRole.Heading, new() { Name = "判定案（判定待ち）" })).ToBeVisibleAsync();
        await lead.GotoAsync(Address + WorkbenchUrls.Decision(Parties.AssessmentId));
        await lead.GetByRole(AriaRole.Button, new() { Name = "この内容で判定する" }).ClickAsync();
        await Assertions.Expect(lead.GetByRole(AriaRole.Heading, new() { Name = "判定", Exact = true })).ToBeVisibleAsync();
    }

    private static async Task StateAsync(WorkspacePlay firm)
    {
        var keyboard = firm.Page.Keyboard;
        await keyboard.PressAsync("n");
        for (var number = 1; number <= 4; number++)
        {
            await Assertions.Expect(firm.Item(number)).ToHaveAttributeAsync("aria-current", "true");
            await keyboard.PressAsync("u");
            await Assertions.Expect(firm.Item(number).Locator(".statement .pill.ok")).ToHaveTextAsync("変更なし");
        }

        await keyboard.PressAsync("e");
        await firm.Item(5).Locator(".editor[data-ready]").WaitForAsync();
        await firm.Field(5, "備考").FillAsync("部署を改めた。");
        await keyboard.PressAsync("Escape");
        await firm.SeesAsync(5, "部署を改めた。");
        await Assertions.Expect(firm.Item(5).GetByRole(AriaRole.Button, new() { Name = "変更あり" })).ToBeVisibleAsync();
        await keyboard.PressAsync("c");
        await Assertions.Expect(firm.Item(5).Locator(".statement .pill.part")).ToHaveTextAsync("変更あり");
    }
}
