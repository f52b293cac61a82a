using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace ChecklistWorkbench.Tests.EndToEnd;

/// <summary>The whole checklist without a mouse.</summary>
[Collection(Chromium.Collection)]
public sealed class KeyboardTests(Chromium chromium) : WorkspaceScene(chromium)
{
    [Fact]
    public async Task An_item_is_answered_by_keyboard_alone()
    {
        var firm = await OpenAsync(Parties.Firm[Role.Contributor]);
        var keyboard = firm.Page.Keyboard;

        await keyboard.PressAsync("n");
        await Assertions.Expect(firm.Item(1)).ToHaveAttributeAsync("aria-current", "true");
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(firm.Field(1, "対応区分")).ToBeFocusedAsync();
        await keyboard.PressAsync("ArrowDown");
        await keyboard.PressAsync("Tab");
        await keyboard.TypeAsync("最高責任者を任命している。");
        await keyboard.PressAsync("Control+Enter");

        await Assertions.Expect(firm.Field(2, "対応区分")).ToBeFocusedAsync();
        await firm.SeesAsync(1, "最高責任者を任命している。");
        await firm.SeesAsync(1, "対応済");
        await keyboard.PressAsync("Escape");
        await Assertions.Expect(firm.Item(2).Locator("[data-objective]")).ToBeFocusedAsync();
        await keyboard.PressAsync("?");
        await Assertions.Expect(firm.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("次の項目");
        await Chromium.KeepScreenshotAsync(firm.Page, "workspace-keyboard-help");
    }

    [Theory]
    [InlineData(Party.ConnectingFirm, Role.Contributor)]
    [InlineData(Party.FinancialInstitution, Role.Reviewer)]
    public async Task Every_item_of_a_party_is_answered_one_after_the_other_by_keyboard_alone(Party party, Role role)
    {
        var items = (await Host.Database.EditionAsync()).Items.Where(item => item.Target.Parties().Contains(party)).Select(item => item.Number).ToList();
        var play = await OpenAsync(Parties[party][role]);
        var keyboard = play.Page.Keyboard;

        await keyboard.PressAsync("n");
        await Assertions.Expect(play.Item(items[0])).ToHaveAttributeAsync("aria-current", "true");
        await keyboard.PressAsync("Enter");
        foreach (var number in items)
        {
            await Assertions.Expect(play.Field(number, "対応区分")).ToBeFocusedAsync();
            await keyboard.PressAsync("ArrowDown");
            await keyboard.PressAsync("Tab");
            await keyboard.TypeAsync($"通番{number}の対応状況。");
            await keyboard.PressAsync("Control+Enter");
        }

        await play.SeesAsync(items[^1], $"通番{items[^1]}の対応状況。");
        await using var db = Host.Database.OpenContext();
        var answers = await db.Responses.Where(r => r.AssessmentId == Parties.AssessmentId && r.Party == party).OrderBy(r => r.ItemNumber).ToListAsync();
        Assert.Equal(
            items.Select(number => (number, Implementation.Implemented, $"通番{number}の対応状況。")),
            answers.Select(answer => (answer.ItemNumber, answer.Content.Implementation, answer.Content.CurrentStatus)));
    }

    [Fact]
    public async Task A_method_example_is_ticked_in_the_guide_and_shows_on_the_answer_and_at_the_other_party()
    {
        var firm = await OpenAsync(Parties.Firm[Role.Contributor]);
        var bank = await OpenAsync(Parties.Bank[Role.Reviewer]);
        await firm.Item(9).Locator("[data-objective]").ClickAsync();
        await bank.Item(9).Locator("[data-objective]").ClickAsync();
        var tools = firm.Page.Locator(".ticks").First;

        await tools.GetByRole(AriaRole.Button, new() { Name = "代替策" }).PressAsync("Space");
        await Assertions.Expect(tools.GetByRole(AriaRole.Button, new() { Name = "代替策" })).ToHaveAttributeAsync("aria-pressed", "true");
        await tools.GetByRole(AriaRole.Textbox).FillAsync("当番表で代える");
        await firm.Page.Keyboard.PressAsync("Tab");

        await Assertions.Expect(bank.Page.Locator(".ticked").First).ToContainTextAsync("当番表で代える");
        await Assertions.Expect(firm.Item(9).Locator(".row-meta").First).ToContainTextAsync("手法例 1/");
        await Chromium.KeepScreenshotAsync(firm.Page, "workspace-method-ticks");
        await firm.Page.Keyboard.PressAsync("Escape");
        await tools.GetByRole(AriaRole.Button, new() { Name = "代替策" }).PressAsync("Space");
        await Assertions.Expect(bank.Page.Locator(".ticked")).ToHaveCountAsync(0);
    }
}
