using ChecklistWorkbench.Domain.Review;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Persistence.Reviews;

/// <summary>Reads a bank's table of 深度の目安.</summary>
internal static class DepthRulesQuery
{
    /// <summary>The given rules with what the bank made of them, and its changes, oldest first.</summary>
    public static async Task<(DepthRuleTable Table, IReadOnlyList<DepthRuleChange> Changes)> ReadDepthRulesAsync(
        this WorkbenchDbContext db, Guid organizationId, IReadOnlyList<DepthRule> given, CancellationToken cancellationToken)
    {
        var changes = await db.DepthRuleChanges.AsNoTracking().Where(change => change.OrganizationId == organizationId).OrderBy(change => change.Number).ToListAsync(cancellationToken);
        return (DepthRuleTable.Of(given, changes), changes);
    }
}
