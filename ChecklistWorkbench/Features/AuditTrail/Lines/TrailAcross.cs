using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Features.AuditTrail.Chains;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.AuditTrail.Lines;

/// <summary>
/// Many chains as one list: newest first by time, and at the same moment by chain and sequence, both downwards. A page asks for the newest entry of
/// every chain in one query, then reads chains, the newest first, until the next one cannot add to the page: each read is a stretch of one index.
/// </summary>
internal static class TrailAcross
{
    private static readonly DateTime Latest = new(9999, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static async Task<List<AuditEntry>> PageAcrossAsync(
        this WorkbenchDbContext db, OpenedTrail trail, TrailState state, int count, CancellationToken cancellationToken)
    {
        var first = state.FromUtc() ?? DateTime.UnixEpoch;
        var last = (state.EndUtc() ?? Latest).AddMilliseconds(-1);
        if (state.Before?.AtUtc is { } before && before < last) last = before;
        var matching = db.AuditEntries.AsNoTracking().Narrow(trail.Scope, state);
        var page = new List<AuditEntry>();
        foreach (var head in await HeadsAsync(db, matching, trail.ChainIds, first, last, state.Before, cancellationToken))
        {
            var end = page.Count == count ? page[^1] : null;
            // The page is full, and this chain and all after it begin behind its last entry.
            if (end is not null && head.IsBehind(end)) break;
            page.AddRange(await ChainAsync(matching, head.ChainId, end?.AtUtc ?? first, last, state.Before, count, cancellationToken));
            page.Sort(NewestFirst);
            if (page.Count > count) page.RemoveRange(count, page.Count - count);
        }

        return page;
    }

    /// <summary>The newest entry of each chain that has one to show, in the order of the list.</summary>
    private static async Task<IEnumerable<Head>> HeadsAsync(
        WorkbenchDbContext db, IQueryable<AuditEntry> matching, IReadOnlyList<string> chainIds, DateTime first, DateTime last, TrailPlace? before, CancellationToken cancellationToken)
    {
        if (before is not { AtUtc: { } atUtc, ConnectionId: { } connectionId } || last < atUtc) return InOrder(await HeadsAsync(db, matching, chainIds, first, last, cancellationToken));

        // Chains above the last shown have no more to show of that moment.
        var above = chainIds.Where(id => IsAbove(id, connectionId)).ToList();
        return InOrder([
            .. await HeadsAsync(db, matching, above, first, last.AddMilliseconds(-1), cancellationToken),
            .. await HeadsAsync(db, matching, [.. chainIds.Except(above)], first, last, cancellationToken)]);

        static IEnumerable<Head> InOrder(List<Head> heads) => heads.OrderByDescending(head => head.AtUtc).ThenByDescending(head => head.ChainId, StringComparer.Ordinal);
    }

    private static async Task<List<Head>> HeadsAsync(
        WorkbenchDbContext db, IQueryable<AuditEntry> matching, IReadOnlyList<string> chainIds, DateTime first, DateTime last, CancellationToken cancellationToken)
    {
        if (chainIds.Count == 0) return [];
        var found = await db.AuditChains.Where(chain => chainIds.Contains(chain.Id)).Select(chain => new
        {
            chain.Id,
            AtUtc = matching.Where(entry => entry.ChainId == chain.Id && entry.AtUtc >= first && entry.AtUtc <= last)
                .OrderByDescending(entry => entry.AtUtc).Select(entry => (DateTime?)entry.AtUtc).FirstOrDefault(),
        }).ToListAsync(cancellationToken);
        return [.. found.Where(head => head.AtUtc is not null).Select(head => new Head(head.Id, head.AtUtc!.Value))];
    }

    private static Task<List<AuditEntry>> ChainAsync(
        IQueryable<AuditEntry> matching, string chainId, DateTime first, DateTime last, TrailPlace? before, int count, CancellationToken cancellationToken)
    {
        var entries = matching.Where(entry => entry.ChainId == chainId && entry.AtUtc >= first && entry.AtUtc <= last);
        if (before is { AtUtc: { } atUtc, ConnectionId: { } connectionId, Sequence: var sequence })
        {
            // At the moment where the page before ended, chains were shown downwards: those above the last shown are done, those below are to come.
            if (IsAbove(chainId, connectionId)) entries = entries.Where(entry => entry.AtUtc < atUtc);
            else if (chainId == AuditChain.OfConnection(connectionId)) entries = entries.Where(entry => entry.AtUtc < atUtc || (entry.AtUtc == atUtc && entry.Sequence < sequence));
        }

        return entries.OrderByDescending(entry => entry.AtUtc).ThenByDescending(entry => entry.Sequence).Take(count).ToListAsync(cancellationToken);
    }

    private static int NewestFirst(AuditEntry one, AuditEntry other) =>
        other.AtUtc.CompareTo(one.AtUtc) is not 0 and var byTime ? byTime
        : string.CompareOrdinal(other.ChainId, one.ChainId) is not 0 and var byChain ? byChain
        : other.Sequence.CompareTo(one.Sequence);

    private static bool IsAbove(string chainId, Guid connectionId) => string.CompareOrdinal(chainId, AuditChain.OfConnection(connectionId)) > 0;

    private sealed record Head(string ChainId, DateTime AtUtc)
    {
        public bool IsBehind(AuditEntry entry) => AtUtc < entry.AtUtc || (AtUtc == entry.AtUtc && string.CompareOrdinal(ChainId, entry.ChainId) < 0);
    }
}
