using ChecklistWorkbench.Domain.Common;

namespace ChecklistWorkbench.Domain.Evidence;

/// <summary>What a piece of evidence is called.</summary>
public sealed record EvidenceHeading
{
    public EvidenceKind Kind { get; init; }

    public string Title { get; init; } = "";

    /// <summary>発行者; may be empty.</summary>
    public string Issuer { get; init; } = "";

    /// <summary>認証番号など; may be empty.</summary>
    public string CertificateNumber { get; init; } = "";

    /// <summary>The same without space around its texts.</summary>
    public EvidenceHeading Trim() => this with { Title = Title.Trim(), Issuer = Issuer.Trim(), CertificateNumber = CertificateNumber.Trim() };

    /// <summary>Why it cannot be kept; null if it can.</summary>
    public Refusal? FindFault() => this switch
    {
        { Title.Length: 0 } => new InvalidField("EvidenceTitle", "Required"),
        { Title.Length: > Lengths.Line } => new InvalidField("EvidenceTitle", "TooLong", Lengths.Line, Title.Length),
        { Issuer.Length: > Lengths.Line } => new InvalidField("EvidenceIssuer", "TooLong", Lengths.Line, Issuer.Length),
        { CertificateNumber.Length: > Lengths.Line } => new InvalidField("EvidenceCertificate", "TooLong", Lengths.Line, CertificateNumber.Length),
        _ => null,
    };
}

/// <summary>What a version of it speaks of. All dates are dates in Japan.</summary>
public sealed record EvidencePeriod
{
    /// <summary>基準日: as of when it was true. Never the day of the upload.</summary>
    public DateOnly? BasisOn { get; init; }

    /// <summary>対象期間, its first day; null where it covers none.</summary>
    public DateOnly? CoversFrom { get; init; }

    /// <summary>対象期間, its last day.</summary>
    public DateOnly? CoversTo { get; init; }

    /// <summary>有効期限, the last day it holds; null where it does not expire.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>Why it cannot be kept; null if it can.</summary>
    public Refusal? FindFault() => this switch
    {
        { CoversFrom: null, CoversTo: not null } or { CoversFrom: not null, CoversTo: null } => new EvidencePeriodIncomplete(),
        { CoversFrom: { } from, CoversTo: { } to } when from > to => new EvidencePeriodBackwards(),
        { BasisOn: { } basis, ValidUntil: { } until } when until < basis => new EvidenceExpiresBeforeBasis(),
        _ => null,
    };

    public EvidenceValidity ValidityOn(DateOnly today) => ValidUntil switch
    {
        null => EvidenceValidity.Unlimited,
        { } until when until < today => EvidenceValidity.Expired,
        { } until when until <= today.AddDays(EvidenceRules.ReminderDays) => EvidenceValidity.Expiring,
        _ => EvidenceValidity.Valid,
    };
}

/// <summary>How a piece stands by its 有効期限.</summary>
public enum EvidenceValidity
{
    /// <summary>期限なし.</summary>
    Unlimited,

    /// <summary>有効.</summary>
    Valid,

    /// <summary>期限間近.</summary>
    Expiring,

    /// <summary>期限切れ.</summary>
    Expired,
}

/// <summary>A period has a first and a last day, or neither.</summary>
public sealed record EvidencePeriodIncomplete : Refusal;

/// <summary>The period's last day is before its first.</summary>
public sealed record EvidencePeriodBackwards : Refusal;

/// <summary>有効期限 lies before 基準日.</summary>
public sealed record EvidenceExpiresBeforeBasis : Refusal;
