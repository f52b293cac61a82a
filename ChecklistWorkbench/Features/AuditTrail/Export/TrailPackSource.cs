using System.Text;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.AuditTrail;
using ChecklistWorkbench.Persistence.Catalogue;
using ChecklistWorkbench.Persistence.Packs;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.AuditTrail.Export;

/// <summary>
/// The connection's chain as both parties read it, to the entry of the very download, and a checkpoint signed then: whoever keeps the pack
/// can tell later whether the chain up to there was rewritten.
/// </summary>
public sealed class TrailPackSource(TrailSigner signer, IDbContextFactory<WorkbenchDbContext> contexts) : PackSource
{
    private const int BatchSize = 2_000;

    public override int Order => 500;

    public override Task<IReadOnlyList<PackPart>> PartsAsync(Work work, PackSubject subject, CancellationToken cancellationToken)
    {
        var chain = subject.Connection.ChainId;
        Checkpoint? made = null;

        // Parts are written in this order: the statement is made first, the others follow from it.
        IReadOnlyList<PackPart> parts =
        [
            new(PackPath.Checkpoint, "監査証跡の検証点（署名の対象）", async (target, cancelled) =>
                await target.WriteAsync((made = await signer.CheckpointAsync(chain, cancelled)).ToBytes(), cancelled)),
            PackPart.Of(PackPath.CheckpointSignature, "検証点の署名（DER）", () => Known(made).Signature),
            new(PackPath.TrailEntries, $"連鎖 {chain} の先頭から検証点まで", (target, cancelled) => WriteEntriesAsync(chain, Known(made).Count, target, cancelled)),
            PackPart.Of($"{PackPath.Trail}/時刻証明.json", "検証点の時刻証明（RFC 3161）の有無と、あればトークン", () => PackJson.Write(new { Known(made).Timestamp, TokenDerBase64 = Known(made).TimestampToken })),
        ];
        return Task.FromResult(parts);
    }

    private static Checkpoint Known(Checkpoint? made) => made ?? throw new InvalidOperationException("The parts of the trail were written out of order.");

    private async Task WriteEntriesAsync(string chain, long last, Stream target, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        for (var after = 0L; after < last;)
        {
            var from = after;
            var batch = await db.AuditEntries.AsNoTracking().Where(entry => entry.ChainId == chain && entry.Sequence > from && entry.Sequence <= last)
                .OrderBy(entry => entry.Sequence).Take(BatchSize).ToListAsync(cancellationToken);
            if (batch.Count == 0) return;
            foreach (var entry in batch) await target.WriteAsync(Encoding.UTF8.GetBytes(TrailLines.JsonOf(entry)), cancellationToken);
            after = batch[^1].Sequence;
        }
    }
}
