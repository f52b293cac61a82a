using System.Security.Cryptography;
using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Domain.Evidence.Content;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Persistence.Seeding.Demo;

/// <summary>The files of <c>seed-data/demo/evidence</c>, small enough to be held whole.</summary>
internal sealed class DemoEvidence(IReadOnlyDictionary<string, byte[]> files)
{
    public static async Task<DemoEvidence> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(Path.Combine(folder, "evidence")))
            files.Add(Path.GetFileName(path), await File.ReadAllBytesAsync(path, cancellationToken));
        return new(files);
    }

    /// <summary>A file as it stands once it was sent whole: its chunks are kept, the upload itself is taken by the version made of it.</summary>
    public EvidenceUpload Upload(WorkbenchDbContext db, string name, Participation by, DateTime atUtc)
    {
        var content = files[name];
        using var stream = new MemoryStream(content, writable: false);
        var detected = EvidenceContent.Detect(stream, name, CancellationToken.None);
        if (!detected.Succeeded) throw new InvalidOperationException($"{name} is no evidence: {detected.Refusal}");
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(content));
        var upload = EvidenceUpload.Begin(name, content.Length, sha256, detected.Value, ScanResult.NotScanned, by, atUtc);
        upload.Complete(atUtc);
        for (var number = 0; number < upload.ChunkCount; number++)
        {
            var from = number * EvidenceChunk.Length;
            db.EvidenceChunks.Add(EvidenceChunk.Of(sha256, number, content.AsSpan(from, Math.Min(EvidenceChunk.Length, content.Length - from))));
        }

        return upload;
    }
}
