using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.AuditTrail.Lines;

/// <summary>
/// The filter as a query that reads a stretch of one index, however long the chain: days become sequences by bisection, as an index by time
/// would not give the order of the trail.
/// </summary>
internal static class TrailFilter
{
    // Two nodes' clocks may differ, so entries near a day's edge may stand a little out of order.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromHours(1);

    public static async Task<IQueryable<AuditEntry>> FilterTrailAsync(this WorkbenchDbContext db, string chainId, TrailScope scope, TrailState state, CancellationToken cancellationToken)
    {
        var entries = db.AuditEntries.AsNoTracking().Where(entry => entry.ChainId == chainId).Narrow(scope, state);
        if (state.FromUtc() is { } fromUtc)
        {
            var first = await db.FirstSinceAsync(chainId, fromUtc - ClockSkew, cancellationToken);
            entries = entries.Where(entry => entry.Sequence >= first && entry.AtUtc >= fromUtc);
        }

        if (state.EndUtc() is { } endUtc)
        {
            var end = await db.FirstSinceAsync(chainId, endUtc + ClockSkew, cancellationToken);
            entries = entries.Where(entry => entry.Sequence < end && entry.AtUtc < endUtc);
        }

        return entries;
    }

    /// <summary>Everything that narrows but the chain and the days.</summary>
    public static IQueryable<AuditEntry> Narrow(this IQueryable<AuditEntry> entries, TrailScope scope, TrailState state)
    {
        if (scope.Actions is { } readable) entries = entries.Where(entry => readable.Contains(entry.Action));
        if (state.Action.Length > 0) entries = entries.Where(entry => entry.Action == state.Action);
        if (state.ActorId is { } actor) entries = entries.Where(entry => entry.ActorId == actor);
        if (state.OrganizationId is { } organization) entries = entries.Where(entry => entry.OrganizationId == organization);
        if (state.ItemNumber is { } item) entries = entries.Where(entry => entry.ItemNumber == item);
        return entries;
    }

    /// <summary>The beginning of the first day in Japan.</summary>
    public static DateTime? FromUtc(this TrailState state) => state.From is { } from ? JapanTime.ToUtc(from.ToDateTime(TimeOnly.MinValue)) : null;

    /// <summary>The end of the last day in Japan, which is the beginning of the next.</summary>
    public static DateTime? EndUtc(this TrailState state) =>
        state.Until is { } until && until < DateOnly.MaxValue ? JapanTime.ToUtc(until.AddDays(1).ToDateTime(TimeOnly.MinValue)) : null;

    /// <summary>The sequence from which on entries are not older than <paramref name="utc"/>; one more than the newest if all are.</summary>
    private static async Task<long> FirstSinceAsync(this WorkbenchDbContext db, string chainId, DateTime utc, CancellationToken cancellationToken)
    {
        var (low, high) = (1L, 1 + await db.AuditChains.Where(chain => chain.Id == chainId).Select(chain => chain.HeadSequence).FirstOrDefaultAsync(cancellationToken));
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var at = await db.AuditEntries.Where(entry => entry.ChainId == chainId && entry.Sequence == middle).Select(entry => entry.AtUtc).FirstOrDefaultAsync(cancellationToken);
            if (at < utc) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
