namespace ChecklistWorkbench.Features.Evidence;

/// <summary>Configuration section <c>Evidence</c>.</summary>
public sealed class EvidenceOptions
{
    public const string Section = "Evidence";

    private const long Megabyte = 1024 * 1024;

    /// <summary>The largest file, in megabytes.</summary>
    public int MaxFileMegabytes { get; set; } = 50;

    /// <summary>What all files of one organisation may come to, in megabytes; the same content counts once.</summary>
    public int QuotaMegabytes { get; set; } = 2_048;

    /// <summary>Where clamd listens: <c>unix:/run/clamav/clamd.ctl</c> or <c>tcp:host:3310</c>; empty for no scanning, which is then said of every file.</summary>
    public string ClamAv { get; set; } = "";

    public long FileBytes => MaxFileMegabytes * Megabyte;

    public long QuotaBytes => QuotaMegabytes * Megabyte;
}
