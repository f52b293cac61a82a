using System.Buffers;
using System.Data.Common;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Evidence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Persistence.Evidence;

/// <summary>
/// The bytes of evidence: in chunks, found by the hash of the whole, each content once. They are written in short transactions, so that nobody waits for a long
/// upload; what is not yet whole belongs to a pending upload and is swept if that comes to nothing. Who may read is decided before, by the action.
/// </summary>
public sealed class EvidenceStore(WorkbenchDatabase database, IDbContextFactory<WorkbenchDbContext> contexts, ILogger<EvidenceStore> logger)
{
    /// <summary>Chunks in one transaction: 4 MB.</summary>
    private const int Batch = 16;

    /// <summary>Writes all bytes of a pending upload and completes it; if it fails, nothing of it stays.</summary>
    public async Task StoreAsync(EvidenceUpload upload, Stream content, CancellationToken cancellationToken)
    {
        await database.ChangeAsSystemAsync<Done>((db, _) =>
        {
            db.EvidenceUploads.Add(upload);
            return Task.FromResult<Outcome<Done>>(default(Done));
        }, cancellationToken);
        try
        {
            content.Position = 0;
            for (var first = 0; first < upload.ChunkCount; first += Batch) await WriteAsync(upload, content, first, cancellationToken);
            await database.ChangeAsSystemAsync<Done>(async (db, nowUtc) =>
            {
                (await db.EvidenceUploads.SingleAsync(u => u.Id == upload.Id, cancellationToken)).Complete(nowUtc);
                return default(Done);
            }, cancellationToken);
        }
        catch
        {
            await DiscardIfPossibleAsync(upload.Id);
            throw;
        }
    }

    /// <summary>Whether every chunk of a content is there.</summary>
    public static async Task<bool> IsWholeAsync(WorkbenchDbContext db, EvidenceUpload upload, CancellationToken cancellationToken) =>
        upload.CompletedUtc is not null && await db.EvidenceChunks.CountAsync(chunk => chunk.Sha256 == upload.Sha256, cancellationToken) == upload.ChunkCount;

    /// <summary>The bytes of a stored file, a few chunks in memory at a time. Reading to the end checks them against the hash and throws if they are not the same.</summary>
    public Stream Open(string sha256, long size) => new EvidenceStream(contexts, sha256, size, isChecked: true);

    /// <summary>The same without the check, for someone who hashes the bytes on their way and compares themselves.</summary>
    public Stream OpenUnchecked(string sha256, long size) => new EvidenceStream(contexts, sha256, size, isChecked: false);

    /// <summary>Forgets an upload, and its bytes if nothing else has the same.</summary>
    public async Task DiscardAsync(Guid uploadId, CancellationToken cancellationToken)
    {
        var left = await database.ChangeAsSystemAsync<string?>(async (db, _) =>
        {
            if (await db.EvidenceUploads.SingleOrDefaultAsync(u => u.Id == uploadId, cancellationToken) is not { } upload) return (string?)null;
            db.EvidenceUploads.Remove(upload);
            return upload.Sha256;
        }, cancellationToken);
        if (left.Value is { } sha256) await SweepBytesAsync(sha256, cancellationToken);
    }

    /// <summary>Forgets every upload that nobody came back for.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var stale = await database.ChangeAsSystemAsync<List<Guid>>(async (db, nowUtc) =>
        {
            var before = nowUtc - EvidenceUpload.Patience;
            return await db.EvidenceUploads.Where(upload => upload.BegunUtc < before).Select(upload => upload.Id).ToListAsync(cancellationToken);
        }, cancellationToken);
        foreach (var id in stale.Value) await DiscardAsync(id, cancellationToken);
        return stale.Value.Count;
    }

    /// <summary>A database that fails at this too leaves the upload to the sweeper.</summary>
    private async Task DiscardIfPossibleAsync(Guid uploadId)
    {
        try
        {
            await DiscardAsync(uploadId, CancellationToken.None);
        }
        catch (Exception fault) when (fault is DbUpdateException or DbException)
        {
            logger.LogWarning(fault, "The broken upload {UploadId} is left to be swept", uploadId);
        }
    }

    private async Task WriteAsync(EvidenceUpload upload, Stream content, int first, CancellationToken cancellationToken)
    {
        var last = Math.Min(first + Batch, upload.ChunkCount);
        await database.ChangeAsSystemAsync<Done>(async (db, _) =>
        {
            var there = await db.EvidenceChunks.Where(chunk => chunk.Sha256 == upload.Sha256 && chunk.Number >= first && chunk.Number < last)
                .Select(chunk => chunk.Number).ToListAsync(cancellationToken);
            var buffer = ArrayPool<byte>.Shared.Rent(EvidenceChunk.Length);
            try
            {
                for (var number = first; number < last; number++)
                {
                    if (there.Contains(number)) continue;
                    content.Position = (long)number * EvidenceChunk.Length; // The transaction may run again.
                    var read = await content.ReadAtLeastAsync(buffer.AsMemory(0, EvidenceChunk.Length), EvidenceChunk.Length, throwOnEndOfStream: false, cancellationToken);
                    db.EvidenceChunks.Add(EvidenceChunk.Of(upload.Sha256, number, buffer.AsSpan(0, read)));
                }
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }

            return default(Done);
        }, cancellationToken);
    }

    private async Task SweepBytesAsync(string sha256, CancellationToken cancellationToken)
    {
        for (var left = true; left;)
        {
            var swept = await database.ChangeAsSystemAsync<bool>(async (db, _) =>
            {
                if (await db.EvidenceFiles.AnyAsync(file => file.Sha256 == sha256, cancellationToken) || await db.EvidenceUploads.AnyAsync(u => u.Sha256 == sha256, cancellationToken)) return false;
                var numbers = await db.EvidenceChunks.Where(chunk => chunk.Sha256 == sha256).OrderBy(chunk => chunk.Number).Select(chunk => chunk.Number).Take(Batch).ToListAsync(cancellationToken);
                db.EvidenceChunks.RemoveRange(numbers.Select(number => EvidenceChunk.Named(sha256, number)));
                return numbers.Count == Batch;
            }, cancellationToken);
            left = swept.Value;
        }
    }
}
