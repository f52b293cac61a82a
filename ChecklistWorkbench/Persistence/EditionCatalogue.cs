using System.Collections.Concurrent;
using ChecklistWorkbench.Domain.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Persistence;

/// <summary>The published editions, parsed once and kept: they never change.</summary>
public sealed class EditionCatalogue(IDbContextFactory<WorkbenchDbContext> contexts)
{
    private readonly ConcurrentDictionary<string, ChecklistEdition> _editions = new(StringComparer.Ordinal);

    /// <summary>The edition; null if this installation has none of that id.</summary>
    public async ValueTask<ChecklistEdition?> FindAsync(string editionId, CancellationToken cancellationToken)
    {
        if (_editions.TryGetValue(editionId, out var known)) return known;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var json = await db.Editions.Where(edition => edition.Id == editionId).Select(edition => edition.FileJson).FirstOrDefaultAsync(cancellationToken);
        return json is null ? null : _editions.GetOrAdd(editionId, EditionFile.Parse(json, editionId));
    }

    /// <summary>The edition an assessment pins, which the database guarantees to be there.</summary>
    public async ValueTask<ChecklistEdition> GetAsync(string editionId, CancellationToken cancellationToken) =>
        await FindAsync(editionId, cancellationToken) ?? throw new InvalidOperationException($"Edition {editionId} is not loaded.");

    /// <summary>All editions, newest first.</summary>
    public async Task<IReadOnlyList<ChecklistEdition>> GetAllAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var ids = await db.Editions.Select(edition => edition.Id).ToListAsync(cancellationToken);
        var editions = new List<ChecklistEdition>();
        foreach (var id in ids) editions.Add(await GetAsync(id, cancellationToken));
        return [.. editions.OrderByDescending(edition => edition.RevisedOn ?? edition.PublishedOn)];
    }
}
