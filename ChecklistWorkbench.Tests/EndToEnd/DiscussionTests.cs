using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.Playwright;

namespace ChecklistWorkbench.Tests.EndToEnd;

/// <summary>質疑 between a reviewer and a contributor, each in their own browser, by keyboard.</summary>
[Collection(Chromium.Collection)]
public sealed class DiscussionTests(Chromium chromium) : WorkspaceScene(chromium)
{
    [Fact]
    public async Task A_question_is_asked_answered_and_closed_and_internal_words_stay_inside()
    {
        var bank = await OpenAsync(Parties.Bank[Role.Reviewer]);
        var lead = await OpenAsync(Parties.Bank[Role.ReviewLead]);
        var firm = await OpenAsync(Parties.Firm[Role.Contributor]);

        await bank.Item(9).Locator("[data-objective]").FocusAsync();
        await bank.Page.Keyboard.PressAsync("Enter");
        await bank.Item(9).Locator("[data-objective]").ClickAsync();
        await bank.Page.Keyboard.PressAsync("d");
        await AskAsync(bank.Page, "訓練の頻度と、直近の実施日を教えてください。");
        await firm.SeesAsync(9, "未回答 1");
        await firm.SeesAsync(9, "未読 1");
        await bank.Page.GetByRole(AriaRole.Button, new() { Name = "返信する" }).ClickAsync();
        await bank.Page.GetByLabel("自組織のみ").CheckAsync();
        await WriteAsync(bank.Page, "前回の資料と見比べておいてください。");
        await lead.SeesAsync(9, "未読 2");

        await firm.Item(9).Locator(".talk .btn").ClickAsync();
        await Assertions.Expect(firm.Page.Locator(".lines > li")).ToHaveCountAsync(1);
        await Assertions.Expect(firm.Item(9).Locator(".unread-count")).ToHaveCountAsync(0);
        await firm.Page.AssertNoFindingsAsync("discussion of the firm");
        await firm.Page.GetByRole(AriaRole.Button, new() { Name = "返信する" }).ClickAsync();
        await WriteAsync(firm.Page, "年2回、直近は9月です。");
        await bank.SeesAsync(9, "回答済 1");
        await Assertions.Expect(bank.Page.Locator(".lines > li")).ToHaveCountAsync(3);
        await Chromium.KeepScreenshotAsync(firm.Page, "discussion-firm");
        await bank.Page.GetByRole(AriaRole.Button, new() { Name = "返信する" }).ClickAsync();
        await bank.Page.Locator(".composer[data-ready]").WaitForAsync();
        await bank.Page.AssertNoFindingsAsync("discussion of the bank");
        await Chromium.KeepScreenshotAsync(bank.Page, "discussion-bank");
        await bank.Page.GetByRole(AriaRole.Button, new() { Name = "やめる" }).ClickAsync();
        await bank.Page.GetByRole(AriaRole.Button, new() { Name = "質問あり" }).ClickAsync();
        await Assertions.Expect(bank.Page.Locator("tr.item")).ToHaveCountAsync(1);
        Assert.Contains("scope=Discussed", bank.Page.Url, StringComparison.Ordinal);

        await bank.Page.GetByRole(AriaRole.Button, new() { Name = "終了にする" }).ClickAsync();
        await Assertions.Expect(firm.Page.Locator(".thread.closed")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_message_that_was_begun_is_there_again_after_a_reload()
    {
        var firm = await OpenAsync(Parties.Firm[Role.Contributor]);
        await firm.Item(9).Locator("[data-objective]").ClickAsync();
        await firm.Page.Locator("#tab-Discussion").ClickAsync();
        await firm.Page.Locator("[data-ask]").ClickAsync();
        await firm.Page.Locator(".composer[data-ready] textarea").FillAsync("書きかけの質問");
        await firm.GoOfflineAsync(true);
        await firm.Page.Locator(".composer [data-send]").ClickAsync();
        await Assertions.Expect(firm.Page.Locator(".composer [data-status]")).ToContainTextAsync("このブラウザーに残っています");
        await firm.GoOfflineAsync(false);

        await firm.Page.ReloadAsync();
        await firm.ReadyAsync();
        await firm.Page.Locator("#tab-Discussion").ClickAsync();

        await Assertions.Expect(firm.Page.Locator(".composer[data-ready] textarea").First).ToHaveValueAsync("書きかけの質問");
    }

    private static async Task AskAsync(IPage page, string text)
    {
        await page.Locator("[data-ask]").ClickAsync();
        await WriteAsync(page, text);
    }

    private static async Task WriteAsync(IPage page, string text)
    {
        await page.Locator(".composer[data-ready] textarea").FillAsync(text);
        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(page.Locator(".composer")).ToHaveCountAsync(0);
    }
}
