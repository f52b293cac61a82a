using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.EvidencePacks;
using ChecklistWorkbench.Tests.Features.EvidencePacks;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.Playwright;

namespace ChecklistWorkbench.Tests.EndToEnd;

/// <summary>The auditor finds the decision, downloads its pack and checks it in a browser that is connected to nothing.</summary>
[Collection(Chromium.Collection)]
public sealed class EvidencePackTests(Chromium chromium) : WorkspaceScene(chromium)
{
    [Fact]
    public async Task The_auditor_downloads_a_decision_s_pack_and_verifies_it_offline()
    {
        await Parties.AnswerAsync(1, Party.ConnectingFirm, content => content with { CurrentStatus = "𠮷野家の窓口で確かめている。", Implementation = Implementation.Implemented });
        await Parties.EvidenceAsync(Party.ConnectingFirm, "規程", share: true, name: "規程 𠮷.txt", items: 1);
        await Parties.TakeToAsync(AssessmentState.Decided);
        var page = (await OpenAsync(Parties.Bank[Role.Auditor])).Page;
        await page.GotoAsync($"/assessments/{Parties.AssessmentId}/decision");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "監査パックをダウンロード" })).ToBeVisibleAsync();
        await page.AssertNoFindingsAsync("decision with its pack");
        await Chromium.KeepScreenshotAsync(page, "decision-pack");

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "監査パックをダウンロード" }).ClickAsync());

        Assert.StartsWith("監査パック_", download.SuggestedFilename, StringComparison.Ordinal);
        var folder = Directory.CreateTempSubdirectory("workbench-pack-");
        try
        {
            await VerifyAsync(await File.ReadAllBytesAsync((await download.PathAsync())!), folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task VerifyAsync(byte[] pack, string folder)
    {
        var files = PackSamples.Unpack(pack);
        var (html, whole, broken) = (Path.Combine(folder, "verify.html"), Path.Combine(folder, "whole.zip"), Path.Combine(folder, "broken.zip"));
        await File.WriteAllBytesAsync(html, files.Single(file => file.Path == PackFiles.VerifyPage).Content);
        await File.WriteAllBytesAsync(whole, pack);
        await File.WriteAllBytesAsync(broken, PackSamples.Pack(files.Where(file => file.Path != PackFiles.Steps)
            .Select(file => file.Path.EndsWith("質疑.json", StringComparison.Ordinal) ? (file.Path, [.. file.Content, (byte)' ']) : file)));
        await using var context = await Browser.OpenAsync(Address);
        await context.SetOfflineAsync(true);
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(html).AbsoluteUri);

        await page.GetByLabel("zipファイルを選ぶ").SetInputFilesAsync(whole);
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync($"署名と {files.Count - 2} 個のファイルは、作成時のままです。");
        await Assertions.Expect(page.Locator("#kid")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^[A-Za-z0-9_-]{43}$"));
        await page.AssertNoFindingsAsync("verify page, whole");
        await Chromium.KeepScreenshotAsync(page, "pack-verify-whole");

        await page.GetByLabel("zipファイルを選ぶ").SetInputFilesAsync(broken);
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("2 件あります");
        await Assertions.Expect(page.Locator("#rows tr")).ToHaveTextAsync(["04_提出と経緯/質疑.json作成時から変わっています。", "検証手順.txtありません。"]);
        await page.AssertNoFindingsAsync("verify page, broken");
        await Chromium.KeepScreenshotAsync(page, "pack-verify-broken");
    }
}
