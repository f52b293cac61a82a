using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Domain.Evidence;

/// <summary>One version of a piece of evidence: what it covers, and its files. Append-only.</summary>
public sealed class EvidenceVersion
{
    /// <summary>More belong into a zip.</summary>
    public const int MostFiles = 30;

    private readonly List<EvidenceFile> _files = [];

    private EvidenceVersion() { }

    internal EvidenceVersion(EvidencePiece piece, int number, EvidencePeriod period, string note, IReadOnlyList<EvidenceUpload> files, Participation by, DateTime atUtc)
    {
        (Id, PieceId, Number) = (Guid.CreateVersion7(), piece.Id, number);
        (BasisOn, CoversFrom, CoversTo, ValidUntil, Note) = (period.BasisOn, period.CoversFrom, period.CoversTo, period.ValidUntil, note);
        (ByPersonId, ByName, AtUtc) = (by.PersonId, by.PersonName, atUtc);
        var names = EvidenceFileName.ToldApart([.. files.Select(file => file.Name)]);
        _files.AddRange(files.Select((file, index) => new EvidenceFile(this, index + 1, names[index], file)));
    }

    public Guid Id { get; private init; }

    public Guid PieceId { get; private init; }

    /// <summary>From 1, per piece.</summary>
    public int Number { get; private init; }

    public DateOnly? BasisOn { get; private init; }

    public DateOnly? CoversFrom { get; private init; }

    public DateOnly? CoversTo { get; private init; }

    public DateOnly? ValidUntil { get; private init; }

    public string Note { get; private init; } = "";

    public Guid ByPersonId { get; private init; }

    public string ByName { get; private init; } = "";

    /// <summary>When it was uploaded, which says nothing about what it covers.</summary>
    public DateTime AtUtc { get; private init; }

    /// <summary>By number, where loaded.</summary>
    public IReadOnlyList<EvidenceFile> Files => _files;

    public EvidencePeriod Period => new() { BasisOn = BasisOn, CoversFrom = CoversFrom, CoversTo = CoversTo, ValidUntil = ValidUntil };
}

/// <summary>A file of a version; its bytes are found by their hash. Append-only.</summary>
public sealed class EvidenceFile
{
    private EvidenceFile() { }

    internal EvidenceFile(EvidenceVersion version, int number, string name, EvidenceUpload upload)
    {
        (Id, VersionId, Number, Name) = (Guid.CreateVersion7(), version.Id, number, name);
        (Size, Sha256, Format, Flags, Listing, Scan) = (upload.Size, upload.Sha256, upload.Format, upload.Flags, upload.Listing, upload.Scan);
    }

    public Guid Id { get; private init; }

    public Guid VersionId { get; private init; }

    /// <summary>From 1, per version.</summary>
    public int Number { get; private init; }

    /// <summary>Clean and different from the others of its version.</summary>
    public string Name { get; private init; } = "";

    public long Size { get; private init; }

    public string Sha256 { get; private init; } = "";

    /// <summary>By its bytes, not by its name.</summary>
    public EvidenceFormat Format { get; private init; }

    public EvidenceFlags Flags { get; private init; }

    /// <summary>What a zip says it holds, a line each; empty for everything else.</summary>
    public string Listing { get; private init; } = "";

    public ScanResult Scan { get; private init; }
}
