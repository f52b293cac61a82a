using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Catalogue.Equivalence;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Catalogue;

/// <summary>新旧対照表: two editions, item by item.</summary>
/// <param name="Rulings">The caller's bank's rulings between the two; null for a firm, which never sees a bank's.</param>
/// <param name="CanRule">Whether the caller may make one.</param>
public sealed record ComparisonView(EditionComparison Comparison, EquivalenceRulings? Rulings, bool CanRule);

/// <summary>Compares two editions of this installation.</summary>
public sealed class GetComparison(WorkbenchDatabase database, EditionCatalogue editions)
{
    public Task<Outcome<ComparisonView>> HandleAsync(Caller caller, string laterId, string earlierId, CancellationToken cancellationToken) =>
        database.ReadAsync<ComparisonView>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            if (await editions.FindAsync(laterId, cancellationToken) is not { } later || await editions.FindAsync(earlierId, cancellationToken) is not { } earlier)
                return new NotFound();
            return new ComparisonView(EditionComparison.Between(earlier, later), await RulingsAsync(work.Db, by, laterId, earlierId, cancellationToken), EquivalenceRight.MayRule(by));
        }, cancellationToken);

    private static async Task<EquivalenceRulings?> RulingsAsync(WorkbenchDbContext db, Participation by, string laterId, string earlierId, CancellationToken cancellationToken) =>
        by.Party != Party.FinancialInstitution ? null : new(await db.EquivalenceRulings
            .Where(r => r.OrganizationId == by.OrganizationId && r.EarlierEditionId == earlierId && r.LaterEditionId == laterId).ToListAsync(cancellationToken));
}
