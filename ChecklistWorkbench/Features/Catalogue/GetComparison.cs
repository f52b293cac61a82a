using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;

namespace ChecklistWorkbench.Features.Catalogue;

/// <summary>新旧対照表: two editions, item by item.</summary>
public sealed record ComparisonView(EditionComparison Comparison);

/// <summary>Compares two editions of this installation.</summary>
public sealed class GetComparison(WorkbenchDatabase database, EditionCatalogue editions)
{
    public Task<Outcome<ComparisonView>> HandleAsync(Caller caller, string laterId, string earlierId, CancellationToken cancellationToken) =>
        database.ReadAsync<ComparisonView>(caller, async work =>
        {
            await work.Access.ToOrganizationAsync(cancellationToken);
            if (await editions.FindAsync(laterId, cancellationToken) is not { } later || await editions.FindAsync(earlierId, cancellationToken) is not { } earlier)
                return new NotFound();
            return new ComparisonView(EditionComparison.Between(earlier, later));
        }, cancellationToken);
}
