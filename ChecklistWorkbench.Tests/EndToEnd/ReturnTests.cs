using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.Playwright;

namespace ChecklistWorkbench.Tests.EndToEnd;

/// <summary>The bank returns items with reasons, and the firm works through the list of them.</summary>
[Collection(Chromium.Collection)]
public sealed class ReturnTests(Chromium chromium) : WorkspaceScene(chromium)
{
    [Fact]
    public async Task A_reason_proposes_its_words_and_the_firm_has_a_list_that_ticks_itself()
    {
        await Parties.TakeToAsync(AssessmentState.UnderReview);
        await Parties.RateAsync(9, new() { Value = ChecklistWorkbench.Domain.Review.RatingValue.NeedsImprovement });
        var bank = await OpenAsync(Parties.Bank[Role.Reviewer]);
        var firm = await OpenAsync(Parties.Firm[Role.Contributor]);

        await bank.Page.GetByRole(AriaRole.Button, new() { Name = "差戻し…" }).ClickAsync();
        var dialog = bank.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("差戻しの理由").FillAsync("2項目の追記をお願いします。");
        foreach (var number in new[] { 9, 10 }) await dialog.Locator(".return-item label").Nth(number - 1).GetByRole(AriaRole.Checkbox).CheckAsync();
        await dialog.GetByLabel("通番9の理由の種類").SelectOptionAsync(new SelectOptionValue { Label = "計画に期日なし" });
        await Assertions.Expect(dialog.GetByLabel("通番9の理由", new() { Exact = true })).ToHaveValueAsync("課題への対応計画に、完了の期日と担当をご記載ください。");
        await dialog.GetByLabel("通番10の理由の種類").SelectOptionAsync(new SelectOptionValue { Label = "その他" });
        await dialog.GetByLabel("あわせてAPI接続先に見せる").CheckAsync();
        await bank.Page.AssertNoFindingsAsync("return dialog");
        await Chromium.KeepScreenshotAsync(bank.Page, "return-dialog");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "差し戻す" }).ClickAsync();
        await Assertions.Expect(dialog.Locator(".error-text")).ToContainTextAsync("通番10");
        await dialog.GetByLabel("通番10の理由", new() { Exact = true }).FillAsync("通番11と整合していません。");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "差し戻す" }).ClickAsync();

        var todo = firm.Page.Locator(".return-todo");
        await Assertions.Expect(todo).ToContainTextAsync("0 / 2 修正済み");
        await firm.SeesAsync(9, "要改善");
        await todo.GetByRole(AriaRole.Button, new() { Name = "通番9" }).ClickAsync();
        await firm.Item(9).Locator(".editor[data-ready]").WaitForAsync();
        await firm.Field(9, "課題への対応計画").FillAsync("2027年3月末までに完了する。");
        await firm.LeaveAndWaitAsync(9);
        await Assertions.Expect(todo).ToContainTextAsync("1 / 2 修正済み");
        await Assertions.Expect(todo.Locator("[data-task='9']")).ToHaveClassAsync("done");
        await Assertions.Expect(firm.Page.Locator(".return-hint")).ToContainTextAsync("「計画に期日なし」");
        await firm.Page.AssertNoFindingsAsync("list of what is to be amended");
        await firm.Page.EvaluateAsync("() => scrollTo(0, 0)");
        await Chromium.KeepScreenshotAsync(firm.Page, "return-todo");
    }
}
