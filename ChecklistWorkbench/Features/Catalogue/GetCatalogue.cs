using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;

namespace ChecklistWorkbench.Features.Catalogue;

/// <param name="Hits">What a search found; null where nothing was looked for.</param>
public sealed record CatalogueView(ChecklistEdition Edition, IReadOnlyList<CatalogueHit>? Hits);

/// <summary>The newest edition, and what a search finds in it.</summary>
public sealed class GetCatalogue(WorkbenchDatabase database, EditionCatalogue editions)
{
    public Task<Outcome<CatalogueView>> HandleAsync(Caller caller, string? search, CancellationToken cancellationToken) =>
        database.ReadAsync<CatalogueView>(caller, async work =>
        {
            await work.Access.ToOrganizationAsync(cancellationToken);
            var edition = await editions.ShowAsync((await editions.GetAllAsync(cancellationToken))[0], cancellationToken);
            var words = SearchWords.Of(search);
            return new CatalogueView(edition, words.IsEmpty ? null : CatalogueSearch.Find(edition, words));
        }, cancellationToken);
}
