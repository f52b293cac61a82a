using System.Net;
using System.Text;
using System.Text.Json;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.EvidencePacks;
using ChecklistWorkbench.Tests.Testing;
using ChecklistWorkbench.Ui;
using Microsoft.Extensions.DependencyInjection;

namespace ChecklistWorkbench.Tests.Features.EvidencePacks;

public sealed class OrderPackTests
{
    [Fact]
    public async Task A_recipient_s_copy_names_them_on_every_page_in_the_manifest_the_steps_and_the_trail()
    {
        const string recipient = "𠮷野監査法人（試験）<b>&\"第2部\"";
        await using var host = await TestHost.StartAsync();
        var parties = await PackSamples.SceneAsync(host);
        using var client = await host.SignedInAsync(parties.Bank[Role.Auditor]);
        var order = await OrderAsync(host, parties, parties.Bank[Role.Auditor], recipient);

        var files = PackSamples.Unpack(await client.GetByteArrayAsync(WorkbenchUrls.OrderedPackFile(parties.AssessmentId, order.Id)));

        Assert.Equal((PackStage.Sent, order.Progress!.Files), (order.Stage, order.Progress.File));
        using var manifest = JsonDocument.Parse(files.Single(file => file.Path == PackFiles.Manifest).Content);
        var mark = manifest.RootElement.GetProperty("pack").GetProperty("mark");
        var on = mark.GetProperty("on").GetString()!.Replace('-', '/');
        Assert.Equal(recipient, mark.GetProperty("recipient").GetString());
        Assert.Contains($"お渡し先は「{recipient}」（{on}）です。", Encoding.UTF8.GetString(files.Single(file => file.Path == PackFiles.Steps).Content), StringComparison.Ordinal);
        var entry = (await host.Database.TrailAsync(parties.Connection.ChainId)).Last(known => known.Action == AuditActions.PackDownloaded);
        Assert.Contains(recipient, AuditDetails.Read(entry.Details).Select(detail => detail.New));
        var reports = files.Where(file => file.Path.EndsWith(".pdf", StringComparison.Ordinal)).ToList();
        Assert.Equal(4, reports.Count);
        foreach (var (path, content) in reports) await AssertOnEveryPageAsync(path, content, $"{recipient}　{on}");
    }

    [Fact]
    public async Task Without_a_recipient_nothing_is_marked()
    {
        await using var host = await TestHost.StartAsync();
        var parties = await PackSamples.SceneAsync(host);

        var files = PackSamples.Unpack(await PackSamples.MakeAsync(host, parties, parties.Bank[Role.Auditor]));

        Assert.DoesNotContain("\"mark\"", Encoding.UTF8.GetString(files.Single(file => file.Path == PackFiles.Manifest).Content), StringComparison.Ordinal);
        Assert.DoesNotContain("お渡し先", Encoding.UTF8.GetString(files.Single(file => file.Path == PackFiles.Steps).Content), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(" ", "Required")]
    [InlineData("監査\n法人", "InvisibleCharacter")]
    [InlineData("監査\u202E法人", "InvisibleCharacter")]
    [InlineData("監査\u200B法人", "InvisibleCharacter")]
    [InlineData("監査\u0007法人", "InvisibleCharacter")]
    [InlineData("監査\u2028法人", "InvisibleCharacter")]
    [InlineData("監査\uD800法人", "InvisibleCharacter")]
    public void A_name_that_would_not_show_as_what_it_is_is_refused(string name, string rule) => Assert.Equal(rule, Assert.IsType<InvalidField>(PackRecipient.Of(name).Refusal).Rule);

    [Fact]
    public void A_name_too_long_for_a_page_is_refused()
    {
        Assert.Equal("TooLong", Assert.IsType<InvalidField>(PackRecipient.Of(new string('監', PackRecipient.Longest + 1)).Refusal).Rule);
        Assert.Equal(PackRecipient.Longest, PackRecipient.Of($" {new string('監', PackRecipient.Longest)} ").Value.Name.Length);
    }

    [Fact]
    public async Task An_order_is_for_the_person_who_made_it_for_that_assessment_and_once()
    {
        await using var host = await TestHost.StartAsync();
        var parties = await PackSamples.SceneAsync(host);
        var order = await OrderAsync(host, parties, parties.Bank[Role.Auditor], null);
        using var owner = await host.SignedInAsync(parties.Bank[Role.Auditor]);
        using var colleague = await host.SignedInAsync(parties.Bank[Role.Reviewer]);

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(colleague, WorkbenchUrls.OrderedPackFile(parties.AssessmentId, order.Id)));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(owner, WorkbenchUrls.OrderedPackFile(Guid.NewGuid(), order.Id)));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(owner, WorkbenchUrls.OrderedPackFile(parties.AssessmentId, order.Id)));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(owner, WorkbenchUrls.OrderedPackFile(parties.AssessmentId, order.Id)));
    }

    [Fact]
    public async Task A_pack_broken_off_in_the_middle_reaches_nobody_as_a_whole_one()
    {
        await using var host = await TestHost.StartAsync();
        var parties = await PackSamples.SceneAsync(host);
        var order = await OrderAsync(host, parties, parties.Bank[Role.Auditor], null);
        order.Changed += () =>
        {
            if (order.Progress is { File: 3 }) order.Cancel();
        };
        using var client = await host.SignedInAsync(parties.Bank[Role.Auditor]);

        await Assert.ThrowsAnyAsync<Exception>(() => client.GetByteArrayAsync(WorkbenchUrls.OrderedPackFile(parties.AssessmentId, order.Id)));

        Assert.Equal(PackStage.Cancelled, order.Stage);
    }

    [Fact]
    public async Task A_pack_cancelled_before_the_browser_came_is_not_made()
    {
        await using var host = await TestHost.StartAsync();
        var parties = await PackSamples.SceneAsync(host);
        var order = await OrderAsync(host, parties, parties.Bank[Role.Auditor], null);
        order.Cancel();
        using var client = await host.SignedInAsync(parties.Bank[Role.Auditor]);

        await Assert.ThrowsAnyAsync<Exception>(() => client.GetByteArrayAsync(WorkbenchUrls.OrderedPackFile(parties.AssessmentId, order.Id)));

        Assert.Equal(PackStage.Cancelled, order.Stage);
    }

    [Fact]
    public async Task The_contents_are_told_before_it_is_made_with_the_sizes_that_are_known()
    {
        await using var host = await TestHost.StartAsync();
        var parties = await PackSamples.SceneAsync(host);
        var view = (await host.Services.GetRequiredService<GetPack>().HandleAsync(parties.Firm[Role.Contributor].Caller, new(parties.AssessmentId), CancellationToken.None)).Value;

        var files = PackSamples.Unpack(await PackSamples.MakeAsync(host, parties, parties.Firm[Role.Contributor])).Where(file => file.Path.Contains('/', StringComparison.Ordinal)).ToList();

        Assert.Equal(files.Select(file => file.Path), view.Folders.SelectMany(folder => folder.Files.Select(file => $"{folder.Name}/{file.Name}")));
        Assert.All(files.Zip(view.Folders.SelectMany(folder => folder.Files)), pair => Assert.True(pair.Second.Size is null || pair.Second.Size == pair.First.Content.Length));
        Assert.Equal((1, 1, 1), (view.Submission, view.Decision, view.DecidedSubmission));
    }

    private static async Task<PackOrder> OrderAsync(TestHost host, TwoParties parties, Member member, string? recipient) =>
        (await host.Services.GetRequiredService<OrderPack>().HandleAsync(member.Caller, new(parties.AssessmentId, 1, recipient), CancellationToken.None)).Value;

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        return answer.StatusCode;
    }

    private static async Task AssertOnEveryPageAsync(string path, byte[] pdf, string text)
    {
        if (TestEnvironment.FindProgram("pdftotext") is null)
        {
            Assert.False(TestEnvironment.IsCi, "pdftotext is not on PATH.");
            return;
        }

        var file = Path.Combine(Directory.CreateTempSubdirectory("workbench-mark-").FullName, "report.pdf");
        await File.WriteAllBytesAsync(file, pdf);
        var pages = (await ProgramRun.OutputAsync("pdftotext", "-raw", file, "-")).TrimEnd('\f').Split('\f');
        Assert.All(pages, page => Assert.True(Dense(page).Contains(Dense(text), StringComparison.Ordinal), $"{path}: a page without its mark"));
        Assert.Contains("No syntax or stream encoding errors", await ProgramRun.OutputAsync("qpdf", "--check", file), StringComparison.Ordinal);
        var kept = Path.Combine(TestEnvironment.ResultsFolder("watermark"), Path.GetFileNameWithoutExtension(path));
        await ProgramRun.OutputAsync("pdftoppm", "-r", "50", "-png", "-l", "3", file, kept);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    private static string Dense(string text) => string.Concat(text.Normalize().Where(c => !char.IsWhiteSpace(c)));
}
