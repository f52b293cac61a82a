using System.Data.Common;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Domain.Evidence.Content;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Evidence;
using ChecklistWorkbench.Features.Evidence.Files;
using ChecklistWorkbench.Features.Evidence.Pieces;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Evidence;
using ChecklistWorkbench.Tests.Testing;
using ChecklistWorkbench.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ChecklistWorkbench.Tests.Features.Evidence;

public sealed class UploadEvidenceTests
{
    /// <summary>Text of more than one batch of chunks.</summary>
    private static readonly byte[] Long = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 800_000).Select(n => $"{n}\n")));

    [Theory, DatabaseData]
    public async Task What_is_sent_comes_back_byte_for_byte_and_is_stored_once(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.TwoPartiesAsync();
        var first = (await SendAsync(database, parties, Long, "../長い ログ.txt")).Value;
        var second = (await SendAsync(database, parties, Long, "同じ.txt")).Value;

        Assert.Equal(("長い ログ.txt", (long)Long.Length, EvidenceFormat.Text, ScanResult.NotScanned), (first.Name, first.Size, first.Format, first.Scan));
        var piece = (await AddAsync(database, parties, first.Id, second.Id)).Value;
        await using var db = database.OpenContext();
        Assert.Equal((0, EvidenceChunk.CountFor(Long.Length)), (await db.EvidenceUploads.CountAsync(), await db.EvidenceChunks.CountAsync()));
        var file = await db.EvidenceFiles.OrderBy(f => f.Number).FirstAsync();
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Long)), file.Sha256);
        var sent = await database.Get<GetEvidenceFile>().HandleAsync(parties.Firm.As(Role.Auditor), new(piece, file.Id, Preview: false), CancellationToken.None);
        Assert.Equal(Long, await BytesAsync(sent.Value.Content));
        Assert.Equal(AuditActions.EvidenceDownloaded, (await database.TrailAsync(AuditChain.OfOrganization(parties.Firm.Id)))[^1].Action);
    }

    [Theory, DatabaseData]
    public async Task Kept_bytes_stand_still_and_those_of_an_upload_can_be_swept(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.TwoPartiesAsync();
        var kept = (await SendAsync(database, parties, "残る"u8.ToArray())).Value;
        await AddAsync(database, parties, kept.Id);
        var waiting = (await SendAsync(database, parties, "待つ"u8.ToArray())).Value;
        await using var db = database.OpenContext();
        var keptHash = await db.EvidenceFiles.Select(file => file.Sha256).SingleAsync();

        db.EvidenceChunks.Remove(EvidenceChunk.Named(keptHash, 0));
        Assert.Contains(AppendOnlyTriggers.Message, (await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync())).InnerException!.Message, StringComparison.Ordinal);

        database.Clock.Advance(EvidenceUpload.Patience + TimeSpan.FromMinutes(1));
        Assert.Equal(1, await database.Get<EvidenceStore>().SweepAsync(CancellationToken.None));
        Assert.Equal([keptHash], await db.EvidenceChunks.Select(chunk => chunk.Sha256).ToListAsync());
        Assert.IsType<EvidenceUploadGone>((await AddAsync(database, parties, waiting.Id)).Refusal);
    }

    [Fact]
    public async Task A_database_that_fails_in_mid_upload_leaves_nothing()
    {
        var fault = new FailingChunks();
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite, fault);
        var parties = await database.TwoPartiesAsync();
        fault.FailFrom = 17;

        Assert.IsType<EvidenceNotStored>((await SendAsync(database, parties, Long)).Refusal);

        await using var db = database.OpenContext();
        Assert.True(fault.Seen >= 17, "The fault was not met.");
        Assert.Equal((0, 0), (await db.EvidenceUploads.CountAsync(), await db.EvidenceChunks.CountAsync()));
    }

    [Fact]
    public async Task A_broken_upload_leaves_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.TwoPartiesAsync();

        Assert.IsType<EvidenceUploadBroken>((await SendAsync(database, parties, new BreakingStream())).Refusal);
        Assert.IsType<EvidenceUploadBroken>((await SendAsync(database, parties, new MemoryStream("短い"u8.ToArray()), length: 100)).Refusal);

        await using var db = database.OpenContext();
        Assert.Equal((0, 0), (await db.EvidenceUploads.CountAsync(), await db.EvidenceChunks.CountAsync()));
    }

    [Fact]
    public async Task Files_and_organisations_have_their_limits()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.TwoPartiesAsync();
        var options = new EvidenceOptions { MaxFileMegabytes = 6, QuotaMegabytes = 10 };

        Assert.IsType<EvidenceFileTooLarge>((await SendAsync(database, parties, new MemoryStream(Encoding.ASCII.GetBytes(new string('a', 7_000_000))), options: options)).Refusal);
        Assert.IsType<EvidenceFileTooLarge>((await SendAsync(database, parties, new MemoryStream([]), 7_000_000, options)).Refusal);
        Assert.True((await SendAsync(database, parties, new MemoryStream(Long), options: options)).Succeeded);
        Assert.Equal(new EvidenceQuotaExceeded(10, 4), (await SendAsync(database, parties, new MemoryStream([.. Long, .. Encoding.ASCII.GetBytes(new string('b', 500_000))]), options: options)).Refusal);
    }

    [Fact]
    public async Task An_upload_that_never_ends_is_cut_off_at_the_limit_and_not_when_it_is_over()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.TwoPartiesAsync();
        await using var endless = new EndlessStream(most: 2 * 1024 * 1024);

        Assert.IsType<EvidenceFileTooLarge>((await SendAsync(database, parties, endless, options: new() { MaxFileMegabytes = 1 })).Refusal);
    }

    [Fact]
    public async Task A_renamed_executable_is_not_kept()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.TwoPartiesAsync();

        Assert.IsType<EvidenceIsSomethingElse>((await SendAsync(database, parties, [.. "MZ"u8, 0, 1, 2], "報告書.pdf")).Refusal);

        await using var db = database.OpenContext();
        Assert.Equal(0, await db.EvidenceChunks.CountAsync());
    }

    [Fact]
    public async Task A_scanner_lets_clean_files_through_and_what_it_finds_is_in_the_trail()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.TwoPartiesAsync();
        foreach (var clamd in (FakeClamd[])[FakeClamd.OnTcp(), FakeClamd.OnUnixSocket()])
        {
            await using var running = clamd;
            var options = new EvidenceOptions { ClamAv = clamd.Address };

            Assert.Equal(ScanResult.Clean, (await SendAsync(database, parties, new MemoryStream(Long), options: options)).Value.Scan);
            Assert.Equal(new EvidenceIsInfected("Eicar-Test"), (await SendAsync(database, parties, new MemoryStream("EICAR"u8.ToArray()), options: options)).Refusal);
            Assert.Equal(AuditActions.EvidenceInfected, (await database.TrailAsync(AuditChain.OfOrganization(parties.Firm.Id)))[^1].Action);
        }
    }

    [Fact]
    public async Task A_scanner_that_does_not_answer_lets_nothing_through()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.TwoPartiesAsync();

        Assert.IsType<EvidenceScannerSilent>((await SendAsync(database, parties, new MemoryStream("文"u8.ToArray()), options: new() { ClamAv = "unix:/nowhere/clamd.ctl" })).Refusal);
        Assert.IsType<EvidenceScannerSilent>((await SendAsync(database, parties, new MemoryStream("文"u8.ToArray()), options: new() { ClamAv = "clamd" })).Refusal);
    }

    [Fact]
    public async Task A_waiting_file_is_its_sender_s_alone()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.TwoPartiesAsync();
        var waiting = (await SendAsync(database, parties, "待つ"u8.ToArray())).Value;

        Assert.IsType<EvidenceUploadGone>((await database.Get<AddEvidence>().HandleAsync(parties.Firm.As(Role.Approver), Words(waiting.Id), CancellationToken.None)).Refusal);
        await database.Get<DiscardUpload>().HandleAsync(parties.Firm.As(Role.Approver), waiting.Id, CancellationToken.None);
        Assert.True((await AddAsync(database, parties, waiting.Id)).Succeeded);
    }

    [Fact]
    public async Task Damaged_bytes_are_not_handed_out_as_if_they_were_whole()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.TwoPartiesAsync();
        var (piece, file) = await parties.EvidenceAsync(Party.ConnectingFirm);
        await using var db = database.OpenContext();
        var sha256 = await db.EvidenceFiles.Select(f => f.Sha256).SingleAsync();
        await using var other = new MemoryStream();

        var forged = database.Get<EvidenceStore>().Open(new string('0', 64), 3);
        await Assert.ThrowsAsync<EvidenceDamagedException>(() => forged.CopyToAsync(other));
        Assert.Equal(sha256, Convert.ToHexStringLower(SHA256.HashData(await BytesAsync((await database.Get<GetEvidenceFile>().HandleAsync(parties.Firm.As(Role.Auditor), new(piece, file, false), CancellationToken.None)).Value.Content))));
    }

    [Theory, InlineData(0), InlineData(7), InlineData(20)]
    public async Task A_byte_that_changed_in_the_database_is_found_before_the_last_bytes_are_handed_out(int chunk)
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.TwoPartiesAsync();
        var sent = (await SendAsync(database, parties, Long)).Value;
        await using var db = database.OpenContext();
        var sha256 = await db.EvidenceUploads.Where(upload => upload.Id == sent.Id).Select(upload => upload.Sha256).SingleAsync();
        Assert.Equal(1, await db.EvidenceChunks.Where(c => c.Sha256 == sha256 && c.Number == chunk).ExecuteUpdateAsync(set => set.SetProperty(c => c.Content, c => new byte[] { 0 })));

        await using var damaged = database.Get<EvidenceStore>().Open(sha256, Long.Length);
        await using var read = new MemoryStream();
        await Assert.ThrowsAsync<EvidenceDamagedException>(() => damaged.CopyToAsync(read));
        Assert.InRange(read.Length, 0, 20 * EvidenceChunk.Length);
    }

    [Fact]
    public async Task An_upload_without_the_page_s_token_is_turned_away()
    {
        await using var host = await TestHost.StartAsync();
        var parties = await host.Database.TwoPartiesAsync();
        using var client = await host.SignedInAsync(parties.Firm[Role.Contributor]);

        using var answer = await client.PostAsync(WorkbenchUrls.EvidenceUpload + "?name=a.txt", new ByteArrayContent("文"u8.ToArray()));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Downloads_are_attachments_that_nobody_stores_and_previews_can_load_nothing()
    {
        await using var host = await TestHost.StartAsync();
        var parties = await host.Database.AssessmentAsync();
        var (piece, file) = await parties.EvidenceAsync(Party.ConnectingFirm, share: true, name: "証跡.txt");
        var (active, pdf) = await parties.EvidenceAsync(Party.ConnectingFirm, share: true, content: EvidenceSamples.PdfWithJavaScript, name: "a.zip", format: EvidenceFormat.Zip);
        var (document, page) = await parties.EvidenceAsync(Party.ConnectingFirm, share: true, content: EvidenceSamples.Pdf(), name: "b.pdf", format: EvidenceFormat.Pdf);
        using var bank = await host.SignedInAsync(parties.Bank[Role.Auditor]);

        using var download = await bank.GetAsync(WorkbenchUrls.EvidenceFile(piece, file));
        Assert.Equal(("attachment", "証跡.txt"), (download.Content.Headers.ContentDisposition!.DispositionType, download.Content.Headers.ContentDisposition.FileNameStar));
        Assert.True(download.Headers.CacheControl!.NoStore);
        Assert.Equal("nosniff", download.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(download.Content.Headers.ContentLength, (await download.Content.ReadAsByteArrayAsync()).Length);

        foreach (var (of, shown, type) in ((Guid, Guid, string)[])[(document, page, "application/pdf"), (piece, file, "text/plain")])
        {
            using var preview = await bank.GetAsync(WorkbenchUrls.EvidencePreview(of, shown));
            var policy = preview.Headers.GetValues("Content-Security-Policy").Single();
            Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.EndsWith("; sandbox", policy, StringComparison.Ordinal);
            Assert.Equal(type, preview.Content.Headers.ContentType!.MediaType);
        }

        Assert.Equal([AuditActions.EvidenceDownloaded, AuditActions.EvidencePreviewed, AuditActions.EvidencePreviewed], (await host.Database.TrailAsync(parties.Connection.ChainId)).Where(entry => entry.Action is AuditActions.EvidenceDownloaded or AuditActions.EvidencePreviewed).Select(entry => entry.Action));

        using var refused = await bank.GetAsync(WorkbenchUrls.EvidencePreview(active, pdf));
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        using var administrator = await host.SignedInAsync(parties.Bank[Role.Administrator]);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync(WorkbenchUrls.EvidenceFile(piece, file))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await bank.GetAsync(WorkbenchUrls.EvidenceFile(piece, pdf))).StatusCode);
    }

    private static AddEvidenceRequest Words(params Guid[] uploads) => new(new() { Title = "証跡" }, new(new(), "", uploads));

    private static Task<Outcome<Guid>> AddAsync(TestDatabase database, TwoParties parties, params Guid[] uploads) =>
        database.Get<AddEvidence>().HandleAsync(parties.Firm.As(Role.Contributor), Words(uploads), CancellationToken.None);

    private static Task<Outcome<UploadedEvidence>> SendAsync(TestDatabase database, TwoParties parties, byte[] content, string name = "a.txt") => SendAsync(database, parties, new MemoryStream(content), name: name);

    private static Task<Outcome<UploadedEvidence>> SendAsync(TestDatabase database, TwoParties parties, Stream content, long? length = null, EvidenceOptions? options = null, string name = "a.txt")
    {
        var known = Options.Create(options ?? new());
        return new UploadEvidence(database.Workbench, database.Get<EvidenceStore>(), new(known, NullLogger<VirusScanner>.Instance), known, NullLogger<UploadEvidence>.Instance)
            .HandleAsync(parties.Firm.As(Role.Contributor), new(name, content, length), CancellationToken.None);
    }

    private static async Task<byte[]> BytesAsync(Stream content)
    {
        await using (content)
        {
            using var whole = new MemoryStream();
            await content.CopyToAsync(whole);
            return whole.ToArray();
        }
    }

    private sealed class BreakingStream : MemoryStream
    {
        public override bool CanRead => true;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position++ == 0 ? ValueTask.FromResult(10) : throw new IOException("The client is gone.");
    }

    /// <summary>Has no end; who reads on past <paramref name="most"/> bytes did not keep to a limit below it.</summary>
    private sealed class EndlessStream(long most) : MemoryStream
    {
        private long _read;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)'a');
            return (_read += buffer.Length) <= most ? ValueTask.FromResult(buffer.Length) : throw new InvalidOperationException($"{_read} bytes were read of what never ends.");
        }
    }

    /// <summary>Lets so many chunks be written and then fails whoever writes one.</summary>
    private sealed class FailingChunks : DbCommandInterceptor
    {
        public int FailFrom { get; set; } = int.MaxValue;

        public int Seen { get; private set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData data, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
            Judge(command, result);

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData data, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            Judge(command, result);

        private ValueTask<T> Judge<T>(DbCommand command, T result)
        {
            if (command.CommandText.Contains("INSERT INTO \"EvidenceChunks\"", StringComparison.Ordinal) && ++Seen >= FailFrom) throw new IOException("The disk is full.");
            return ValueTask.FromResult(result);
        }
    }
}
