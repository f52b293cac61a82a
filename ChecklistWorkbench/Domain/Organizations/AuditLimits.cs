using ChecklistWorkbench.Domain.Common;

namespace ChecklistWorkbench.Domain.Organizations;

/// <summary>The last day of the period is before its first, or has passed.</summary>
public sealed record AuditPeriodOver : Refusal;

/// <summary>More connections are chosen than a limited role holds.</summary>
public sealed record TooManyConnections(int Most) : Refusal
{
    public override object[] Arguments => [Most];
}

/// <summary>What an auditor may read, and on which days (Japan time).</summary>
/// <param name="ConnectionIds">Only these; empty for all.</param>
/// <param name="From">First day; null for at once.</param>
/// <param name="Until">Last day, to its end; null for no end.</param>
public sealed record AuditLimits(IReadOnlyList<Guid> ConnectionIds, DateOnly? From, DateOnly? Until)
{
    public const int MostConnections = 100;

    public DateTime? FromUtc => From is { } day ? JapanTime.ToUtc(day.ToDateTime(TimeOnly.MinValue)) : null;

    public DateTime? UntilUtc => Until is { } day ? JapanTime.ToUtc(day.AddDays(1).ToDateTime(TimeOnly.MinValue)) : null;

    /// <summary>Why a role cannot be limited so; null if it can.</summary>
    public Refusal? RefusalOn(DateOnly today)
    {
        if (Until < (From ?? today) || Until < today || Until == DateOnly.MaxValue) return new AuditPeriodOver();
        return ConnectionIds.Count > MostConnections ? new TooManyConnections(MostConnections) : null;
    }
}
