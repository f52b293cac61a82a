using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ChecklistWorkbench.CommandLine;
using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Accounts.People;
using ChecklistWorkbench.Features.EvidencePacks;
using ChecklistWorkbench.Persistence.Packs;
using ChecklistWorkbench.Tests.Features.EvidencePacks;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace ChecklistWorkbench.Tests.EndToEnd;

/// <summary>An auditor for one connection and some days finds the decision, makes its pack, and checks it in a browser that is connected to nothing and with programs not ours.</summary>
[Collection(Chromium.Collection)]
public sealed class EvidencePackTests(Chromium chromium) : WorkspaceScene(chromium)
{
    private const string Recipient = "𠮷野監査法人（試験） 第2部";

    [Fact]
    public async Task The_auditor_makes_a_decision_s_pack_and_verifies_it_offline()
    {
        await SceneAsync();
        var auditor = Parties.Bank[Role.Auditor];
        await LimitAsync(auditor, new([Parties.Connection.Id], new(2020, 1, 1), new(2099, 12, 31)));
        await using var context = await Browser.OpenAsync(Address);
        var page = await context.NewPageAsync();
        await page.GotoAsync(TestHost.SignInPath(auditor.Person.Id));
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("みなと家計簿") }).First.ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/(connections|assessments)/"));
        await page.GotoAsync($"/assessments/{Parties.AssessmentId}/decision");
        await page.GetByRole(AriaRole.Link, new() { Name = "監査パックを作成" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "監査パックの作成" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("対象")).ToHaveValueAsync("");
        await page.Locator(".folder summary").Nth(2).ClickAsync();
        await Assertions.Expect(page.Locator(".folder").Nth(2)).ToContainTextAsync("規程 𠮷.txt");
        await page.AssertNoFindingsAsync("making a pack");

        await page.GetByLabel("渡す相手の名前を透かしとして入れる").CheckAsync();
        await page.GetByLabel("渡す相手", new() { Exact = true }).FillAsync("監査\u202E法人");
        await page.GetByRole(AriaRole.Button, new() { Name = "監査パックを作成してダウンロード" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("目に見えない文字");
        await page.AssertNoFindingsAsync("making a pack, refused");
        await page.GetByLabel("渡す相手", new() { Exact = true }).FillAsync(Recipient);
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "監査パックを作成してダウンロード" }).ClickAsync());
        await Assertions.Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "監査パックを渡しました" })).ToBeVisibleAsync();
        await Chromium.KeepScreenshotAsync(page, "pack-made");

        Assert.StartsWith("監査パック_", download.SuggestedFilename, StringComparison.Ordinal);
        Assert.DoesNotContain("監査法人", page.Url + download.Url, StringComparison.Ordinal);
        await VerifyAsync(await File.ReadAllBytesAsync((await download.PathAsync())!));
        await AssertInTrailsAsync(auditor);
    }

    [Fact]
    public async Task No_pack_of_a_connection_or_a_day_out_of_reach()
    {
        await SceneAsync();
        var auditor = Parties.Bank[Role.Auditor];
        var elsewhere = Parties.AssessmentId;
        var other = await TestScenes.TwoPartiesAsync(Host.Workbench, "よその銀行（試験）", "よその事業者（試験）");
        await LimitAsync(auditor, new([Parties.Connection.Id], null, new(2099, 12, 31)));
        await other.OpenAssessmentAsync(await Host.Database.EditionAsync(), AssessmentState.Submitted);
        await using var context = await Browser.OpenAsync(Address);
        var page = await context.NewPageAsync();
        await page.GotoAsync(TestHost.SignInPath(auditor.Person.Id, $"/assessments/{other.AssessmentId}/pack"));
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "監査パックを作成してダウンロード" })).ToHaveCountAsync(0);
        await page.AssertNoFindingsAsync("no pack");
        Assert.Equal(404, (await page.APIRequest.GetAsync($"{Address}/assessments/{other.AssessmentId}/pack/file")).Status);
        Assert.Equal(200, (await page.APIRequest.GetAsync($"{Address}/assessments/{elsewhere}/pack/file")).Status);

        await LimitAsync(auditor, new([Parties.Connection.Id], new(2099, 1, 1), new(2099, 12, 31)));

        Assert.NotEqual(200, (await page.APIRequest.GetAsync($"{Address}/assessments/{elsewhere}/pack/file", new() { MaxRedirects = 0 })).Status);
    }

    [Fact]
    public async Task A_pack_on_a_phone_and_in_English_says_how_far_it_is_and_can_be_cancelled()
    {
        await SceneAsync();
        await using var context = await Browser.OpenAsync(Address, 390, 844);
        var page = await context.NewPageAsync();
        await page.GotoAsync(TestHost.SignInPath(Parties.Firm[Role.Approver].Person.Id, $"/assessments/{Parties.AssessmentId}/pack?submission=1"));
        await Assertions.Expect(page.GetByLabel("対象")).ToHaveValueAsync("1");
        await page.AssertNoFindingsAsync("making a pack, narrow");
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= 390"), "The page is wider than a phone.");
        await Chromium.KeepScreenshotAsync(page, "pack-narrow", fullPage: true);

        // The browser is kept from coming for it, so that what was ordered waits.
        await page.EvaluateAsync("addEventListener('click', event => { if (event.target.matches('a[download]')) event.preventDefault(); }, true)");
        await page.GetByRole(AriaRole.Button, new() { Name = "監査パックを作成してダウンロード" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync();
        await page.AssertNoFindingsAsync("making a pack, under way");
        await page.GetByRole(AriaRole.Button, new() { Name = "取り消す" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "取り消しました" })).ToBeVisibleAsync();

        await page.GotoAsync($"/language/en?returnUrl={Uri.EscapeDataString($"/assessments/{Parties.AssessmentId}/pack")}");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Make an evidence pack" })).ToBeVisibleAsync();
        await page.SetViewportSizeAsync(1440, 960);
        await page.AssertNoFindingsAsync("making a pack, English");
        await Chromium.KeepScreenshotAsync(page, "pack-english", fullPage: true);
    }

    [Fact]
    public async Task The_verify_page_s_own_SHA_256_is_the_standard_s()
    {
        await using var context = await Browser.OpenAsync(Address);
        var page = await context.NewPageAsync();
        await page.SetContentAsync(Encoding.UTF8.GetString(VerificationSteps.ReadPage()));

        // FIPS 180-4's examples, and every way that a block can be filled.
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", await HashAsync("abc", 3));
        Assert.Equal("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1", await HashAsync("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 5));
        Assert.Equal("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0", await HashAsync(new string('a', 1_000_000), 65_537));
        for (var length = 0; length <= 130; length++)
        {
            var text = new string('x', length);
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text))), await HashAsync(text, 1 + (length % 70)));
        }

        Task<string> HashAsync(string text, int stretch) => page.EvaluateAsync<string>(
            "([text, stretch]) => { const bytes = new TextEncoder().encode(text), hash = new Sha256(); for (let at = 0; at < bytes.length; at += stretch) hash.add(bytes.subarray(at, at + stretch)); return hash.toHex(); }",
            new object[] { text, stretch });
    }

    private async Task SceneAsync()
    {
        await Parties.AnswerAsync(1, Party.ConnectingFirm, content => content with { CurrentStatus = "𠮷野家の窓口で確かめている。", Implementation = Implementation.Implemented });
        await Parties.EvidenceAsync(Party.ConnectingFirm, "規程", share: true, name: "規程 𠮷.txt", items: 1);
        await Parties.TakeToAsync(AssessmentState.Decided);
    }

    private async Task LimitAsync(Member auditor, AuditLimits limits)
    {
        var outcome = await Host.Database.Get<LimitAudit>().HandleAsync(Parties.Bank.As(Role.Administrator), new(auditor.Person.Id, limits), CancellationToken.None);
        Assert.True(outcome.Succeeded, $"{outcome.Refusal}");
    }

    private async Task VerifyAsync(byte[] pack)
    {
        var folder = Directory.CreateTempSubdirectory("workbench-pack-").FullName;
        try
        {
            var files = PackSamples.Unpack(pack);
            var whole = Path.Combine(folder, "whole.zip");
            await File.WriteAllBytesAsync(whole, pack);
            await VerifyInBrowserAsync(files, folder, whole);
            await VerifyWithProgramsAsync(folder, whole);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task VerifyInBrowserAsync(IReadOnlyList<(string Path, byte[] Content)> files, string folder, string whole)
    {
        var (html, broken) = (Path.Combine(folder, "verify.html"), Path.Combine(folder, "broken.zip"));
        await File.WriteAllBytesAsync(html, files.Single(file => file.Path == PackFiles.VerifyPage).Content);
        var rows = Encoding.UTF8.GetString(files.Single(file => file.Path == PackPath.TrailEntries).Content).TrimEnd('\n').Split('\n');
        await using var context = await Browser.OpenAsync(Address);
        await context.SetOfflineAsync(true);
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(html).AbsoluteUri);

        await page.GetByLabel("zipファイルを選ぶ").SetInputFilesAsync(whole);
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync($"署名と {files.Count - 2} 個のファイルは、作成時のままです。監査証跡の {rows.Length} 件も、検証点まで連鎖しています。");
        await Assertions.Expect(page.Locator("#kid")).ToHaveTextAsync(new Regex("^[A-Za-z0-9_-]{43}$"));
        await page.AssertNoFindingsAsync("verify page, whole");
        await Chromium.KeepScreenshotAsync(page, "pack-verify-whole");

        await File.WriteAllBytesAsync(broken, PackSamples.Pack(files.Where(file => file.Path != PackFiles.Steps)
            .Select(file => file.Path.EndsWith("質疑.json", StringComparison.Ordinal) ? (file.Path, [.. file.Content, (byte)' ']) : file)));
        await page.GetByLabel("zipファイルを選ぶ").SetInputFilesAsync(broken);
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("2 件あります");
        await Assertions.Expect(page.Locator("#rows tr")).ToHaveTextAsync(["04_提出と経緯/質疑.json作成時から変わっています。", "検証手順.txtありません。"]);
        await page.AssertNoFindingsAsync("verify page, broken");
        await Chromium.KeepScreenshotAsync(page, "pack-verify-broken");

        // Whoever has another key signs everything anew, but leaves out one row of the trail.
        using var own = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        foreach (var (changed, words) in ((IEnumerable<string>, string)[])[
            ([.. rows[..1], .. rows[2..]], "2 件目の記録がありません。"), ([.. rows[..1], rows[1].Replace("\"action\":\"", "\"action\":\"x", StringComparison.Ordinal), .. rows[2..]], "2 件目の記録が、そのハッシュ値と一致しません（書き換えられています）。"),
            (rows[..^1], $"{rows.Length} 件目の記録がありません。"), ([.. rows, rows[^1]], $"{rows.Length} 件目の記録が、連鎖に属していません（挿入されています）。")])
        {
            await File.WriteAllBytesAsync(broken, PackSamples.Forged(files.Select(file => file.Path == PackPath.TrailEntries ? (file.Path, Encoding.UTF8.GetBytes(string.Concat(changed.Select(row => row + "\n")))) : file), own));
            await page.GetByLabel("zipファイルを選ぶ").SetInputFilesAsync(Array.Empty<string>());
            await page.GetByLabel("zipファイルを選ぶ").SetInputFilesAsync(broken);
            await Assertions.Expect(page.Locator("#rows tr")).ToHaveTextAsync([$"{PackPath.TrailEntries}{words}"]);
        }
    }

    private async Task VerifyWithProgramsAsync(string folder, string whole)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        Assert.Equal(ExitStatus.Done, await Host.Services.GetRequiredService<WorkbenchCommands>().RunAsync(["pack", "verify", whole], output, error, CancellationToken.None));
        var unpacked = Path.Combine(folder, "unpacked");
        ZipFile.ExtractToDirectory(whole, unpacked);
        foreach (var program in (string[])["sha256sum", "openssl"])
        {
            if (TestEnvironment.FindProgram(program) is not null) continue;
            Assert.False(TestEnvironment.IsCi, $"{program} is not on PATH.");
            return;
        }

        Assert.DoesNotContain("FAILED", await ProgramRun.OutputAsync("sh", "-c", $"cd '{unpacked}' && sha256sum -c {PackFiles.Sums}"), StringComparison.Ordinal);
        Assert.Contains("Verified OK", await ProgramRun.OutputAsync("sh", "-c", $"cd '{unpacked}' && openssl dgst -sha256 -verify {PackFiles.PublicKey} -signature {PackFiles.Signature} {PackFiles.Sums}"), StringComparison.Ordinal);
    }

    private async Task AssertInTrailsAsync(Member auditor)
    {
        var opened = (await Host.Database.TrailAsync(AuditChain.OfOrganization(Parties.Bank.Id))).Where(entry => entry.Action == AuditActions.AuditorOpened && entry.ActorId == auditor.Person.Id);
        Assert.Superset(new HashSet<string?> { "decision", "pack" }, opened.Select(entry => AuditDetails.Read(entry.Details)[0].New).ToHashSet());
        var handedOut = (await Host.Database.TrailAsync(Parties.Connection.ChainId)).Last(entry => entry.Action == AuditActions.PackDownloaded);
        Assert.Equal(auditor.Person.Id, handedOut.ActorId);
        Assert.Contains(Recipient, AuditDetails.Read(handedOut.Details).Select(detail => detail.New));
    }
}
