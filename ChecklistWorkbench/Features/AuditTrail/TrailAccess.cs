using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;

namespace ChecklistWorkbench.Features.AuditTrail;

/// <summary>A chain that someone may read, and what of it.</summary>
internal sealed record OpenedChain(string Id, TrailScope Scope, Participation By);

internal static class TrailAccess
{
    /// <summary>Resolves the asked-for chain through the caller's participation.</summary>
    public static async Task<Outcome<OpenedChain>> OpenChainAsync(this Work work, TrailState state, CancellationToken cancellationToken)
    {
        var by = state.ConnectionId is { } id ? (await work.Access.ToConnectionAsync(id, cancellationToken)).By : await work.Access.ToOrganizationAsync(cancellationToken);
        var scope = state.OfInstallation ? TrailRules.OfInstallation(by) : state.ConnectionId is null ? TrailRules.OfOrganization(by) : TrailRules.OfConnection(by);
        return scope is null ? new RoleMissing(nameof(Role.Auditor)) : new OpenedChain(state.ChainIdFor(by.OrganizationId), scope, by);
    }
}
