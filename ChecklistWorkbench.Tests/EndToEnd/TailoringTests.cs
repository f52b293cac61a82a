using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.Playwright;

namespace ChecklistWorkbench.Tests.EndToEnd;

/// <summary>The bank makes the checklist its own before the eyes of the firm.</summary>
[Collection(Chromium.Collection)]
public sealed class TailoringTests(Chromium chromium) : WorkspaceScene(chromium)
{
    [Fact]
    public async Task The_bank_leaves_an_item_out_and_asks_its_own_and_the_firm_sees_and_answers()
    {
        var bank = await OpenAsync(Parties.Bank[Role.Reviewer]);
        var firm = await OpenAsync(Parties.Firm[Role.Contributor]);

        await RegisterAsync(bank.Page);
        await bank.ReadyAsync();
        await bank.Page.GetByRole(AriaRole.Button, new() { Name = "独自確認項目を追加…" }).ClickAsync();
        await Assertions.Expect(bank.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Checkbox)).ToBeCheckedAsync();
        await bank.Page.GetByRole(AriaRole.Button, new() { Name = "1 件を追加する" }).ClickAsync();
        await firm.SeesAsync(1001, "独-1");
        await bank.Item(30).Locator("[data-objective]").ClickAsync();
        await bank.Page.GetByRole(AriaRole.Button, new() { Name = "対象外にする…" }).ClickAsync();
        await bank.Page.GetByRole(AriaRole.Button, new() { Name = "対象外にする", Exact = true }).ClickAsync();
        await Assertions.Expect(bank.Page.Locator(".item-tailoring .error-text")).ToBeVisibleAsync();
        await bank.Page.GetByLabel("通番30を対象外にする理由").FillAsync("自社のデータセンターを使わないため。");
        await bank.Page.GetByRole(AriaRole.Button, new() { Name = "対象外にする", Exact = true }).ClickAsync();

        await firm.SeesAsync(30, "自社のデータセンターを使わないため。");
        await Assertions.Expect(firm.Page.Locator(".tailoring-note summary")).ToContainTextAsync("対象外 1 件、独自確認項目 1 件");
        await Assertions.Expect(firm.Item(30).Locator(".pill.na").First).ToContainTextAsync("対象外");
        await firm.EditAsync(1001);
        await firm.Field(1001, "現在の対応状況").FillAsync("専用の窓口で受け付け、月次で改善につなげています。");
        await firm.LeaveAndWaitAsync(1001);
        await bank.SeesAsync(1001, "専用の窓口で受け付け、");
        await Chromium.KeepScreenshotAsync(firm.Page, "tailoring-firm");
        await Chromium.KeepScreenshotAsync(bank.Page, "tailoring-bank");

        await bank.Page.GetByRole(AriaRole.Button, new() { Name = "対象に戻す" }).ClickAsync();
        await firm.EditAsync(30);
    }

    private static async Task RegisterAsync(IPage page)
    {
        var workspace = page.Url;
        await page.GetByRole(AriaRole.Link, new() { Name = "独自確認項目" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "独自確認項目を登録" }).ClickAsync();
        await page.GetByLabel("確認すること").FillAsync("苦情を組織的に管理し、改善につなげる。");
        await page.GetByLabel("説明").FillAsync("受付から改善までの流れと、経営への報告を答えてください。");
        await page.GetByRole(AriaRole.Button, new() { Name = "登録する", Exact = true }).ClickAsync();
        await page.Locator(".library-item").WaitForAsync();
        await Chromium.KeepScreenshotAsync(page, "custom-items");
        await page.GotoAsync(workspace);
    }
}
