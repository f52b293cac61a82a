using ChecklistWorkbench.Features.AuditTrail.Chains;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.AuditTrail.Lines;

/// <summary>Whose entries a trail may be narrowed to.</summary>
internal static class TrailChoices
{
    /// <summary>The organisations that act on the chains: the connections' parties, or one's own.</summary>
    public static async Task<List<NamedChoice>> OrganizationsOfAsync(this WorkbenchDbContext db, OpenedTrail trail, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. trail.Connections.SelectMany(connection => new[] { connection.FinancialInstitutionId, connection.ConnectingFirmId }).OfType<Guid>().Append(trail.By.OrganizationId).Distinct()];
        return await db.Organizations.Where(organization => ids.Contains(organization.Id)).OrderBy(organization => organization.Name)
            .Select(organization => new NamedChoice(organization.Id, organization.Name)).ToListAsync(cancellationToken);
    }

    /// <summary>
    /// People with an entry of their own: the others of the other party are nobody's business here. They are looked for among the two parties of each
    /// connection only, so that many connections cost no more than their own people.
    /// </summary>
    public static Task<List<NamedChoice>> ActorsOfAsync(this WorkbenchDbContext db, OpenedTrail trail, CancellationToken cancellationToken) => trail switch
    {
        { ChainIds: [] } => Task.FromResult<List<NamedChoice>>([]),
        { Connections: [] } => db.ActorsOfAsync(trail.ChainIds[0], trail.By.OrganizationId, cancellationToken),
        _ => db.ActorsOfAsync(trail.Connections, cancellationToken),
    };

    private static Task<List<NamedChoice>> ActorsOfAsync(this WorkbenchDbContext db, IReadOnlyList<ReachedConnection> connections, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. connections.Select(connection => connection.Id)];
        var pairs =
            (from connection in db.Connections
             join membership in db.Memberships on connection.FinancialInstitutionId equals (Guid?)membership.OrganizationId
             where ids.Contains(connection.Id)
             select new { ConnectionId = connection.Id, membership.PersonId })
            .Union(
                from connection in db.Connections
                join membership in db.Memberships on connection.ConnectingFirmId equals (Guid?)membership.OrganizationId
                where ids.Contains(connection.Id)
                select new { ConnectionId = connection.Id, membership.PersonId });
#pragma warning disable CA1304, CA1311 // Translated to SQL, which has no cultures; a database may write the letters of an id large.
        var acted = pairs.Where(pair => db.AuditEntries.Any(entry => entry.ChainId == "connection:" + pair.ConnectionId.ToString().ToLower() && entry.ActorId == pair.PersonId))
            .Select(pair => pair.PersonId);
#pragma warning restore CA1304, CA1311
        return db.People.Where(person => acted.Contains(person.Id))
            .OrderBy(person => person.DisplayName).Select(person => new NamedChoice(person.Id, person.DisplayName)).ToListAsync(cancellationToken);
    }

    private static Task<List<NamedChoice>> ActorsOfAsync(this WorkbenchDbContext db, string chainId, Guid organizationId, CancellationToken cancellationToken) => db.People
        .Where(person => db.Memberships.Any(membership => membership.PersonId == person.Id && membership.OrganizationId == organizationId)
            && db.AuditEntries.Any(entry => entry.ChainId == chainId && entry.ActorId == person.Id))
        .OrderBy(person => person.DisplayName).Select(person => new NamedChoice(person.Id, person.DisplayName)).ToListAsync(cancellationToken);
}
