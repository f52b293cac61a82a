using ChecklistWorkbench.Domain.Common;

namespace ChecklistWorkbench.Domain.AuditTrail;

/// <summary>One line of the audit trail (監査証跡). Append-only: never changed, never deleted.</summary>
public sealed class AuditEntry
{
    private AuditEntry() { }

    public string ChainId { get; private init; } = "";

    /// <summary>Place in the chain, from 1, without gaps. Order by this, never by time.</summary>
    public long Sequence { get; private init; }

    /// <summary>When, UTC, in whole milliseconds (the coarsest of the supported databases decides).</summary>
    public DateTime AtUtc { get; private init; }

    public string Action { get; private init; } = "";

    public Guid? ActorId { get; private init; }

    public string ActorName { get; private init; } = "";

    public Guid? OrganizationId { get; private init; }

    public Guid SubjectId { get; private init; }

    public int? ItemNumber { get; private init; }

    /// <summary>Canonical JSON of old → new values; null where the action says it all.</summary>
    public string? Details { get; private init; }

    public string PreviousHash { get; private init; } = "";

    public string Hash { get; private init; } = "";

    internal static AuditEntry From(AuditRecord record, long sequence, string previousHash)
    {
        var entry = new AuditEntry
        {
            ChainId = record.ChainId,
            Sequence = sequence,
            AtUtc = record.AtUtc.ToMilliseconds(),
            Action = record.Action,
            ActorId = record.Actor.PersonId,
            ActorName = record.Actor.Name,
            OrganizationId = record.Actor.OrganizationId,
            SubjectId = record.SubjectId,
            ItemNumber = record.ItemNumber,
            Details = record.Details is null ? null : CanonicalJson.Write(record.Details),
            PreviousHash = previousHash,
        };
        return new AuditEntry(entry, entry.ComputeHash());
    }

    private AuditEntry(AuditEntry unsigned, string hash)
    {
        (ChainId, Sequence, AtUtc, Action) = (unsigned.ChainId, unsigned.Sequence, unsigned.AtUtc, unsigned.Action);
        (ActorId, ActorName, OrganizationId) = (unsigned.ActorId, unsigned.ActorName, unsigned.OrganizationId);
        (SubjectId, ItemNumber, Details) = (unsigned.SubjectId, unsigned.ItemNumber, unsigned.Details);
        (PreviousHash, Hash) = (unsigned.PreviousHash, hash);
    }

    /// <summary>The hash that this entry's content and predecessor call for.</summary>
    public string ComputeHash() => AuditChain.HashOf(ToCanonicalJson(), PreviousHash);

    /// <summary>The exact text that is hashed: all fields but the two hashes.</summary>
    public string ToCanonicalJson() => CanonicalJson.Write(
        new { ChainId, Sequence, AtUtc = AtUtc.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture), Action, ActorId, ActorName, OrganizationId, SubjectId, ItemNumber, Details });
}
