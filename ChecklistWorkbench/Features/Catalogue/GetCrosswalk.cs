using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Catalogue;

/// <param name="Edition">The edition whose items the crosswalk's numbers lead to.</param>
/// <param name="All">Every crosswalk there is, for going from one to the next.</param>
public sealed record CrosswalkView(ChecklistEdition Edition, Crosswalk Crosswalk, IReadOnlyList<Crosswalk> All)
{
    /// <summary>Principles of this crosswalk that the caller's bank has taken over.</summary>
    public IReadOnlySet<string> Taken { get; init; } = new HashSet<string>();

    /// <summary>Whether the caller may take principles over into a library.</summary>
    public bool CanTake { get; init; }
}

/// <summary>One crosswalk; the first where none is named.</summary>
public sealed class GetCrosswalk(WorkbenchDatabase database, EditionCatalogue editions, ReferenceLibrary references)
{
    public Task<Outcome<CrosswalkView>> HandleAsync(Caller caller, string? id, CancellationToken cancellationToken) =>
        database.ReadAsync<CrosswalkView>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            if (references.Crosswalks.FirstOrDefault(crosswalk => id is null || crosswalk.Id == id) is not { } found) return new NotFound();
            var taken = FieldRules.CanReadLibrary(by)
                ? await work.Db.CustomItems.Where(item => item.OrganizationId == by.OrganizationId && item.CrosswalkId == found.Id).Select(item => item.PrincipleId!).ToListAsync(cancellationToken)
                : [];
            return new CrosswalkView((await editions.GetAllAsync(cancellationToken))[0], found, references.Crosswalks)
            {
                Taken = taken.ToHashSet(),
                CanTake = FieldRules.CanKeepLibrary(by),
            };
        }, cancellationToken);
}
