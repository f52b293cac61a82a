using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.Playwright;

namespace ChecklistWorkbench.Tests.EndToEnd;

/// <summary>The bank rates a submission by keyboard, two reviewers at once, and shows the firm what it found.</summary>
[Collection(Chromium.Collection)]
public sealed class ReviewTests(Chromium chromium) : WorkspaceScene(chromium)
{
    [Fact]
    public async Task Items_are_rated_by_keyboard_and_shared_with_the_firm()
    {
        await Parties.AnswerAsync(9, Party.ConnectingFirm, c => c with { Implementation = Implementation.Planned, CurrentStatus = "連絡網を整備しています。", RemediationPlan = "訓練を行う。", PlanDueOn = new DateOnly(2020, 1, 31) });
        await Parties.SubmitAsync();
        await Parties.StartReviewAsync();
        await Parties.ReturnAsync((9, "訓練の結果を添えてください"));
        await Parties.AnswerAsync(9, Party.ConnectingFirm, c => c with { CurrentStatus = "連絡網を整備し、訓練を年2回行っています。" });
        await Parties.TakeToAsync(AssessmentState.UnderReview);
        var bank = await ReviewAsync(Parties.Bank[Role.Reviewer]);
        var lead = await ReviewAsync(Parties.Bank[Role.ReviewLead], "?item=9");
        var firm = await OpenAsync(Parties.Firm[Role.Contributor]);

        await bank.Locator(".review-filters").GetByRole(AriaRole.Button, new() { Name = "前回提出から変更" }).ClickAsync();
        await Assertions.Expect(bank.Locator("[data-queue]")).ToHaveCountAsync(1);
        Assert.Contains("reason=ChangedSinceSubmission", bank.Url, StringComparison.Ordinal);
        await Assertions.Expect(bank.Locator(".answer-fields ins").First).ToBeVisibleAsync();
        await bank.Locator("h1").FocusAsync();
        await bank.Keyboard.PressAsync("3");
        await Assertions.Expect(bank.Locator(".rate[aria-pressed=true]")).ToContainTextAsync("要改善");
        await bank.Locator("#shared-comment").FillAsync("訓練の記録の日付を示してください。");
        await bank.Locator("#internal-comment").FillAsync("前回も同じ指摘。");
        await bank.Locator("h1").FocusAsync();
        await Assertions.Expect(bank.Locator(".rating-form .ref")).ToContainTextAsync("第3版");
        await Assertions.Expect(lead.Locator("#internal-comment")).ToHaveValueAsync("前回も同じ指摘。");
        await Chromium.KeepScreenshotAsync(bank, "review-one");
        await bank.AssertNoFindingsAsync("review, one item");

        await bank.Locator(".review-filters").GetByRole(AriaRole.Button, new() { Name = "すべて" }).ClickAsync();
        await bank.Locator("h1").FocusAsync();
        await bank.Keyboard.PressAsync("1");
        await Assertions.Expect(bank.Locator(".review-head")).ToContainTextAsync("2 / 38");
        await bank.Keyboard.PressAsync("j");
        await Assertions.Expect(bank.Locator("[data-queue='2']")).ToHaveAttributeAsync("aria-current", "true");
        await bank.GetByRole(AriaRole.Button, new() { Name = "一覧", Exact = true }).ClickAsync();
        await bank.Locator("tr", new() { Has = bank.Locator("[data-queue='3']") }).GetByRole(AriaRole.Button, new() { Name = "概ね充足" }).ClickAsync();
        await Assertions.Expect(bank.Locator(".review-head")).ToContainTextAsync("3 / 38");
        await Chromium.KeepScreenshotAsync(bank, "review-table");
        await bank.AssertNoFindingsAsync("review, table");
        await Assertions.Expect(firm.Page.Locator(".rated")).ToHaveCountAsync(0);

        await bank.GetByRole(AriaRole.Button, new() { Name = "評点を共有" }).ClickAsync();
        await bank.AssertNoFindingsAsync("review, sharing");
        await bank.GetByRole(AriaRole.Button, new() { Name = "共有する" }).ClickAsync();
        await firm.SeesAsync(9, "要改善");
        await firm.SeesAsync(9, "訓練の記録の日付を示してください。");
        await Assertions.Expect(firm.Page.Locator("body")).Not.ToContainTextAsync("前回も同じ指摘");
        await firm.Item(9).ScrollIntoViewIfNeededAsync();
        await Chromium.KeepScreenshotAsync(firm.Page, "review-firm");
    }

    [Fact]
    public async Task Two_blind_reviewers_see_each_other_when_both_have_rated_and_settle_what_differs()
    {
        await Parties.TakeToAsync(AssessmentState.UnderReview);
        var lead = await ReviewAsync(Parties.Bank[Role.ReviewLead], "?item=9");
        await lead.GetByLabel("第2審査").SelectOptionAsync(new SelectOptionValue { Label = Parties.Bank[Role.ReviewLead].Person.DisplayName });
        await Assertions.Expect(lead.Locator(".notice.small")).ToContainTextAsync("あなた");
        var bank = await ReviewAsync(Parties.Bank[Role.Reviewer], "?item=9");

        await bank.Keyboard.PressAsync("1");
        await Assertions.Expect(bank.Locator(".rate[aria-pressed=true]")).ToContainTextAsync("充足");
        await Assertions.Expect(lead.Locator(".rate[aria-pressed=true]")).ToHaveCountAsync(0);
        await lead.Keyboard.PressAsync("4");
        await Assertions.Expect(bank.Locator(".rating h2 .pill")).ToContainTextAsync("評点の不一致");
        await bank.Locator(".rating .rates").GetByRole(AriaRole.Button, new() { Name = "要改善" }).ClickAsync();
        await bank.Locator("#agreed-reason").FillAsync("証跡を見て、期限だけが残ると合意した。");
        await bank.AssertNoFindingsAsync("review, disagreement");
        await Chromium.KeepScreenshotAsync(bank, "review-blind");
        await bank.GetByRole(AriaRole.Button, new() { Name = "この評点で合意する" }).ClickAsync();

        await Assertions.Expect(lead.Locator(".review-head")).ToContainTextAsync("1 / 38");
        await Assertions.Expect(lead.Locator(".rating h2 .pill")).ToHaveCountAsync(0);
    }

    private async Task<IPage> ReviewAsync(Member member, string query = "")
    {
        var window = await Browser.OpenAsync(Address);
        var page = await window.NewPageAsync();
        await page.GotoAsync(TestHost.SignInPath(member.Person.Id, $"/assessments/{Parties.AssessmentId}/review{query}"));
        await page.Locator("[data-review][data-ready]").WaitForAsync();
        return page;
    }
}
