using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Domain.Evidence;

/// <summary>A version of a piece as a submission froze it, with the items it stood on.</summary>
/// <param name="Owner">Whose evidence it is.</param>
/// <param name="Items">通番, in order.</param>
public sealed record SubmittedEvidence(
    Guid PieceId, int Version, Party Owner, EvidenceKind Kind, string Title, string Issuer, string CertificateNumber,
    DateOnly? BasisOn, DateOnly? CoversFrom, DateOnly? CoversTo, DateOnly? ValidUntil, IReadOnlyList<int> Items, IReadOnlyList<SubmittedFile> Files)
{
    /// <param name="piece">The piece.</param>
    /// <param name="version">The version that counts, with its files.</param>
    /// <param name="owner">The party that its organisation is.</param>
    /// <param name="items">通番, in any order.</param>
    public static SubmittedEvidence Of(EvidencePiece piece, EvidenceVersion version, Party owner, IEnumerable<int> items) => new(
        piece.Id, version.Number, owner, piece.Kind, piece.Title, piece.Issuer, piece.CertificateNumber,
        version.BasisOn, version.CoversFrom, version.CoversTo, version.ValidUntil, [.. items.Distinct().Order()],
        [.. version.Files.OrderBy(file => file.Number).Select(file => new SubmittedFile(file.Name, file.Size, file.Sha256, file.Format))]);
}

/// <summary>A file of it; its bytes are bound by the hash.</summary>
public sealed record SubmittedFile(string Name, long Size, string Sha256, EvidenceFormat Format);

/// <summary>Which versions a submission stands on; for finding it from the evidence. Append-only.</summary>
public sealed class SubmissionEvidence
{
    private SubmissionEvidence() { }

    internal SubmissionEvidence(Guid submissionId, SubmittedEvidence evidence) => (SubmissionId, PieceId, Version) = (submissionId, evidence.PieceId, evidence.Version);

    public Guid SubmissionId { get; private init; }

    public Guid PieceId { get; private init; }

    /// <summary>The version's number.</summary>
    public int Version { get; private init; }
}
