using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Domain.Evidence;

/// <summary>
/// 証跡: something that proves answers, with its versions. It belongs to one organisation; the other party of a connection sees it from when it was shared with
/// that connection. Nothing of it is ever deleted: submissions and decisions stand on it.
/// </summary>
public sealed class EvidencePiece : AuditedEntity
{
    private readonly List<EvidenceVersion> _versions = [];
    private readonly List<EvidenceShare> _shares = [];

    private EvidencePiece() { }

    public Guid Id { get; private init; }

    /// <summary>Whose it is.</summary>
    public Guid OrganizationId { get; private init; }

    public EvidenceKind Kind { get; private init; }

    public string Title { get; private init; } = "";

    public string Issuer { get; private init; } = "";

    public string CertificateNumber { get; private init; } = "";

    /// <summary>The number of the newest version, from 1.</summary>
    public int NewestVersion { get; private set; }

    /// <summary>有効期限 of the newest version; here so that a list can be asked for what expires.</summary>
    public DateOnly? ValidUntil { get; private set; }

    /// <summary>取下げ: since when; null while it holds.</summary>
    public DateTime? WithdrawnUtc { get; private set; }

    public string WithdrawnReason { get; private set; } = "";

    public string WithdrawnByName { get; private set; } = "";

    public int Version { get; private set; }

    /// <summary>Where loaded, and of this object's own making.</summary>
    public IReadOnlyList<EvidenceVersion> Versions => _versions;

    /// <summary>With which connections it was shared; must be loaded for every verb.</summary>
    public IReadOnlyList<EvidenceShare> Shares => _shares;

    public EvidenceHeading Heading => new() { Kind = Kind, Title = Title, Issuer = Issuer, CertificateNumber = CertificateNumber };

    /// <summary>Keeps a new piece with its first version.</summary>
    public static Outcome<EvidencePiece> Add(EvidenceHeading heading, EvidencePeriod period, string note, IReadOnlyList<EvidenceUpload> files, Participation by, DateTime atUtc)
    {
        if (EvidenceRules.BarrierTo(EvidenceAct.Add, by) is { } refusal) return refusal;
        heading = heading.Trim();
        if (heading.FindFault() is { } fault) return fault;
        var piece = new EvidencePiece
        {
            Id = Guid.CreateVersion7(),
            OrganizationId = by.OrganizationId,
            Kind = heading.Kind,
            Title = heading.Title,
            Issuer = heading.Issuer,
            CertificateNumber = heading.CertificateNumber,
        };
        var added = piece.Append(AuditActions.EvidenceAdded, period, note, files, by, atUtc);
        return added.Succeeded ? piece : added.Refusal;
    }

    /// <summary>A new version; the older ones stay as they are, and so does what stands on them.</summary>
    public Outcome<EvidenceVersion> AddVersion(EvidencePeriod period, string note, IReadOnlyList<EvidenceUpload> files, Participation by, DateTime atUtc) =>
        BarrierTo(EvidenceAct.AddVersion, by) is { } refusal ? refusal : Append(AuditActions.EvidenceVersionAdded, period, note, files, by, atUtc);

    /// <summary>Shows it, with all its versions to come, to the other party of a connection. What was shown cannot be unseen: it is withdrawn, never unshared.</summary>
    /// <param name="connection">The owner must be party to it.</param>
    /// <param name="items">The items it is linked to there, which the other party learns of now.</param>
    /// <param name="by">Who shares it.</param>
    /// <param name="atUtc">When.</param>
    public Outcome<Done> Share(Connection connection, IReadOnlyList<int> items, Participation by, DateTime atUtc)
    {
        if (BarrierTo(EvidenceAct.Share, by) is { } refusal) return refusal;
        if (!connection.IsParty(OrganizationId)) throw new InvalidOperationException($"The owner of evidence {Id} is no party to connection {connection.Id}.");
        if (IsSharedWith(connection.Id)) return default(Done);
        _shares.Add(new EvidenceShare(this, connection, by, atUtc));
        Version++;
        Record(new(connection.ChainId, AuditActions.EvidenceShared, by.Actor, atUtc, Id, Details: new { Kind, Title, Issuer, CertificateNumber, NewestVersion, Items = items }));
        return default(Done);
    }

    /// <summary>取下げ. The files stay for those who submitted or decided on them, the piece stays visible with the reason.</summary>
    public Outcome<Done> Withdraw(string reason, Participation by, DateTime atUtc)
    {
        if (BarrierTo(EvidenceAct.Withdraw, by) is { } refusal) return refusal;
        reason = reason.ReplaceLineEndings("\n").Trim();
        if (reason.Length == 0) return new InvalidField("Reason", "Required");
        if (reason.Length > Lengths.Sentence) return new InvalidField("Reason", "TooLong", Lengths.Sentence, reason.Length);
        (WithdrawnUtc, WithdrawnReason, WithdrawnByName) = (atUtc, reason, by.PersonName);
        Version++;
        RecordEverywhere(AuditActions.EvidenceWithdrawn, by, atUtc, new { Title, Reason = reason });
        return default(Done);
    }

    public bool IsSharedWith(Guid connectionId) => _shares.Any(share => share.ConnectionId == connectionId);

    /// <summary>How it stands towards its owner; for the other party only what the connection in question lets it see.</summary>
    public EvidenceStanding StandingTowards(bool isShared) => new(OrganizationId, isShared, WithdrawnUtc is not null);

    private Refusal? BarrierTo(EvidenceAct act, Participation by) => EvidenceRules.BarrierTo(act, StandingTowards(_shares.Count > 0), by);

    private Outcome<EvidenceVersion> Append(string action, EvidencePeriod period, string note, IReadOnlyList<EvidenceUpload> files, Participation by, DateTime atUtc)
    {
        if (period.FindFault() is { } fault) return fault;
        note = note.ReplaceLineEndings("\n").Trim();
        if (note.Length > Lengths.Text) return new InvalidField("EvidenceNote", "TooLong", Lengths.Text, note.Length);
        if (files.Count == 0) return new EvidenceWithoutFile();
        if (files.Count > EvidenceVersion.MostFiles) return new EvidenceTooManyFiles(EvidenceVersion.MostFiles);
        var version = new EvidenceVersion(this, NewestVersion + 1, period, note, files, by, atUtc);
        _versions.Add(version);
        (NewestVersion, ValidUntil) = (version.Number, period.ValidUntil);
        Version++;
        RecordEverywhere(action, by, atUtc, new
        {
            Kind,
            Title,
            Issuer,
            CertificateNumber,
            version.Number,
            period.BasisOn,
            period.CoversFrom,
            period.CoversTo,
            period.ValidUntil,
            Files = version.Files.Select(file => new { file.Name, file.Size, file.Sha256, file.Scan }),
        });
        return version;
    }

    /// <summary>In the owner's own chain, and in that of each connection whose other party sees it.</summary>
    private void RecordEverywhere(string action, Participation by, DateTime atUtc, object details)
    {
        Record(new(AuditChain.OfOrganization(OrganizationId), action, by.Actor, atUtc, Id, Details: details));
        foreach (var share in _shares) Record(new(AuditChain.OfConnection(share.ConnectionId), action, by.Actor, atUtc, Id, Details: details));
    }
}

/// <summary>共有: the other party of a connection sees a piece since then. Append-only.</summary>
public sealed class EvidenceShare
{
    private EvidenceShare() { }

    internal EvidenceShare(EvidencePiece piece, Connection connection, Participation by, DateTime atUtc) =>
        (PieceId, ConnectionId, ByPersonId, ByName, AtUtc) = (piece.Id, connection.Id, by.PersonId, by.PersonName, atUtc);

    public Guid PieceId { get; private init; }

    public Guid ConnectionId { get; private init; }

    public Guid ByPersonId { get; private init; }

    public string ByName { get; private init; } = "";

    public DateTime AtUtc { get; private init; }
}

/// <summary>A version proves nothing without a file.</summary>
public sealed record EvidenceWithoutFile : Refusal;

/// <summary>More files than one version may have.</summary>
public sealed record EvidenceTooManyFiles(int Most) : Refusal
{
    public override object[] Arguments => [Most];
}
