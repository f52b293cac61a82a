using ChecklistWorkbench.Domain.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Persistence.Catalogue;

/// <summary>Reads what was recorded about the editions.</summary>
public static class ReferenceEntriesQuery
{
    /// <summary>The newest version of every entry, in the order in which the entries were first recorded.</summary>
    public static async Task<IReadOnlyList<ReferenceEntry>> ReadNewestReferencesAsync(this WorkbenchDbContext db, CancellationToken cancellationToken)
    {
        var entries = await db.ReferenceEntries.AsNoTracking().ToListAsync(cancellationToken);
        return [.. entries.GroupBy(entry => entry.EntryId).OrderBy(FirstRecorded).Select(versions => versions.MaxBy(version => version.Number)!)];
    }

    /// <summary>The changed standards that were first recorded after <paramref name="sinceUtc"/>, in their newest versions.</summary>
    public static async Task<IReadOnlyList<ReferenceEntry>> ReadChangesSinceAsync(this WorkbenchDbContext db, DateTime sinceUtc, CancellationToken cancellationToken)
    {
        var entries = await db.ReferenceEntries.AsNoTracking().Where(entry => entry.Kind == ReferenceKind.Update).ToListAsync(cancellationToken);
        return [.. entries.GroupBy(entry => entry.EntryId).Where(versions => FirstRecorded(versions) > sinceUtc).Select(versions => versions.MaxBy(version => version.Number)!)];
    }

    private static DateTime FirstRecorded(IEnumerable<ReferenceEntry> versions) => versions.Min(version => version.AtUtc);
}
