using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Domain.Catalogue;

/// <summary>What an administrator records about the editions.</summary>
public enum ReferenceKind
{
    /// <summary>見直し要否 of a fiscal year.</summary>
    Review,

    /// <summary>A changed standard.</summary>
    Update,
}

/// <summary>
/// What this installation knows beside the product's own data: one version of a yearly review or of a changed standard. Append-only: a
/// correction is the next version of the same entry.
/// </summary>
public sealed class ReferenceEntry : AuditedEntity
{
    private ReferenceEntry() { }

    public Guid Id { get; private init; }

    /// <summary>The same for every version of one entry.</summary>
    public Guid EntryId { get; private init; }

    /// <summary>From 1, per entry.</summary>
    public int Number { get; private init; }

    public ReferenceKind Kind { get; private init; }

    /// <summary>Canonical JSON of an <see cref="EditionReview"/> or a <see cref="RegulationUpdate"/>.</summary>
    public string ContentJson { get; private init; } = "";

    public string ByName { get; private init; } = "";

    public DateTime AtUtc { get; private init; }

    public static ReferenceEntry Record(EditionReview review, ReferenceEntry? corrected, Participation by, DateTime atUtc) =>
        Make(ReferenceKind.Review, CanonicalJson.Write(review), corrected, by, atUtc);

    public static ReferenceEntry Record(RegulationUpdate update, ReferenceEntry? corrected, Participation by, DateTime atUtc) =>
        Make(ReferenceKind.Update, CanonicalJson.Write(update), corrected, by, atUtc);

    public T Read<T>() => CanonicalJson.Read<T>(ContentJson);

    private static ReferenceEntry Make(ReferenceKind kind, string json, ReferenceEntry? corrected, Participation by, DateTime atUtc)
    {
        var entry = new ReferenceEntry
        {
            Id = Guid.CreateVersion7(),
            EntryId = corrected?.EntryId ?? Guid.CreateVersion7(),
            Number = (corrected?.Number ?? 0) + 1,
            Kind = kind,
            ContentJson = json,
            ByName = by.PersonName,
            AtUtc = atUtc,
        };
        entry.Record(new(AuditChain.OfInstallation, AuditActions.ReferenceRecorded, by.Actor, atUtc, entry.EntryId,
            Details: new { Kind = kind, entry.Number, Sha256 = CanonicalJson.Sha256(json) }));
        return entry;
    }
}
