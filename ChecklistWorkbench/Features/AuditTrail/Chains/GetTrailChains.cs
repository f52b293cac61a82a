using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;

namespace ChecklistWorkbench.Features.AuditTrail.Chains;

/// <param name="MayReadOwn">Whether the organisation's own chain is open to the caller.</param>
/// <param name="MayReadInstallation">Whether the installation's is.</param>
/// <param name="Connections">The connections whose chains are, by name.</param>
public sealed record TrailChains(bool MayReadOwn, bool MayReadInstallation, IReadOnlyList<NamedChoice> Connections);

/// <summary>Which chains the caller may open.</summary>
public sealed class GetTrailChains(WorkbenchDatabase database)
{
    public Task<Outcome<TrailChains>> HandleAsync(Caller caller, CancellationToken cancellationToken) => database.ReadAsync<TrailChains>(caller, async work =>
    {
        var by = await work.Access.ToOrganizationAsync(cancellationToken);
        var connections = await work.Db.ConnectionsOfAsync(by, cancellationToken);
        return new TrailChains(
            TrailRules.OfOrganization(by) is not null, TrailRules.OfInstallation(by) is not null,
            [.. connections.Select(connection => new NamedChoice(connection.Id, connection.Name))]);
    }, cancellationToken);
}
