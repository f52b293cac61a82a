using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.Playwright;

namespace ChecklistWorkbench.Tests.EndToEnd;

/// <summary>Words that were typed into a form of the review and never sent are there again after a reload, for the one who typed them.</summary>
[Collection(Chromium.Collection)]
public sealed class KeptWordsTests(Chromium chromium) : WorkspaceScene(chromium)
{
    private const string Words = "訓練の記録の日付を示してください。";

    [Fact]
    public async Task A_comment_is_back_after_a_reload_and_saved_when_its_writer_says_so()
    {
        await Parties.TakeToAsync(AssessmentState.UnderReview);
        var window = await Browser.OpenAsync(Address);
        var page = await ReviewAsync(window, Parties.Bank[Role.Reviewer]);

        await page.Locator("#internal-comment").FillAsync(Words);
        await page.ReloadAsync();
        await Assertions.Expect(Notice(page)).ToContainTextAsync("まだ保存されていません");
        await Assertions.Expect(page.Locator("#internal-comment")).ToHaveValueAsync(Words);
        await Chromium.KeepScreenshotAsync(page, "kept-comment");
        await page.AssertNoFindingsAsync("comment put back");

        var other = await ReviewAsync(window, Parties.Bank[Role.ReviewLead]);
        await Assertions.Expect(other.Locator("#internal-comment")).ToHaveValueAsync("");
        await Assertions.Expect(Notice(other)).ToBeHiddenAsync();

        page = await ReviewAsync(window, Parties.Bank[Role.Reviewer]);
        await Notice(page).GetByRole(AriaRole.Button, new() { Name = "保存する" }).ClickAsync();
        await Assertions.Expect(page.Locator(".rating-form .ref")).ToContainTextAsync("第1版");
        await Assertions.Expect(Notice(page)).ToBeHiddenAsync();
        await NothingIsKeptAsync(page);
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".rating-form[data-keeps] #internal-comment")).ToHaveValueAsync(Words);
        await Assertions.Expect(Notice(page)).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_comment_whose_field_a_colleague_wrote_meanwhile_is_shown_beside_it()
    {
        await Parties.TakeToAsync(AssessmentState.UnderReview);
        var page = await ReviewAsync(await Browser.OpenAsync(Address), Parties.Bank[Role.Reviewer]);

        await page.Locator("#internal-comment").FillAsync(Words);
        await Parties.RateAsync(9, new() { InternalComment = "責任者が書いた。" });
        await page.ReloadAsync();
        await Assertions.Expect(Notice(page).Locator("blockquote")).ToHaveTextAsync(Words);
        await Assertions.Expect(page.Locator("#internal-comment")).ToHaveValueAsync("責任者が書いた。");
        await Assertions.Expect(Notice(page).GetByRole(AriaRole.Button, new() { Name = "保存する" })).ToHaveCountAsync(0);

        await Notice(page).GetByRole(AriaRole.Button, new() { Name = "破棄する" }).ClickAsync();
        await Assertions.Expect(Notice(page)).ToBeHiddenAsync();
        await NothingIsKeptAsync(page);
        await Assertions.Expect(page.Locator("#internal-comment")).ToHaveValueAsync("責任者が書いた。");
    }

    [Fact]
    public async Task A_return_is_written_on_where_it_was_left_until_it_is_sent()
    {
        await Parties.TakeToAsync(AssessmentState.UnderReview);
        var bank = (await OpenAsync(Parties.Bank[Role.Reviewer])).Page;
        var dialog = bank.GetByRole(AriaRole.Dialog);

        await BeginAsync();
        await dialog.Locator(".return-item label").Nth(8).GetByRole(AriaRole.Checkbox).CheckAsync();
        await dialog.GetByLabel("差戻しの理由").FillAsync("1項目の追記をお願いします。");
        await dialog.GetByLabel("通番9の理由", new() { Exact = true }).FillAsync(Words);
        await bank.ReloadAsync();
        await bank.Locator("[data-item='9']").WaitForAsync();
        await BeginAsync();
        await Assertions.Expect(dialog.GetByLabel("差戻しの理由")).ToHaveValueAsync("1項目の追記をお願いします。");
        await Assertions.Expect(dialog.GetByLabel("通番9の理由", new() { Exact = true })).ToHaveValueAsync(Words);
        await Chromium.KeepScreenshotAsync(bank, "kept-return");
        await bank.AssertNoFindingsAsync("return put back");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "差し戻す" }).ClickAsync();
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
        await Assertions.Expect(bank.Locator(".returned")).ToContainTextAsync(Words);
        await NothingIsKeptAsync(bank);

        async Task BeginAsync()
        {
            await bank.GetByRole(AriaRole.Button, new() { Name = "差戻し…" }).ClickAsync();
            await dialog.Locator("form[data-keeps]").WaitForAsync();
        }
    }

    [Fact]
    public async Task A_form_that_went_before_its_script_came_is_no_fault()
    {
        await Parties.TakeToAsync(AssessmentState.UnderReview);
        var window = await Browser.OpenAsync(Address);
        var script = new TaskCompletionSource();
        await window.RouteAsync("**/js/kept*", async route =>
        {
            await script.Task;
            await route.ContinueAsync();
        });
        var page = await window.NewPageAsync();
        await page.GotoAsync(PathOf(Parties.Bank[Role.Reviewer]));
        await page.Locator("[data-review][data-ready]").WaitForAsync();
        await page.Locator("h1").FocusAsync();
        await page.Keyboard.PressAsync("j");
        await Assertions.Expect(page.Locator("[data-queue='10']")).ToHaveAttributeAsync("aria-current", "true");
        await Assertions.Expect(page.Locator(".rating-form[data-keeps]")).ToHaveCountAsync(0);
        script.SetResult();

        await Assertions.Expect(page.Locator(".rating-form[data-keeps]")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-queue='10']")).ToHaveAttributeAsync("aria-current", "true");
    }

    private static ILocator Notice(IPage page) => page.Locator(".kept-words");

    private static Task NothingIsKeptAsync(IPage page) => page.WaitForFunctionAsync("() => !Object.keys(localStorage).some(key => key.startsWith('cw:words:'))");

    private async Task<IPage> ReviewAsync(IBrowserContext window, Member member)
    {
        var page = await window.NewPageAsync();
        await page.GotoAsync(PathOf(member));
        await page.Locator(".rating-form[data-keeps]").WaitForAsync();
        return page;
    }

    private string PathOf(Member member) => TestHost.SignInPath(member.Person.Id, $"/assessments/{Parties.AssessmentId}/review?item=9");
}
