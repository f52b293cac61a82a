using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Tests.Testing;
using ChecklistWorkbench.Ui;
using Microsoft.Playwright;

namespace ChecklistWorkbench.Tests.EndToEnd;

/// <summary>深度の目安のルール: a bank's lead adds one after trying it, switches one off, and reviewers read which version suggested.</summary>
[Collection(Chromium.Collection)]
public sealed class DepthRulesPlayTests(Chromium chromium) : WorkspaceScene(chromium)
{
    [Fact]
    public async Task A_rule_is_tried_on_a_connection_kept_and_switched_off_again()
    {
        await Parties.TakeToAsync(AssessmentState.UnderReview);
        var lead = await RulesAsync(Parties.Bank[Role.ReviewLead]);
        await Assertions.Expect(lead.GetByText("標準のルール（変更なし）")).ToBeVisibleAsync();
        await Chromium.KeepScreenshotAsync(lead, "depth-rules");
        await lead.AssertNoFindingsAsync("depth rules");

        await lead.GetByRole(AriaRole.Button, new() { Name = "ルールを追加" }).ClickAsync();
        await lead.GetByRole(AriaRole.Button, new() { Name = "この変更を保存" }).ClickAsync();
        await Assertions.Expect(lead.GetByRole(AriaRole.Alert)).ToContainTextAsync("対象の項目");
        await lead.Locator(".depth-items summary").First.ClickAsync();
        await lead.Locator(".depth-items label.one").Nth(1).GetByRole(AriaRole.Checkbox).CheckAsync();
        await lead.GetByLabel("理由", new() { Exact = true }).FillAsync("自行の方針として、規程の改定履歴を証跡で確かめます。");
        await lead.GetByRole(AriaRole.Button, new() { Name = "目安を確かめる" }).ClickAsync();
        await Assertions.Expect(lead.Locator(".preview-depth")).ToContainTextAsync("1項目の目安");
        await Chromium.KeepScreenshotAsync(lead, "depth-rules-preview");
        await lead.AssertNoFindingsAsync("depth rules preview");
        await lead.GetByRole(AriaRole.Button, new() { Name = "この変更を保存" }).ClickAsync();
        await Assertions.Expect(lead.GetByText("ルール 第1版")).ToBeVisibleAsync();

        var reviewer = (await OpenAsync(Parties.Bank[Role.Reviewer])).Page;
        await reviewer.GotoAsync($"{Address}{WorkbenchUrls.Assessment(Parties.AssessmentId)}?item=2");
        await reviewer.GetByRole(AriaRole.Tab, new() { Name = "証跡・指摘" }).ClickAsync();
        await Assertions.Expect(reviewer.GetByText("自行の方針として、規程の改定履歴を証跡で確かめます。")).ToBeVisibleAsync();
        await Assertions.Expect(reviewer.GetByText("ルール 第1版")).ToBeVisibleAsync();
        await Chromium.KeepScreenshotAsync(reviewer, "depth-rules-item");

        await lead.GetByRole(AriaRole.Button, new() { Name = "停止 R8" }).ClickAsync();
        await lead.GetByRole(AriaRole.Button, new() { Name = "この変更を保存" }).ClickAsync();
        await Assertions.Expect(lead.Locator("[data-rule='R8']")).ToContainTextAsync("停止中");
        await lead.SetViewportSizeAsync(390, 844);
        Assert.True(await lead.EvaluateAsync<bool>("document.documentElement.scrollWidth <= 390"), "The page is wider than a phone.");
        await lead.Locator("a.language").ClickAsync();
        await Assertions.Expect(lead.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Rules");
        await Chromium.KeepScreenshotAsync(lead, "depth-rules-narrow-en");
        await lead.AssertNoFindingsAsync("depth rules narrow");
    }

    private async Task<IPage> RulesAsync(Member member)
    {
        var page = (await OpenAsync(member)).Page;
        await page.GotoAsync(Address + WorkbenchUrls.DepthRules);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("ルール");
        return page;
    }
}
