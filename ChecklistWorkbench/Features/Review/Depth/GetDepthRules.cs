using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Access;
using ChecklistWorkbench.Persistence.Catalogue;
using ChecklistWorkbench.Persistence.Reviews;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Review.Depth;

/// <summary>The bank's table with its history.</summary>
/// <param name="Changes">Newest first.</param>
/// <param name="Categories">The items there are to speak of, by 区分.</param>
/// <param name="Connections">Those on which a change can be tried.</param>
/// <param name="CanChange">Whether the caller may change the table.</param>
public sealed record DepthRulesView(
    DepthRuleTable Table, IReadOnlyList<DepthChangeLine> Changes, IReadOnlyList<DepthCategory> Categories, IReadOnlyList<TrialConnection> Connections, bool CanChange);

public sealed record DepthChangeLine(int Number, DepthRuleAct Act, string RuleName, string ByName, DateTime AtUtc);

public sealed record DepthCategory(string Name, IReadOnlyDictionary<int, string> Items);

public sealed record TrialConnection(Guid Id, string FirmName, string ServiceName);

/// <summary>Reads the caller's bank's table of 深度の目安.</summary>
public sealed class GetDepthRules(WorkbenchDatabase database, ReferenceLibrary references, EditionCatalogue editions)
{
    private const int MostConnections = 500;

    public Task<Outcome<DepthRulesView>> HandleAsync(Caller caller, CancellationToken cancellationToken) =>
        database.ReadAsync<DepthRulesView>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            if (!DepthRuleTable.MayRead(by)) return new RoleMissing("DepthRules");
            var (table, changes) = await work.Db.ReadDepthRulesAsync(by.OrganizationId, references.DepthRules, cancellationToken);
            var names = table.Rules.ToDictionary(rule => rule.Id, rule => rule.Name);
            var (own, reach) = (by.OrganizationId, work.Db.Connections.InReachOf(by));
            var connections = await (
                from connection in reach
                where connection.FinancialInstitutionId == own
                join firm in work.Db.Organizations on connection.ConnectingFirmId equals firm.Id
                orderby firm.Name, connection.ServiceName, connection.Id
                select new TrialConnection(connection.Id, firm.Name, connection.ServiceName)).Take(MostConnections).ToListAsync(cancellationToken);
            var newest = (await editions.GetAllAsync(cancellationToken))[0];
            return new DepthRulesView(
                table, [.. changes.Reverse().Select(change => new DepthChangeLine(change.Number, change.Act, names.GetValueOrDefault(change.RuleId, change.RuleId), change.ByName, change.AtUtc))],
                [.. newest.Items.GroupBy(item => newest.CategoryOf(item).Name).Select(category => new DepthCategory(category.Key, category.ToDictionary(item => item.Number, item => item.Objective)))],
                connections, DepthRuleTable.MayChange(by));
        }, cancellationToken);
}
