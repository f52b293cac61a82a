using System.Collections.Concurrent;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Persistence.Catalogue;

/// <summary>
/// The published editions, parsed once and kept: they never change. Where the organisation has read in the publisher's wording, it is kept
/// beside them until the installation's chain says that something happened.
/// </summary>
public sealed class EditionCatalogue
{
    private readonly ConcurrentDictionary<string, Kept> _editions = new(StringComparer.Ordinal);
    private readonly IDbContextFactory<WorkbenchDbContext> _contexts;
    private int _generation;

    public EditionCatalogue(IDbContextFactory<WorkbenchDbContext> contexts, ChangeFeed feed)
    {
        _contexts = contexts;
        feed.Watch(AuditChain.OfInstallation, () => Interlocked.Increment(ref _generation));
    }

    /// <summary>The edition; null if this installation has none of that id.</summary>
    public async ValueTask<ChecklistEdition?> FindAsync(string editionId, CancellationToken cancellationToken) =>
        (await KeptAsync(editionId, cancellationToken))?.Edition;

    /// <summary>The edition an assessment pins, which the database guarantees to be there.</summary>
    public async ValueTask<ChecklistEdition> GetAsync(string editionId, CancellationToken cancellationToken) =>
        await FindAsync(editionId, cancellationToken) ?? throw new InvalidOperationException($"Edition {editionId} is not loaded.");

    /// <summary>The edition for reading: in the publisher's words where this installation has them, otherwise in digest.</summary>
    public async ValueTask<ChecklistEdition> ShowAsync(ChecklistEdition edition, CancellationToken cancellationToken)
    {
        var kept = await KeptAsync(edition.Id, cancellationToken);
        if (kept is null) return edition;
        var generation = Volatile.Read(ref _generation);
        if (kept.Generation != generation)
        {
            await using var db = await _contexts.CreateDbContextAsync(cancellationToken);
            kept = kept with { Shown = await ShownAsync(db, kept.Edition, cancellationToken), Generation = generation };
            _editions[edition.Id] = kept;
        }

        return kept.Shown;
    }

    /// <summary>All editions, newest first.</summary>
    public async Task<IReadOnlyList<ChecklistEdition>> GetAllAsync(CancellationToken cancellationToken)
    {
        await using var db = await _contexts.CreateDbContextAsync(cancellationToken);
        var ids = await db.Editions.Select(edition => edition.Id).ToListAsync(cancellationToken);
        var editions = new List<ChecklistEdition>();
        foreach (var id in ids) editions.Add(await GetAsync(id, cancellationToken));
        return [.. editions.OrderByDescending(edition => edition.RevisedOn ?? edition.PublishedOn)];
    }

    private async ValueTask<Kept?> KeptAsync(string editionId, CancellationToken cancellationToken)
    {
        if (_editions.TryGetValue(editionId, out var known)) return known;
        var generation = Volatile.Read(ref _generation);
        await using var db = await _contexts.CreateDbContextAsync(cancellationToken);
        var json = await db.Editions.Where(edition => edition.Id == editionId).Select(edition => edition.FileJson).FirstOrDefaultAsync(cancellationToken);
        if (json is null) return null;
        var edition = EditionFile.Parse(json, editionId);
        return _editions.GetOrAdd(editionId, new Kept(edition, await ShownAsync(db, edition, cancellationToken), generation));
    }

    private static async Task<ChecklistEdition> ShownAsync(WorkbenchDbContext db, ChecklistEdition edition, CancellationToken cancellationToken) =>
        await db.GuideWordings.AsNoTracking().FirstOrDefaultAsync(wording => wording.EditionId == edition.Id, cancellationToken) is { } wording
            ? wording.Read().Show(edition) : edition;

    /// <param name="Shown">The edition as screens show it.</param>
    /// <param name="Generation">When <paramref name="Shown"/> was made.</param>
    private sealed record Kept(ChecklistEdition Edition, ChecklistEdition Shown, int Generation);
}
