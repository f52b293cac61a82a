using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.AuditTrail.Chains;

/// <summary>What someone may read now: one chain, or those of all connections in their reach.</summary>
/// <param name="Scope">What of each chain.</param>
/// <param name="Connections">What the chains belong to; empty for the organisation's own and the installation's.</param>
internal sealed record OpenedTrail(TrailScope Scope, Participation By, IReadOnlyList<string> ChainIds, IReadOnlyList<ReachedConnection> Connections)
{
    public string OwnChainId => AuditChain.OfOrganization(By.OrganizationId);
}

internal static class TrailAccess
{
    /// <summary>Resolves the asked-for chain or chains through the caller's participation.</summary>
    public static Task<Outcome<OpenedTrail>> OpenTrailAsync(this Work work, TrailState state, CancellationToken cancellationToken) =>
        state.OfInstallation ? work.OpenOrganizationAsync(TrailRules.OfInstallation, _ => AuditChain.OfInstallation, cancellationToken)
        : state.AllConnections ? work.OpenAllAsync(cancellationToken)
        : state.ConnectionId is { } id ? work.OpenConnectionAsync(id, cancellationToken)
        : work.OpenOrganizationAsync(TrailRules.OfOrganization, by => AuditChain.OfOrganization(by.OrganizationId), cancellationToken);

    private static async Task<Outcome<OpenedTrail>> OpenOrganizationAsync(
        this Work work, Func<Participation, TrailScope?> scopeOf, Func<Participation, string> chainOf, CancellationToken cancellationToken)
    {
        var by = await work.Access.ToOrganizationAsync(cancellationToken);
        return scopeOf(by) is { } scope ? new OpenedTrail(scope, by, [chainOf(by)], []) : new RoleMissing(nameof(Role.Auditor));
    }

    private static async Task<Outcome<OpenedTrail>> OpenAllAsync(this Work work, CancellationToken cancellationToken)
    {
        var by = await work.Access.ToOrganizationAsync(cancellationToken);
        if (TrailRules.OfConnection(by) is not { } scope) return new RoleMissing(nameof(Role.Auditor));
        var connections = await work.Db.ConnectionsOfAsync(by, cancellationToken);
        return new OpenedTrail(scope, by, [.. connections.Select(connection => connection.ChainId)], connections);
    }

    private static async Task<Outcome<OpenedTrail>> OpenConnectionAsync(this Work work, Guid id, CancellationToken cancellationToken)
    {
        var (connection, by) = await work.Access.ToConnectionAsync(id, cancellationToken);
        if (TrailRules.OfConnection(by) is not { } scope) return new RoleMissing(nameof(Role.Auditor));
        return new OpenedTrail(scope, by, [connection.ChainId], [new(id, "", connection.ServiceName, connection.FinancialInstitutionId, connection.ConnectingFirmId)]);
    }
}
