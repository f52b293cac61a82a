using ChecklistWorkbench.Domain.Common;

namespace ChecklistWorkbench.Features.Evidence;

/// <summary>The file is larger than one file may be.</summary>
public sealed record EvidenceFileTooLarge(int Megabytes) : Refusal
{
    public override object[] Arguments => [Megabytes];
}

/// <summary>With it the organisation's files would be more than it may keep.</summary>
public sealed record EvidenceQuotaExceeded(int Megabytes, long LeftMegabytes) : Refusal
{
    public override object[] Arguments => [Megabytes, LeftMegabytes];
}

/// <summary>The scanner found something.</summary>
public sealed record EvidenceIsInfected(string Found) : Refusal
{
    public override object[] Arguments => [Found];
}

/// <summary>A scanner is set up and did not answer: what cannot be scanned is not kept.</summary>
public sealed record EvidenceScannerSilent : Refusal;

/// <summary>The upload broke off before the file was whole.</summary>
public sealed record EvidenceUploadBroken : Refusal;

/// <summary>A file waited too long for its form, or was discarded: it has to be sent again.</summary>
public sealed record EvidenceUploadGone : Refusal;

/// <summary>The file is kept and downloaded, never shown here.</summary>
public sealed record EvidenceNotPreviewed : Refusal;

/// <summary>取下げ before anything stood on it: the other party reads why, and no longer the files.</summary>
public sealed record WithdrawnEvidenceClosed : Refusal;

/// <summary>The database could not keep the file; nothing of it stays.</summary>
public sealed record EvidenceNotStored : Refusal;
