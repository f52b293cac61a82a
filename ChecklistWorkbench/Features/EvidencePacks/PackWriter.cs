using System.IO.Compression;
using System.Text;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Persistence.AuditTrail;
using ChecklistWorkbench.Persistence.Evidence;
using ChecklistWorkbench.Persistence.Packs;

namespace ChecklistWorkbench.Features.EvidencePacks;

/// <summary>
/// Writes a pack as it goes out: part by part, hashed on the way, then the manifest, the list of hashes and the signature over it. Names, order and
/// times of its entries follow from the submission; it takes the memory of its largest report, whatever the evidence.
/// </summary>
public sealed class PackWriter(TrailSigner signer)
{
    /// <param name="head">What it is of.</param>
    /// <param name="parts">In the order they are written.</param>
    /// <param name="output">Written forwards only.</param>
    /// <param name="progress">Told at most a thousand times and once a part, on the writing thread; null for nobody.</param>
    /// <param name="cancellationToken">Ends it in the middle; what is out by then is no pack.</param>
    /// <exception cref="InvalidOperationException">The signing key was rotated while the pack was written: what is out is no pack, and the next download is one.</exception>
    public async Task WriteAsync(PackHead head, IReadOnlyList<PackPart> parts, Stream output, Action<PackProgress>? progress, CancellationToken cancellationToken)
    {
        var key = (await signer.KeysAsync(cancellationToken))[0];
        await using var target = new PackOutput(output);
        await using (var zip = await ZipArchive.CreateAsync(target, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken))
        {
            var entries = new Entries(zip, new DateTimeOffset(JapanTime.FromUtc(head.Submission.AtUtc), TimeSpan.Zero));
            PackPart[] all = [.. parts, .. OwnParts(head, key)];
            var meter = new PackMeter(all, progress);
            foreach (var part in all) await entries.AddAsync(part, meter.Begin(part), cancellationToken);
            await entries.AddAsync(PackPart.Of(PackFiles.Manifest, "このパックの目録", () => PackJson.Write(new PackManifest(PackManifest.CurrentFormat, head, key.KeyId, [.. entries.Written]))), null, cancellationToken);
            var sums = entries.ToSums();
            var signature = await signer.SignAsync(sums, cancellationToken);
            if (signature.KeyId != key.KeyId) throw new InvalidOperationException($"The signing key changed from {key.KeyId} to {signature.KeyId} while a pack was written.");
            await entries.AddAsync(PackPart.Of(PackFiles.Sums, "", () => sums), null, cancellationToken);
            await entries.AddAsync(PackPart.Of(PackFiles.Signature, "", () => signature.Signature), null, cancellationToken);
        }

        await target.FlushAsync(cancellationToken);
    }

    private static IEnumerable<PackPart> OwnParts(PackHead head, SigningKey key) =>
    [
        PackPart.Of(PackFiles.PublicKey, "署名を検証する公開鍵", () => Encoding.ASCII.GetBytes(key.ToPem())),
        PackPart.Of(PackFiles.Steps, "検証の手順", () => Encoding.UTF8.GetBytes(VerificationSteps.Of(head, key.KeyId))),
        PackPart.Of(PackFiles.VerifyPage, "ブラウザーで検証するページ", () => VerificationSteps.ReadPage()),
    ];

    /// <summary>The entries written so far.</summary>
    private sealed class Entries(ZipArchive zip, DateTimeOffset at)
    {
        private readonly HashSet<string> _paths = new(StringComparer.OrdinalIgnoreCase);
        private readonly List<PackedPart> _written = [];

        public IReadOnlyList<PackedPart> Written => _written;

        public async Task AddAsync(PackPart part, Action<int>? written, CancellationToken cancellationToken)
        {
            if (!_paths.Add(part.Path)) throw new InvalidOperationException($"Two parts of a pack are called {part.Path}.");
            var entry = zip.CreateEntry(part.Path, part.IsPacked ? CompressionLevel.NoCompression : CompressionLevel.Fastest);
            entry.LastWriteTime = at;
            using var hashed = new HashingStream(await entry.OpenAsync(cancellationToken), written);
            await using (hashed.Inner) await part.WriteAsync(hashed, cancellationToken);
            var sha256 = hashed.ToSha256();
            if (part.Sha256 is { } kept && sha256 != kept) throw new EvidenceDamagedException(kept);
            _written.Add(new(part.Path, hashed.Count, sha256, part.Source));
        }

        /// <summary>The list as <c>sha256sum</c> reads it.</summary>
        public byte[] ToSums() => Encoding.UTF8.GetBytes(string.Concat(_written.Select(part => $"{part.Sha256}  {part.Path}\n")));
    }
}
