using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;

namespace ChecklistWorkbench.Domain.Catalogue;

/// <summary>
/// 原文の取込: that an edition's official wording was read in here, or put away again. Append-only, and without the wording itself, which goes
/// when it is put away.
/// </summary>
public sealed class GuideVersion : AuditedEntity
{
    private GuideVersion() { }

    public Guid Id { get; private init; }

    public string EditionId { get; private init; } = "";

    /// <summary>From 1, per edition.</summary>
    public int Number { get; private init; }

    /// <summary>Whether the wording was put away.</summary>
    public bool IsRemoval { get; private init; }

    /// <summary>SHA-256 of the wording; empty for a removal.</summary>
    public string Hash { get; private init; } = "";

    public string ByName { get; private init; } = "";

    public DateTime AtUtc { get; private init; }

    public static (GuideVersion Version, GuideWording Wording) ReadIn(string editionId, int number, GuideText text, AuditActor by, DateTime atUtc)
    {
        var json = CanonicalJson.Write(text);
        var version = Make(editionId, number, CanonicalJson.Sha256(json), AuditActions.GuideReadIn, by, atUtc);
        return (version, new GuideWording(version, json));
    }

    public static GuideVersion PutAway(string editionId, int number, AuditActor by, DateTime atUtc) =>
        Make(editionId, number, "", AuditActions.GuidePutAway, by, atUtc);

    private static GuideVersion Make(string editionId, int number, string hash, string action, AuditActor by, DateTime atUtc)
    {
        var version = new GuideVersion
        {
            Id = Guid.CreateVersion7(),
            EditionId = editionId,
            Number = number,
            IsRemoval = hash.Length == 0,
            Hash = hash,
            ByName = by.Name,
            AtUtc = atUtc,
        };
        version.Record(new(AuditChain.OfInstallation, action, by, atUtc, version.Id, Details: new { Edition = editionId, version.Number, Sha256 = hash }));
        return version;
    }
}

/// <summary>原文: the wording that a version read in; there is one at most for an edition.</summary>
public sealed class GuideWording
{
    private GuideWording() { }

    internal GuideWording(GuideVersion version, string json) => (VersionId, EditionId, Json) = (version.Id, version.EditionId, json);

    public Guid VersionId { get; private init; }

    public string EditionId { get; private init; } = "";

    /// <summary>Canonical JSON of <see cref="GuideText"/>.</summary>
    public string Json { get; private init; } = "";

    public GuideText Read() => CanonicalJson.Read<GuideText>(Json);
}
