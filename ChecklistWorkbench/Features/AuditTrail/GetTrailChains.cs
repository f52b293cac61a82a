using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Access;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.AuditTrail;

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
        return new TrailChains(
            TrailRules.OfOrganization(by) is not null, TrailRules.OfInstallation(by) is not null,
            TrailRules.OfConnection(by) is null ? [] : await ConnectionsAsync(work.Db, by, cancellationToken));
    }, cancellationToken);

    private static async Task<List<NamedChoice>> ConnectionsAsync(WorkbenchDbContext db, Participation by, CancellationToken cancellationToken)
    {
        var (isBank, own) = (by.Party == Party.FinancialInstitution, by.OrganizationId);
        var reachable = db.Connections.InReachOf(by);
        var mine = await (
            from connection in reachable
            where (isBank ? connection.FinancialInstitutionId : connection.ConnectingFirmId) == own
            join organization in db.Organizations on (isBank ? connection.ConnectingFirmId : connection.FinancialInstitutionId) equals (Guid?)organization.Id into others
            from other in others.DefaultIfEmpty()
            select new { connection.Id, Name = other == null ? connection.CounterpartyName : other.Name, connection.ServiceName }).ToListAsync(cancellationToken);
        return [.. mine.OrderBy(found => found.Name, StringComparer.Ordinal).ThenBy(found => found.ServiceName, StringComparer.Ordinal)
            .Select(found => new NamedChoice(found.Id, $"{found.Name}　{found.ServiceName}"))];
    }
}
