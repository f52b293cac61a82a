namespace ChecklistWorkbench.Domain.Evidence;

/// <summary>A stretch of days, both ends in it.</summary>
public sealed record DaySpan(DateOnly From, DateOnly To);

/// <summary>Which days of a monitored period no evidence covers.</summary>
public static class CoveredPeriod
{
    /// <param name="monitored">The days to be covered.</param>
    /// <param name="covered">What the evidence covers, in any order; it may overlap.</param>
    /// <returns>The gaps, in order.</returns>
    public static IReadOnlyList<DaySpan> Gaps(DaySpan monitored, IEnumerable<DaySpan> covered)
    {
        var gaps = new List<DaySpan>();
        var next = monitored.From;
        foreach (var span in covered.OrderBy(span => span.From))
        {
            if (span.From > monitored.To) break;
            if (span.From > next) gaps.Add(new(next, span.From.AddDays(-1)));
            if (span.To < next) continue;
            if (span.To >= monitored.To) return gaps;
            next = span.To.AddDays(1);
        }

        gaps.Add(new(next, monitored.To));
        return gaps;
    }
}
