using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Access;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.AuditTrail.Chains;

/// <summary>A connection whose chain the caller reads something of.</summary>
/// <param name="Counterparty">Empty where there is only this one.</param>
internal sealed record ReachedConnection(Guid Id, string Counterparty, string Service, Guid? FinancialInstitutionId, Guid? ConnectingFirmId)
{
    public string Name => $"{Counterparty}　{Service}";

    public string ChainId { get; } = AuditChain.OfConnection(Id);
}

internal static class ReachedConnections
{
    /// <summary>Those that <paramref name="by"/>'s organisation is party to and their role is not limited away from, by name.</summary>
    public static async Task<IReadOnlyList<ReachedConnection>> ConnectionsOfAsync(this WorkbenchDbContext db, Participation by, CancellationToken cancellationToken)
    {
        if (TrailRules.OfConnection(by) is null) return [];
        var (isBank, own) = (by.Party == Party.FinancialInstitution, by.OrganizationId);
        var reachable = db.Connections.InReachOf(by);
        var mine = await (
            from connection in reachable
            where (isBank ? connection.FinancialInstitutionId : connection.ConnectingFirmId) == own
            join organization in db.Organizations on (isBank ? connection.ConnectingFirmId : connection.FinancialInstitutionId) equals (Guid?)organization.Id into others
            from other in others.DefaultIfEmpty()
            select new
            {
                connection.Id,
                Name = other == null ? connection.CounterpartyName : other.Name,
                connection.ServiceName,
                connection.FinancialInstitutionId,
                connection.ConnectingFirmId,
            }).ToListAsync(cancellationToken);
        return [.. mine.OrderBy(found => found.Name, StringComparer.Ordinal).ThenBy(found => found.ServiceName, StringComparer.Ordinal).ThenBy(found => found.Id)
            .Select(found => new ReachedConnection(found.Id, found.Name, found.ServiceName, found.FinancialInstitutionId, found.ConnectingFirmId))];
    }
}
