using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Persistence.Catalogue;

/// <summary>What is known of something, and which recorded entry says so; null where the product brought it along.</summary>
public sealed record Known<T>(T Content, Guid? EntryId, int Number);

/// <param name="Reviews">Newest first.</param>
/// <param name="Updates">By month, as the product's own, then as recorded.</param>
public sealed record KnownReferences(IReadOnlyList<Known<EditionReview>> Reviews, IReadOnlyList<Known<RegulationUpdate>> Updates)
{
    public IReadOnlyList<RegulationUpdate> RegulationUpdates { get; } = [.. Updates.Select(update => update.Content)];
}

/// <summary>
/// The product's reviews and changed standards together with those recorded here. Kept until the installation's chain says that
/// something happened, on whichever node.
/// </summary>
public sealed class RecordedReferences
{
    private readonly IDbContextFactory<WorkbenchDbContext> _contexts;
    private readonly ReferenceLibrary _library;
    private int _generation;
    private Kept? _kept;

    public RecordedReferences(IDbContextFactory<WorkbenchDbContext> contexts, ReferenceLibrary library, ChangeFeed feed)
    {
        (_contexts, _library) = (contexts, library);
        feed.Watch(AuditChain.OfInstallation, () => Interlocked.Increment(ref _generation));
    }

    public async ValueTask<KnownReferences> GetAsync(CancellationToken cancellationToken)
    {
        var generation = Volatile.Read(ref _generation);
        if (_kept is { } kept && kept.Generation == generation) return kept.References;
        await using var db = await _contexts.CreateDbContextAsync(cancellationToken);
        var references = Merge(await db.ReadNewestReferencesAsync(cancellationToken));
        _kept = new(generation, references);
        return references;
    }

    /// <summary>A recorded review of a year stands in place of the product's own of that year.</summary>
    private KnownReferences Merge(IReadOnlyList<ReferenceEntry> newest)
    {
        var reviews = Recorded<EditionReview>(newest, ReferenceKind.Review);
        var years = reviews.Select(review => (review.Content.EditionId, review.Content.FiscalYear)).ToHashSet();
        return new(
            [.. reviews.Concat(_library.Reviews.Where(review => !years.Contains((review.EditionId, review.FiscalYear))).Select(review => new Known<EditionReview>(review, null, 0)))
                .OrderByDescending(review => review.Content.FiscalYear)],
            [.. _library.Updates.Select(update => new Known<RegulationUpdate>(update, null, 0)), .. Recorded<RegulationUpdate>(newest, ReferenceKind.Update)]);
    }

    private static List<Known<T>> Recorded<T>(IReadOnlyList<ReferenceEntry> newest, ReferenceKind kind) =>
        newest.Where(entry => entry.Kind == kind).Select(entry => new Known<T>(entry.Read<T>(), entry.EntryId, entry.Number)).ToList();

    private sealed record Kept(int Generation, KnownReferences References);
}
