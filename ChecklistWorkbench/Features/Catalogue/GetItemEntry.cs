using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;

namespace ChecklistWorkbench.Features.Catalogue;

/// <summary>An item with what other documents say about it.</summary>
public sealed record ItemEntry(ChecklistEdition Edition, ChecklistItem Item, IReadOnlyList<RegulationUpdate> Updates, IReadOnlyList<CoveredDocument> Documents);

/// <summary>The principles of one document that an item covers.</summary>
public sealed record CoveredDocument(Crosswalk Crosswalk, IReadOnlyList<CoveredPrinciple> Principles);

public sealed record CoveredPrinciple(Principle Principle, string Reason);

/// <summary>One item of an edition, whole.</summary>
public sealed class GetItemEntry(WorkbenchDatabase database, EditionCatalogue editions, ReferenceLibrary references, RecordedReferences recorded)
{
    public Task<Outcome<ItemEntry>> HandleAsync(Caller caller, string editionId, int number, CancellationToken cancellationToken) =>
        database.ReadAsync<ItemEntry>(caller, async work =>
        {
            await work.Access.ToOrganizationAsync(cancellationToken);
            if (await editions.FindAsync(editionId, cancellationToken) is not { } edition || !edition.Has(number)) return new NotFound();
            edition = await editions.ShowAsync(edition, cancellationToken);
            return new ItemEntry(edition, edition.Item(number), [.. (await recorded.GetAsync(cancellationToken)).RegulationUpdates.Where(update => update.Items.Contains(number))],
                [.. references.Crosswalks.Select(crosswalk => Covered(crosswalk, number)).Where(document => document.Principles.Count > 0)]);
        }, cancellationToken);

    private static CoveredDocument Covered(Crosswalk crosswalk, int number) =>
        new(crosswalk, [.. crosswalk.PointingTo(number).Select(found => new CoveredPrinciple(found.Principle, found.Link.Reason))]);
}
