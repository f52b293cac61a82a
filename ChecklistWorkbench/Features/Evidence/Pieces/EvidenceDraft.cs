using ChecklistWorkbench.Domain.Evidence;

namespace ChecklistWorkbench.Features.Evidence.Pieces;

/// <summary>What the form holds while it is filled in.</summary>
public sealed class EvidenceDraft
{
    public EvidenceKind Kind { get; set; } = EvidenceKind.Certification;

    public string Title { get; set; } = "";

    public string Issuer { get; set; } = "";

    public string CertificateNumber { get; set; } = "";

    public DateOnly? BasisOn { get; set; }

    public DateOnly? CoversFrom { get; set; }

    public DateOnly? CoversTo { get; set; }

    public DateOnly? ValidUntil { get; set; }

    public string Note { get; set; } = "";

    public EvidenceHeading Heading => new() { Kind = Kind, Title = Title, Issuer = Issuer, CertificateNumber = CertificateNumber };

    public EvidencePeriod Period => new() { BasisOn = BasisOn, CoversFrom = CoversFrom, CoversTo = CoversTo, ValidUntil = ValidUntil };
}
