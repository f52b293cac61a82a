using ChecklistWorkbench.Domain.AuditTrail;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Persistence.AuditTrail;

/// <summary>How far a verification is.</summary>
public sealed record ChainProgress(long Done, long Total);

/// <param name="Entries">How many were read.</param>
/// <param name="Faults">In the order they were met, at most <see cref="TrailVerifier.MostFaults"/>; empty if the chain is whole.</param>
/// <param name="Checkpoints">How many signed checkpoints were compared.</param>
public sealed record ChainVerdict(string ChainId, long Entries, IReadOnlyList<ChainFault> Faults, int Checkpoints)
{
    public bool IsWhole => Faults.Count == 0;

    /// <summary>The lowest sequence that is wrong.</summary>
    public ChainFault? First => Faults.MinBy(fault => fault.Sequence);
}

/// <summary>Checks chains against their hashes and against the checkpoints signed earlier, a batch of entries at a time, whatever their length.</summary>
public sealed class TrailVerifier(IDbContextFactory<WorkbenchDbContext> contexts)
{
    /// <summary>After so many a chain is given up: more would tell nobody anything.</summary>
    public const int MostFaults = 100;

    private const int BatchSize = 2_000;

    /// <summary>Every chain that has a head, an entry or a checkpoint: what lost one of them is checked all the more.</summary>
    public async Task<IReadOnlyList<string>> ChainsAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.AuditChains.Select(chain => chain.Id)
            .Union(db.AuditEntries.Select(entry => entry.ChainId)).Union(db.Checkpoints.Select(checkpoint => checkpoint.ChainId))
            .OrderBy(id => id).ToListAsync(cancellationToken);
    }

    /// <param name="chainId">Any text; a chain that does not exist is whole and empty.</param>
    /// <param name="progress">Told after every batch, on the verifying thread.</param>
    /// <param name="cancellationToken">Ends it between two batches.</param>
    public async Task<ChainVerdict> VerifyAsync(string chainId, Action<ChainProgress>? progress, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var head = await db.AuditChains.FirstOrDefaultAsync(chain => chain.Id == chainId, cancellationToken);
        var (total, headHash) = (head?.HeadSequence ?? 0, head?.HeadHash ?? AuditChain.GenesisHash);
        var faults = new List<ChainFault>();
        var checkpoints = await CheckpointsAsync(db, chainId, faults, cancellationToken);
        var known = checkpoints.ToLookup(checkpoint => checkpoint.Count);

        var (walk, entries, after) = (new ChainWalk(), 0L, long.MinValue);
        while (faults.Count < MostFaults)
        {
            var batch = await db.AuditEntries.Where(entry => entry.ChainId == chainId && entry.Sequence > after && entry.Sequence <= total)
                .OrderBy(entry => entry.Sequence).Take(BatchSize).ToListAsync(cancellationToken);
            foreach (var entry in batch)
            {
                if (walk.Take(entry) is { } fault) faults.Add(fault);
                if (known[entry.Sequence].Any(checkpoint => checkpoint.HeadHash != entry.Hash)) faults.Add(new(entry.Sequence, ChainFaultKind.CheckpointDiffers));
            }

            if (batch.Count == 0) break;
            (entries, after) = (entries + batch.Count, batch[^1].Sequence);
            progress?.Invoke(new(entries, total));
        }

        if (faults.Count < MostFaults)
        {
            if (walk.End(total, headHash) is { } end) faults.Add(end);
            await AddBehindTheHeadAsync(db, chainId, faults, cancellationToken);
            faults.AddRange(checkpoints.Where(checkpoint => checkpoint.Count > total || (checkpoint.Count == 0 && checkpoint.HeadHash != AuditChain.GenesisHash))
                .Select(checkpoint => new ChainFault(total + 1, ChainFaultKind.CheckpointDiffers)).Take(1));
        }

        return new(chainId, entries, faults, checkpoints.Count);
    }

    /// <summary>The checkpoints whose signature holds; each other one is a fault.</summary>
    private static async Task<List<Checkpoint>> CheckpointsAsync(WorkbenchDbContext db, string chainId, List<ChainFault> faults, CancellationToken cancellationToken)
    {
        var keys = (await db.SigningKeys.ToListAsync(cancellationToken)).ToDictionary(key => key.KeyId);
        var checkpoints = await db.Checkpoints.Where(checkpoint => checkpoint.ChainId == chainId).OrderBy(checkpoint => checkpoint.Count).ToListAsync(cancellationToken);
        var signed = checkpoints.Where(checkpoint => keys.TryGetValue(checkpoint.KeyId, out var key) && key.IsNamedAfterItself && key.Verifies(checkpoint.ToBytes(), checkpoint.Signature)).ToList();
        faults.AddRange(checkpoints.Except(signed).Select(checkpoint => new ChainFault(checkpoint.Count, ChainFaultKind.CheckpointUnsigned)).Take(MostFaults));
        return signed;
    }

    /// <summary>Entries behind the newest; asked in one statement, as the chain may grow meanwhile.</summary>
    private static async Task AddBehindTheHeadAsync(WorkbenchDbContext db, string chainId, List<ChainFault> faults, CancellationToken cancellationToken)
    {
        var first = await db.AuditEntries
            .Where(entry => entry.ChainId == chainId && !db.AuditChains.Any(chain => chain.Id == chainId && chain.HeadSequence >= entry.Sequence))
            .MinAsync(entry => (long?)entry.Sequence, cancellationToken);
        if (first is { } sequence) faults.Add(new(sequence, ChainFaultKind.Surplus));
    }
}
