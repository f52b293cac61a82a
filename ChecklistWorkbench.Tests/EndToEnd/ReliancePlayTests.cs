using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Tests.Testing;
using ChecklistWorkbench.Ui;
using Microsoft.Playwright;

namespace ChecklistWorkbench.Tests.EndToEnd;

/// <summary>他の審査結果の参照: requested by the bank, consented to by the firm, used item by item, shared, and printed.</summary>
[Collection(Chromium.Collection)]
public sealed class ReliancePlayTests(Chromium chromium) : WorkspaceScene(chromium)
{
    [Fact]
    public async Task A_reference_counts_once_the_firm_consents_and_stands_in_the_report_once_it_is_shared()
    {
        await Parties.TakeToAsync(AssessmentState.UnderReview);
        var reviewer = await ReliancesAsync(Parties.Bank[Role.Reviewer]);
        await Assertions.Expect(reviewer.GetByText("参照している審査や報告書はありません。")).ToBeVisibleAsync();

        await reviewer.GetByRole(AriaRole.Button, new() { Name = "参照を申し出る" }).ClickAsync();
        await reviewer.GetByRole(AriaRole.Button, new() { Name = "API接続先に申し出る" }).ClickAsync();
        await Assertions.Expect(reviewer.GetByRole(AriaRole.Alert)).ToContainTextAsync("実施者・発行者");
        await reviewer.GetByLabel("種別").SelectOptionAsync("Association");
        await reviewer.GetByLabel("実施者・発行者").FillAsync("決済協会（試験）");
        await reviewer.GetByLabel("範囲", new() { Exact = true }).FillAsync("家計簿サービスの本番環境と運用拠点");
        await reviewer.GetByLabel("基準とその版").FillAsync("API接続チェックリスト 2018年10月版");
        await reviewer.GetByLabel("対象期間（最初の日、または審査日）").FillAsync("2026-04-01");
        await reviewer.GetByLabel("対象期間（最後の日）").FillAsync("2026-09-30");
        await reviewer.Locator(".covered label").Filter(new() { HasText = "1" }).First.GetByRole(AriaRole.Checkbox).CheckAsync();
        await reviewer.Locator(".covered label:has(b:text-is('9'))").GetByRole(AriaRole.Checkbox).CheckAsync();
        await Chromium.KeepScreenshotAsync(reviewer, "reliance-request");
        await reviewer.AssertNoFindingsAsync("reliance request");
        await reviewer.GetByRole(AriaRole.Button, new() { Name = "API接続先に申し出る" }).ClickAsync();
        await Assertions.Expect(reviewer.GetByRole(AriaRole.Heading, new() { Name = "参照 1" })).ToContainTextAsync("同意待ち");

        var firm = await ReliancesAsync(Parties.Firm[Role.Approver]);
        await firm.GetByRole(AriaRole.Button, new() { Name = "同意する", Exact = true }).ClickAsync();
        await Chromium.KeepScreenshotAsync(firm, "reliance-consent");
        await firm.AssertNoFindingsAsync("reliance consent");
        await firm.GetByRole(AriaRole.Button, new() { Name = "同意する", Exact = true }).ClickAsync();
        await Assertions.Expect(firm.GetByRole(AriaRole.Heading, new() { Name = "参照 1" })).ToContainTextAsync("同意済");
        await Assertions.Expect(firm.GetByText("共有前")).ToHaveCountAsync(2);

        await reviewer.ReloadAsync();
        await RuleAsync(reviewer, 1, "採用", "採用する理由", "同じ規程と体制を確かめた結果であるため。");
        await RuleAsync(reviewer, 9, "追加確認", "追加で確かめること", "今年度の訓練の記録。");
        await Chromium.KeepScreenshotAsync(reviewer, "reliance-used");
        await reviewer.AssertNoFindingsAsync("reliance used");
        await firm.ReloadAsync();
        await Assertions.Expect(firm.GetByText("共有前")).ToHaveCountAsync(2);

        await reviewer.GotoAsync(Address + WorkbenchUrls.Review(Parties.AssessmentId));
        await reviewer.GetByRole(AriaRole.Button, new() { Name = "評点を共有" }).ClickAsync();
        await reviewer.Locator(".share").GetByRole(AriaRole.Button).First.ClickAsync();
        await Assertions.Expect(reviewer.Locator(".share-state")).ToBeVisibleAsync();
        await firm.ReloadAsync();
        await Assertions.Expect(firm.GetByText("今年度の訓練の記録。")).ToBeVisibleAsync();

        await firm.GotoAsync($"{Address}{WorkbenchUrls.Assessment(Parties.AssessmentId)}?item=9");
        await firm.GetByRole(AriaRole.Tab, new() { Name = "証跡・指摘" }).ClickAsync();
        await Assertions.Expect(firm.Locator(".item-reliances")).ToContainTextAsync("追加確認");
        await Chromium.KeepScreenshotAsync(firm, "reliance-item");
        await firm.AssertNoFindingsAsync("reliance on an item");

        await firm.GotoAsync(Address + WorkbenchUrls.Report(Parties.AssessmentId, kind: "review"));
        await Assertions.Expect(firm.GetByRole(AriaRole.Heading, new() { Name = "他の審査結果の参照" })).ToBeVisibleAsync();
        await Assertions.Expect(firm.GetByText("同じ規程と体制を確かめた結果であるため。")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task On_a_phone_the_page_is_read_without_scrolling_sideways_in_both_languages()
    {
        await Parties.TakeToAsync(AssessmentState.UnderReview);
        var reliance = (await Parties.RelianceAsync(RelianceState.Consented))!;
        await Parties.RuleAsync(reliance.Id, 9);
        var lead = await ReliancesAsync(Parties.Bank[Role.ReviewLead], 390);

        foreach (var language in (string[])["ja", "en"])
        {
            if (language == "en")
            {
                await lead.Locator("a.language").ClickAsync();
                await Assertions.Expect(lead.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("References");
            }

            Assert.True(await lead.EvaluateAsync<bool>("document.documentElement.scrollWidth <= 390"), "The page is wider than a phone.");
            await Chromium.KeepScreenshotAsync(lead, $"reliance-narrow-{language}");
            await lead.AssertNoFindingsAsync($"reliance narrow {language}");
        }
    }

    private static async Task RuleAsync(IPage page, int item, string use, string label, string reason)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = $"通番{item}の取扱いを記録" }).ClickAsync();
        await page.GetByRole(AriaRole.Radio, new() { Name = use, Exact = true }).CheckAsync();
        await page.GetByLabel(label).FillAsync(reason);
        await page.GetByRole(AriaRole.Button, new() { Name = "記録する", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = $"通番{item}の取扱いを変更" })).ToBeVisibleAsync();
    }

    private async Task<IPage> ReliancesAsync(Member member, int width = 1440)
    {
        var page = (await OpenAsync(member, width)).Page;
        await page.GotoAsync(Address + WorkbenchUrls.Reliances(Parties.AssessmentId));
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("×");
        return page;
    }
}
