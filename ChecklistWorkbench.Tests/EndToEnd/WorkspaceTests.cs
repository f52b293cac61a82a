using System.Text.RegularExpressions;
using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace ChecklistWorkbench.Tests.EndToEnd;

/// <summary>The main job, played by a firm and a bank in their own browsers.</summary>
[Collection(Chromium.Collection)]
public sealed class WorkspaceTests(Chromium chromium) : WorkspaceScene(chromium)
{
    [Fact]
    public async Task BothParties_answer_side_by_side_and_see_each_other()
    {
        var firm = await OpenAsync(Parties.Firm[Role.Contributor]);
        var bank = await OpenAsync(Parties.Bank[Role.Reviewer]);

        await firm.EditAsync(9);
        await firm.Field(9, "対応区分").SelectOptionAsync("Implemented");
        await firm.Field(9, "現在の対応状況").FillAsync("連絡先と手順を定めている。");
        await firm.LeaveAndWaitAsync(9);
        await Assertions.Expect(bank.Item(9)).ToContainTextAsync("連絡先と手順を定めている。");
        await bank.EditAsync(9);
        await bank.Field(9, "現在の対応状況").FillAsync("窓口を設けている。");
        await bank.LeaveAndWaitAsync(9);

        await firm.SeesAsync(9, "窓口を設けている。");
        await Assertions.Expect(firm.Item(9).Locator(".presence.bank")).ToBeVisibleAsync();
        await Chromium.KeepScreenshotAsync(firm.Page, "workspace-firm");
        await Chromium.KeepScreenshotAsync(bank.Page, "workspace-bank");
    }

    [Fact]
    public async Task A_conflict_on_one_field_shows_both_texts_and_both_can_be_joined()
    {
        var contributor = await OpenAsync(Parties.Firm[Role.Contributor]);
        var approver = await OpenAsync(Parties.Firm[Role.Approver]);
        await contributor.EditAsync(10);
        await approver.EditAsync(10);

        await contributor.Field(10, "課題認識").FillAsync("記入者の文");
        await approver.Field(10, "課題認識").FillAsync("承認者の文");
        await approver.LeaveAndWaitAsync(10);
        await contributor.LeaveAndWaitAsync(10, "conflict");

        await Assertions.Expect(contributor.Item(10).Locator(".conflict")).ToContainTextAsync("承認者の文");
        Assert.Equal("記入者の文", await contributor.Field(10, "課題認識").InputValueAsync());
        await Chromium.KeepScreenshotAsync(contributor.Page, "workspace-conflict");
        await contributor.Item(10).GetByRole(AriaRole.Button, new() { Name = "両方をつなげて編集" }).ClickAsync();
        await Assertions.Expect(contributor.Field(10, "課題認識")).ToHaveValueAsync("承認者の文\n記入者の文");
        await Assertions.Expect(contributor.Field(10, "課題認識")).ToBeFocusedAsync();
        await contributor.LeaveAndWaitAsync(10);
        await Assertions.Expect(approver.Field(10, "課題認識")).ToHaveValueAsync("承認者の文\n記入者の文");
    }

    [Fact]
    public async Task What_is_typed_while_the_line_is_cut_is_offered_again_after_a_reload()
    {
        var firm = await OpenAsync(Parties.Firm[Role.Contributor]);
        await firm.EditAsync(3);
        await firm.GoOfflineAsync(true);
        await firm.Page.EvaluateAsync("() => Blazor._internal?.forceCloseConnection?.()");

        await firm.Field(3, "現在の対応状況").FillAsync("切れている間の文");
        await firm.LeaveAndWaitAsync(3, "unsent");
        await firm.GoOfflineAsync(false);
        await firm.Page.ReloadAsync();
        await firm.ReadyAsync();

        await firm.Page.Locator(".kept-list button").First.ClickAsync();
        await Assertions.Expect(firm.Item(3).Locator(".kept")).ToContainTextAsync("切れている間の文");
        await Chromium.KeepScreenshotAsync(firm.Page, "workspace-kept-text");
        await firm.Item(3).GetByRole(AriaRole.Button, new() { Name = "入力を戻す" }).ClickAsync();
        await Assertions.Expect(firm.Field(3, "現在の対応状況")).ToBeFocusedAsync();
        await firm.LeaveAndWaitAsync(3);
        await Assertions.Expect(firm.Page.Locator(".kept")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_draft_survives_a_killed_browser()
    {
        var firm = await OpenAsync(Parties.Firm[Role.Contributor]);
        await firm.EditAsync(4);
        await firm.Field(4, "現在の対応状況").PressSequentiallyAsync("書きかけ");
        await using (var db = Host.Database.OpenContext())
        {
            var kept = Task.Run(async () =>
            {
                using var watch = new CancellationTokenSource(TimeSpan.FromSeconds(10));
                while (!await db.Drafts.AnyAsync(d => d.Text == "書きかけ", watch.Token)) await Task.Yield();
            });
            await kept;
        }

        await firm.Page.Context.CloseAsync();
        var elsewhere = await OpenAsync(Parties.Firm[Role.Contributor]);

        await elsewhere.Page.Locator(".kept-list button").First.ClickAsync();
        await Assertions.Expect(elsewhere.Item(4).Locator(".kept")).ToContainTextAsync("書きかけ");
    }

    [Fact]
    public async Task Submit_review_return_and_amend_go_from_browser_to_browser()
    {
        var approver = await OpenAsync(Parties.Firm[Role.Approver]);
        var bank = await OpenAsync(Parties.Bank[Role.Reviewer]);

        await approver.Page.GetByRole(AriaRole.Button, new() { Name = "提出の準備…" }).ClickAsync();
        await Assertions.Expect(approver.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("未記入");
        await Chromium.KeepScreenshotAsync(approver.Page, "workspace-submit");
        await approver.Page.GetByRole(AriaRole.Button, new() { Name = "提出する" }).ClickAsync();
        await bank.Page.GetByRole(AriaRole.Button, new() { Name = "審査を始める" }).ClickAsync();
        await bank.Page.GetByRole(AriaRole.Button, new() { Name = "差戻し…" }).ClickAsync();
        var dialog = bank.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("差戻しの理由（必須）").FillAsync("追記をお願いします。");
        await dialog.Locator(".return-item").Nth(8).GetByRole(AriaRole.Checkbox).CheckAsync();
        await dialog.GetByRole(AriaRole.Textbox, new() { Name = "通番9の理由", Exact = true }).FillAsync("根拠が不足しています。");
        await Chromium.KeepScreenshotAsync(bank.Page, "workspace-return");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "差し戻す" }).ClickAsync();

        await approver.SeesAsync(9, "根拠が不足しています。");
        await Assertions.Expect(approver.Page.GetByRole(AriaRole.Button, new() { Name = "自分の番" })).ToContainTextAsync("1");
        await approver.EditAsync(9);
        Assert.Equal(0, await approver.Item(8).Locator("button.edit-link, button.pill.blank").CountAsync());
    }

    [Fact]
    public async Task The_official_workbook_is_downloaded_and_stands_in_the_trail()
    {
        var firm = await OpenAsync(Parties.Firm[Role.Contributor]);

        var download = await firm.Page.RunAndWaitForDownloadAsync(async () =>
        {
            await firm.Page.Locator(".menu summary").ClickAsync();
            await firm.Page.GetByRole(AriaRole.Button, new() { Name = "公式様式 Excel（現在の内容）" }).ClickAsync();
        });

        Assert.EndsWith(".xlsx", download.SuggestedFilename, StringComparison.Ordinal);
        Assert.Contains(await Host.Database.TrailAsync(AuditChain.OfConnection(Parties.Connection.Id)), e => e.Action == AuditActions.ExportDownloaded);
    }

    [Fact]
    public async Task Filters_and_the_chosen_item_stand_in_theAddress_and_come_back_with_it()
    {
        var firm = await OpenAsync(Parties.Firm[Role.Contributor]);

        await firm.Page.GetByRole(AriaRole.Searchbox).FillAsync("くらうど");
        await firm.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(firm.Item(1)).ToHaveCountAsync(0);
        await firm.Item(11).Locator("[data-objective]").ClickAsync();
        await Assertions.Expect(firm.Page).ToHaveURLAsync(new Regex("(?=.*item=11)(?=.*q=)"));
        await firm.Page.ReloadAsync();
        await firm.ReadyAsync();

        await Assertions.Expect(firm.Item(11)).ToHaveAttributeAsync("aria-current", "true");
        await Assertions.Expect(firm.Item(1)).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(390, "workspace-phone")]
    [InlineData(320, "workspace-400-percent")]
    public async Task The_twoParties_stack_on_narrow_screens(int width, string screenshot)
    {
        await Parties.AnswerAsync(9, Party.ConnectingFirm, c => c with { Implementation = Implementation.PartiallyImplemented, CurrentStatus = "連絡網を整備済み。", PlanDueOn = new DateOnly(2027, 3, 31), RemediationPlan = "訓練を年2回とする。" });
        var bank = await OpenAsync(Parties.Bank[Role.Reviewer], width);

        var overflow = await bank.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        await Chromium.KeepScreenshotAsync(bank.Page, screenshot);

        Assert.True(overflow <= 0, $"the page is {overflow} px wider than the window");
    }
}
