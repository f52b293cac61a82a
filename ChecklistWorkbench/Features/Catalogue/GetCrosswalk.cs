using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;

namespace ChecklistWorkbench.Features.Catalogue;

/// <param name="Edition">The edition whose items the crosswalk's numbers lead to.</param>
/// <param name="All">Every crosswalk there is, for going from one to the next.</param>
public sealed record CrosswalkView(ChecklistEdition Edition, Crosswalk Crosswalk, IReadOnlyList<Crosswalk> All);

/// <summary>One crosswalk; the first where none is named.</summary>
public sealed class GetCrosswalk(WorkbenchDatabase database, EditionCatalogue editions, ReferenceLibrary references)
{
    public Task<Outcome<CrosswalkView>> HandleAsync(Caller caller, string? id, CancellationToken cancellationToken) =>
        database.ReadAsync<CrosswalkView>(caller, async work =>
        {
            await work.Access.ToOrganizationAsync(cancellationToken);
            if (references.Crosswalks.FirstOrDefault(crosswalk => id is null || crosswalk.Id == id) is not { } found) return new NotFound();
            return new CrosswalkView((await editions.GetAllAsync(cancellationToken))[0], found, references.Crosswalks);
        }, cancellationToken);
}
