namespace ChecklistWorkbench.Domain.AuditTrail;

/// <summary>What is wrong with a chain.</summary>
public enum ChainFaultKind
{
    /// <summary>The entry is not there.</summary>
    Missing,

    /// <summary>The entry has no place in the chain: it was inserted, or stands behind the newest.</summary>
    Surplus,

    /// <summary>The entry's content is not what its hash says.</summary>
    Altered,

    /// <summary>The entry does not follow from the one before it.</summary>
    Unlinked,

    /// <summary>The chain's own figure of its newest entry is another than that entry's.</summary>
    HeadDiffers,

    /// <summary>A signed checkpoint says otherwise: the chain up to there was rewritten or cut.</summary>
    CheckpointDiffers,

    /// <summary>A checkpoint's signature does not hold, or its key is unknown.</summary>
    CheckpointUnsigned,
}

/// <param name="Sequence">The first entry that it concerns.</param>
public sealed record ChainFault(long Sequence, ChainFaultKind Kind);

/// <summary>
/// Follows a chain entry by entry, in order of sequence, without holding it in memory. After a fault it goes on from what is there, so that
/// each fault is told once.
/// </summary>
public sealed class ChainWalk
{
    /// <summary>Sequence of the entry taken last; 0 before the first.</summary>
    public long Sequence { get; private set; }

    public string Hash { get; private set; } = AuditChain.GenesisHash;

    /// <summary>Takes the next entry; what is wrong with it or before it, null if nothing.</summary>
    public ChainFault? Take(AuditEntry entry) => Take(entry.Sequence, entry.ToCanonicalJson(), entry.PreviousHash, entry.Hash);

    /// <summary>The same for an entry that is only known as text, such as a line of an exported trail.</summary>
    public ChainFault? Take(long sequence, string canonicalJson, string previousHash, string hash)
    {
        var (expected, before) = (Sequence + 1, Hash);
        (Sequence, Hash) = (sequence, hash);
        if (sequence < expected) return new(sequence, ChainFaultKind.Surplus);
        if (sequence > expected) return new(expected, ChainFaultKind.Missing);
        if (hash != AuditChain.HashOf(canonicalJson, previousHash)) return new(sequence, ChainFaultKind.Altered);
        return previousHash == before ? null : new(sequence, ChainFaultKind.Unlinked);
    }

    /// <summary>Compares where the walk ended with what the chain says of itself.</summary>
    public ChainFault? End(long headSequence, string headHash)
    {
        if (Sequence < headSequence) return new(Sequence + 1, ChainFaultKind.Missing);
        if (Sequence > headSequence) return new(headSequence + 1, ChainFaultKind.Surplus);
        return Hash == headHash ? null : new(Math.Max(headSequence, 1), ChainFaultKind.HeadDiffers);
    }
}
