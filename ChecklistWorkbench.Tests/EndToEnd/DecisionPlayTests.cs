using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Tests.Testing;
using ChecklistWorkbench.Ui;
using Microsoft.Playwright;

namespace ChecklistWorkbench.Tests.EndToEnd;

/// <summary>判定: proposed by one, taken by another, read by the firm, and closed once its condition is met.</summary>
[Collection(Chromium.Collection)]
public sealed class DecisionPlayTests(Chromium chromium) : WorkspaceScene(chromium)
{
    [Fact]
    public async Task A_conditional_decision_takes_two_people_and_ends_when_its_condition_is_met()
    {
        await Parties.TakeToAsync(AssessmentState.UnderReview);
        var reviewer = await DecisionAsync(Parties.Bank[Role.Reviewer]);
        var lead = await DecisionAsync(Parties.Bank[Role.ReviewLead]);

        await reviewer.GetByRole(AriaRole.Button, new() { Name = "判定案を出す" }).ClickAsync();
        await Assertions.Expect(reviewer.GetByRole(AriaRole.Alert)).ToContainTextAsync("適否");
        await reviewer.GetByRole(AriaRole.Radio, new() { Name = "条件付適" }).CheckAsync();
        await reviewer.GetByLabel("判定の理由").FillAsync("訓練の記録を確かめる必要があるが、ほかは充足している。");
        await reviewer.GetByLabel("有効期限").FillAsync("2099-03-31");
        await reviewer.GetByRole(AriaRole.Button, new() { Name = "条件を追加" }).ClickAsync();
        await reviewer.GetByLabel("条件1の通番").FillAsync("9");
        await reviewer.GetByLabel("条件1の内容").FillAsync("訓練の記録を示すこと");
        await reviewer.GetByLabel("条件1の期日").FillAsync("2099-01-31");
        await reviewer.GetByLabel("条件1の確認方法").FillAsync("記録の写し");
        await Chromium.KeepScreenshotAsync(reviewer, "decision-proposal");
        await reviewer.AssertNoFindingsAsync("decision proposal");
        await reviewer.GetByRole(AriaRole.Button, new() { Name = "判定案を出す" }).ClickAsync();
        await Assertions.Expect(reviewer.GetByRole(AriaRole.Heading, new() { Name = "判定案（判定待ち）" })).ToBeVisibleAsync();

        await lead.ReloadAsync();
        await lead.GetByRole(AriaRole.Button, new() { Name = "この内容で判定する" }).ClickAsync();
        await Assertions.Expect(lead.GetByRole(AriaRole.Heading, new() { Name = "判定", Exact = true })).ToBeVisibleAsync();
        var firm = await DecisionAsync(Parties.Firm[Role.Contributor]);
        await Assertions.Expect(firm.GetByText("訓練の記録を示すこと")).ToBeVisibleAsync();
        await Chromium.KeepScreenshotAsync(firm, "decision-firm");
        await firm.AssertNoFindingsAsync("decision, firm");

        await lead.GetByLabel("確認した内容").FillAsync("11月の訓練の記録を見た。");
        await lead.GetByRole(AriaRole.Button, new() { Name = "充足を確認する" }).ClickAsync();
        await Assertions.Expect(lead.GetByText("11月の訓練の記録を見た。")).ToBeVisibleAsync();
        await lead.SetViewportSizeAsync(390, 844);
        Assert.True(await lead.EvaluateAsync<bool>("document.documentElement.scrollWidth <= 390"), "The page is wider than a phone.");
        await Chromium.KeepScreenshotAsync(lead, "decision-met-narrow");
    }

    private async Task<IPage> DecisionAsync(Member member)
    {
        var page = (await OpenAsync(member)).Page;
        await page.GotoAsync(Address + WorkbenchUrls.Decision(Parties.AssessmentId));
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("×");
        return page;
    }
}
