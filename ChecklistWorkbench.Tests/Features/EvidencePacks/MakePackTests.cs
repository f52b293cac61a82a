using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Features.EvidencePacks;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.AuditTrail;
using ChecklistWorkbench.Tests.Testing;
using ChecklistWorkbench.Ui;
using Microsoft.Extensions.DependencyInjection;

namespace ChecklistWorkbench.Tests.Features.EvidencePacks;

public sealed class MakePackTests
{
    [Theory, DatabaseData]
    public async Task It_holds_what_both_parties_may_read_and_is_the_last_entry_of_its_own_trail(DatabaseProvider provider)
    {
        await using var host = await TestHost.StartAsync(provider: provider);
        var parties = await PackSamples.SceneAsync(host);
        await parties.AskAsync(2, Party.ConnectingFirm, "事業者だけの相談", isShared: false);

        var files = PackSamples.Unpack(await PackSamples.MakeAsync(host, parties, parties.Bank[Role.Auditor], new(parties.AssessmentId, OfDecision: true)));

        string[] expected =
        [
            "01_公式様式/公式様式_提出第1回.xlsx", "02_報告書/提出控え.pdf", "02_報告書/事前審査報告書.pdf", "02_報告書/判定書.pdf", "02_報告書/指摘一覧.pdf",
            "03_証跡/001_API接続先_規程-手順 𠮷_第1版/𠮷野の規程 第2版.txt", "03_証跡/証跡一覧.json",
            "04_提出と経緯/提出.json", "04_提出と経緯/改訂履歴.jsonl", "04_提出と経緯/質疑.json", "04_提出と経緯/判定.json", "04_提出と経緯/oscal-assessment-results.json",
            "05_監査証跡/検証点.json", "05_監査証跡/検証点.sig", "05_監査証跡/監査証跡.jsonl", "05_監査証跡/時刻証明.json",
            "public-key.pem", "検証手順.txt", "verify.html", "manifest.json", "SHA256SUMS", "SHA256SUMS.sig",
        ];
        Assert.Equal(expected, files.Select(file => file.Path));
        Assert.Contains("提出した文", TextOf("04_提出と経緯/提出.json"), StringComparison.Ordinal);
        Assert.Equal(2, TextOf("04_提出と経緯/改訂履歴.jsonl").TrimEnd('\n').Split('\n').Length);
        Assert.Contains("共有の質問", TextOf("04_提出と経緯/質疑.json"), StringComparison.Ordinal);
        Assert.DoesNotContain(files, file => Encoding.UTF8.GetString(file.Content).Contains("事業者だけの相談", StringComparison.Ordinal));
        Assert.StartsWith("証跡の中身", TextOf(expected[5]), StringComparison.Ordinal);

        var lines = TextOf("05_監査証跡/監査証跡.jsonl").TrimEnd('\n').Split('\n');
        using var last = JsonDocument.Parse(lines[^1]);
        Assert.Equal(AuditActions.PackDownloaded, last.RootElement.GetProperty("entry").GetProperty("action").GetString());
        using var checkpoint = JsonDocument.Parse(TextOf("05_監査証跡/検証点.json"));
        Assert.Equal((lines.Length, last.RootElement.GetProperty("hash").GetString()), (checkpoint.RootElement.GetProperty("count").GetInt32(), checkpoint.RootElement.GetProperty("headHash").GetString()));
        var entry = (await host.Database.TrailAsync(parties.Connection.ChainId)).Last(known => known.Action == AuditActions.PackDownloaded);
        Assert.Equal((parties.AssessmentId, parties.Bank[Role.Auditor].Person.Id), (entry.SubjectId, entry.ActorId!.Value));

        string TextOf(string path) => Encoding.UTF8.GetString(files.Single(file => file.Path == path).Content);
    }

    [Fact]
    public async Task What_a_finding_s_report_stands_on_is_in_it_once_in_the_version_reported()
    {
        await using var host = await TestHost.StartAsync();
        var parties = await PackSamples.SceneAsync(host, AssessmentState.UnderReview);
        var (drill, _) = await parties.EvidenceAsync(Party.ConnectingFirm, "訓練の記録", share: true, name: "drill.txt");
        await parties.FindingAsync(FindingState.Reported, 2, evidence: drill);
        await parties.FindingAsync(FindingState.Confirmed, 3, evidence: drill);
        await parties.AddEvidenceVersionAsync(drill);

        var files = PackSamples.Unpack(await PackSamples.MakeAsync(host, parties, parties.Bank[Role.Auditor]));

        Assert.Equal("証跡の中身 訓練の記録", Encoding.UTF8.GetString(files.Single(file => file.Path == "03_証跡/002_API接続先_訓練の記録_第1版/drill.txt").Content));
        using var list = JsonDocument.Parse(files.Single(file => file.Path == "03_証跡/証跡一覧.json").Content);
        var listed = list.RootElement[1];
        Assert.Equal([2, 3], Numbers(listed.GetProperty("piece").GetProperty("items")));
        Assert.Equal([1, 2], Numbers(listed.GetProperty("findings")));

        static int[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetInt32())];
    }

    [Fact]
    public async Task The_manifest_names_every_file_with_its_size_hash_and_source()
    {
        await using var host = await TestHost.StartAsync();
        var parties = await PackSamples.SceneAsync(host);

        var files = PackSamples.Unpack(await PackSamples.MakeAsync(host, parties, parties.Firm[Role.Auditor]));

        var manifest = CanonicalJson.Read<PackManifest>(Encoding.UTF8.GetString(files.Single(file => file.Path == PackFiles.Manifest).Content));
        Assert.Equal((PackManifest.CurrentFormat, 1, 1), (manifest.Format, manifest.Pack.Submission.Number, manifest.Pack.Decision!.Number));
        Assert.Equal(files.SkipLast(3).Select(file => (file.Path, file.Content.LongLength, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file.Content)))),
            manifest.Files.Select(file => (file.Path, file.Size, file.Sha256)));
        Assert.All(manifest.Files, file => Assert.NotEmpty(file.Source));
        Assert.Equal(manifest.Pack.Submission.Hash, manifest.Files.Single(file => file.Path.EndsWith("/提出.json", StringComparison.Ordinal)).Sha256);
        Assert.Equal((await host.Services.GetRequiredService<TrailSigner>().KeysAsync(CancellationToken.None))[0].KeyId, manifest.KeyId);
    }

    [Fact]
    public async Task Evidence_is_as_it_was_submitted_whatever_became_of_it()
    {
        await using var host = await TestHost.StartAsync();
        var parties = await PackSamples.SceneAsync(host, AssessmentState.UnderReview);
        var before = EvidenceOf(await PackSamples.MakeAsync(host, parties, parties.Bank[Role.Reviewer]));
        await parties.ReturnAsync();
        await parties.AnswerAsync(1, Party.ConnectingFirm, content => content with { CurrentStatus = "直した文" });
        await parties.EvidenceAsync(Party.ConnectingFirm, "後から", share: true, items: 1);
        await parties.SubmitAsync();

        var first = await PackSamples.MakeAsync(host, parties, parties.Bank[Role.Reviewer], new(parties.AssessmentId, Submission: 1));
        var second = await PackSamples.MakeAsync(host, parties, parties.Bank[Role.Reviewer]);

        Assert.Equal(before, EvidenceOf(first));
        Assert.DoesNotContain(PackSamples.Unpack(first).Where(file => !file.Path.StartsWith("05_", StringComparison.Ordinal)), file => Encoding.UTF8.GetString(file.Content).Contains("直した文", StringComparison.Ordinal));
        Assert.Equal(before.Count + 1, EvidenceOf(second).Count);

        static List<string> EvidenceOf(byte[] pack) => [.. PackSamples.Unpack(pack).Where(file => file.Path.StartsWith("03_", StringComparison.Ordinal) && !file.Path.EndsWith(".json", StringComparison.Ordinal))
            .Select(file => file.Path + Encoding.UTF8.GetString(file.Content))];
    }

    [Fact]
    public async Task Its_names_times_and_order_do_not_depend_on_the_day()
    {
        await using var host = await TestHost.StartAsync();
        var parties = await PackSamples.SceneAsync(host);
        var today = Entries(await PackSamples.MakeAsync(host, parties, parties.Bank[Role.Reviewer]));
        host.Clock.Advance(TimeSpan.FromDays(3));

        Assert.Equal(today, Entries(await PackSamples.MakeAsync(host, parties, parties.Firm[Role.Approver])));

        static List<(string, DateTime)> Entries(byte[] pack)
        {
            using var zip = new ZipArchive(new MemoryStream(pack));
            return [.. zip.Entries.Select(entry => (entry.FullName, entry.LastWriteTime.DateTime))];
        }
    }

    [Fact]
    public async Task The_download_is_a_zip_that_nobody_stores_for_an_auditor_and_nothing_for_a_stranger()
    {
        await using var host = await TestHost.StartAsync();
        var parties = await PackSamples.SceneAsync(host, AssessmentState.UnderReview);
        var stranger = await host.Database.TeamAsync(OrganizationKind.FinancialInstitution, "よその銀行（試験）");
        using var auditor = await host.SignedInAsync(parties.Bank[Role.Auditor]);
        using var outside = await host.SignedInAsync(stranger[Role.Auditor]);
        using var anonymous = host.Anonymous();

        using var answer = await auditor.GetAsync(WorkbenchUrls.PackFile(parties.AssessmentId));
        using var never = await auditor.GetAsync(WorkbenchUrls.PackFile(parties.AssessmentId, 7));
        using var undecided = await auditor.GetAsync(WorkbenchUrls.PackFile(parties.AssessmentId, ofDecision: true));
        using var others = await outside.GetAsync(WorkbenchUrls.PackFile(parties.AssessmentId));
        using var unsigned = await anonymous.GetAsync(WorkbenchUrls.PackFile(parties.AssessmentId));

        Assert.Equal((HttpStatusCode.OK, "application/zip", "no-store"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType, answer.Headers.CacheControl!.ToString()));
        Assert.StartsWith("監査パック_みなと家計簿（試験）_あけぼの銀行（試験）_事前審査第1回_提出第1回_", answer.Content.Headers.ContentDisposition!.FileNameStar, StringComparison.Ordinal);
        Assert.DoesNotContain(PackSamples.Unpack(await answer.Content.ReadAsByteArrayAsync()), file => file.Path.Contains("判定", StringComparison.Ordinal));
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.Conflict, HttpStatusCode.NotFound, HttpStatusCode.Redirect], [never.StatusCode, undecided.StatusCode, others.StatusCode, unsigned.StatusCode]);
        Assert.StartsWith("判定がまだ行われていない", await undecided.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(AuditActions.AccessDenied, (await host.Database.TrailAsync(AuditChain.OfOrganization(stranger.Id)))[^1].Action);
        Assert.Contains(await host.Database.TrailAsync(AuditChain.OfOrganization(parties.Bank.Id)), entry => entry.Action == AuditActions.AuditorOpened);
    }

    [Fact]
    public async Task Without_a_submission_there_is_one_sentence_and_no_entry()
    {
        await using var host = await TestHost.StartAsync();
        var parties = await TestScenes.TwoPartiesAsync(host.Workbench);
        await parties.OpenAssessmentAsync(await host.Database.EditionAsync());
        using var client = await host.SignedInAsync(parties.Bank[Role.Reviewer]);

        using var answer = await client.GetAsync(WorkbenchUrls.PackFile(parties.AssessmentId));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.StartsWith("この評価はまだ提出されていない", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(await host.Database.TrailAsync(parties.Connection.ChainId), entry => entry.Action == AuditActions.PackDownloaded);
    }
}
