namespace ChecklistWorkbench.Features.EvidencePacks.Verification;

/// <summary>What is wrong with a file of a pack.</summary>
public enum PackFaultKind
{
    /// <summary>It is listed and not there, or one of those that every pack has.</summary>
    Missing,

    /// <summary>Its bytes are not those that were listed.</summary>
    Changed,

    /// <summary>Its bytes cannot be read at all.</summary>
    Unreadable,

    /// <summary>It is there and not listed.</summary>
    Extra,

    /// <summary>There are two of the name.</summary>
    Twice,

    /// <summary>The list is not what the key signed, or the signature is none.</summary>
    NotSigned,

    /// <summary>The list is not one.</summary>
    NoList,

    /// <summary>It holds no public key of the kind that signs packs.</summary>
    NoKey,

    /// <summary>The key is another than the one expected.</summary>
    OtherKey,

    /// <summary>An entry of the trail is not what its hash says.</summary>
    RowAltered,

    /// <summary>An entry of the trail is not there.</summary>
    RowMissing,

    /// <summary>An entry of the trail has no place in the chain.</summary>
    RowSurplus,

    /// <summary>An entry of the trail does not follow from the one before it.</summary>
    RowUnlinked,

    /// <summary>A line of the trail is no entry.</summary>
    RowUnreadable,

    /// <summary>The trail ends otherwise than the signed checkpoint says.</summary>
    HeadDiffers,

    /// <summary>It holds no checkpoint.</summary>
    NoCheckpoint,

    /// <summary>The checkpoint is not what the key signed, or the signature is none.</summary>
    CheckpointNotSigned,
}

/// <param name="Path">The file that is wrong.</param>
/// <param name="Row">Of the trail: the first entry that is wrong.</param>
public sealed record PackFault(PackFaultKind Kind, string Path, long? Row = null);

/// <summary>What checking a pack came to.</summary>
/// <param name="Faults">By file; empty if everything is as it was made.</param>
/// <param name="Files">How many files were compared with the list.</param>
/// <param name="Entries">How many entries of the trail follow from each other; whether they end at the checkpoint is among the faults.</param>
/// <param name="KeyId">The name of the key in the pack; null if there is none. That it is the installation's own is for the reader to compare.</param>
public sealed record PackVerdict(IReadOnlyList<PackFault> Faults, int Files, long Entries, string? KeyId)
{
    public bool IsWhole => Faults.Count == 0;
}
