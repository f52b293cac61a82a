using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.EvidencePacks;
using ChecklistWorkbench.Persistence.Packs;
using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Features.EvidencePacks;

/// <summary>Packs with something in every part, and what can be done to them.</summary>
internal static class PackSamples
{
    /// <summary>A firm's evidence, a Japanese file name that needs four bytes, questions and an answer.</summary>
    public static async Task<TwoParties> SceneAsync(TestHost host, AssessmentState state = AssessmentState.Decided)
    {
        var parties = await TestScenes.TwoPartiesAsync(host.Workbench);
        await parties.OpenAssessmentAsync(await host.Database.EditionAsync());
        await parties.AnswerAsync(1, Party.ConnectingFirm, content => content with { CurrentStatus = "最初の文", Implementation = Implementation.PartiallyImplemented });
        await parties.AnswerAsync(1, Party.ConnectingFirm, content => content with { CurrentStatus = "提出した文 𠮷", Implementation = Implementation.Implemented });
        await parties.EvidenceAsync(Party.ConnectingFirm, "規程/手順 𠮷", share: true, name: "𠮷野の規程 第2版.txt", items: [1, 2]);
        await parties.AskAsync(1, Party.FinancialInstitution, "共有の質問");
        await parties.TakeToAsync(state);
        return parties;
    }

    /// <summary>The bytes of a prepared pack.</summary>
    public static byte[] Read(PreparedPack pack)
    {
        using var memory = new MemoryStream();
        pack.WriteAsync(new AsynchronousOnly(memory), null, CancellationToken.None).GetAwaiter().GetResult();
        return memory.ToArray();
    }

    public static async Task<byte[]> MakeAsync(TestHost host, TwoParties parties, Member reader, PackRequest? request = null)
    {
        var prepared = await AskAsync(host, parties, reader, request);
        using var memory = new MemoryStream();
        await prepared.WriteAsync(new AsynchronousOnly(memory), null, CancellationToken.None);
        return memory.ToArray();
    }

    public static async Task<PreparedPack> AskAsync(TestHost host, TwoParties parties, Member reader, PackRequest? request = null) =>
        (await ((MakePack)host.Services.GetService(typeof(MakePack))!).HandleAsync(reader.Caller, request ?? new(parties.AssessmentId), CancellationToken.None)).Value;

    /// <summary>The files of a pack in their order.</summary>
    public static IReadOnlyList<(string Path, byte[] Content)> Unpack(byte[] pack)
    {
        using var zip = new ZipArchive(new MemoryStream(pack));
        return [.. zip.Entries.Select(entry =>
        {
            using var content = new MemoryStream();
            using (var stream = entry.Open()) stream.CopyTo(content);
            return (entry.FullName, content.ToArray());
        })];
    }

    public static byte[] Pack(IEnumerable<(string Path, byte[] Content)> files)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in files)
            {
                using var stream = zip.CreateEntry(path, CompressionLevel.NoCompression).Open();
                stream.Write(content);
            }
        }

        return memory.ToArray();
    }

    /// <summary>A pack with these files that whoever has no key of the installation made: everything is signed anew, with a key of their own.</summary>
    public static byte[] Forged(IEnumerable<(string Path, byte[] Content)> changed, ECDsa own)
    {
        var files = changed.ToDictionary(file => file.Path, file => file.Content);
        var keyId = PublicJwk.Of(own.ExportSubjectPublicKeyInfo()).ToThumbprint();
        files[PackFiles.PublicKey] = Encoding.ASCII.GetBytes(own.ExportSubjectPublicKeyInfoPem() + "\n");
        files[PackPath.Checkpoint] = Encoding.UTF8.GetBytes(Regex.Replace(Encoding.UTF8.GetString(files[PackPath.Checkpoint]), "\"keyId\":\"[^\"]*\"", $"\"keyId\":\"{keyId}\""));
        files[PackPath.CheckpointSignature] = Sign(files[PackPath.Checkpoint]);
        files[PackFiles.Sums] = Encoding.UTF8.GetBytes(string.Concat(files.Where(file => file.Key is not (PackFiles.Sums or PackFiles.Signature))
            .Select(file => $"{Convert.ToHexStringLower(SHA256.HashData(file.Value))}  {file.Key}\n")));
        files[PackFiles.Signature] = Sign(files[PackFiles.Sums]);
        return Pack(files.Select(file => (file.Key, file.Value)));

        byte[] Sign(byte[] content) => own.SignData(content, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    /// <summary>Takes bytes as a server's response does: asynchronously, forwards.</summary>
    private sealed class AsynchronousOnly(Stream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Synchronous operations are disallowed.");

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => inner.WriteAsync(buffer, cancellationToken);

        public override void Flush() => throw new InvalidOperationException("Synchronous operations are disallowed.");

        public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
