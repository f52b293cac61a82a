using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Organizations;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Persistence.Access;

/// <summary>
/// Resolves what a handler touches through the caller's participation, from the database, in the handler's own transaction. A
/// handler's first line asks here; whoever is no party is answered as if the thing did not exist.
/// </summary>
public sealed class ConnectionAccess(WorkbenchDbContext db, Caller caller)
{
    /// <summary>The caller in their organisation, whatever their roles.</summary>
    public async Task<Participation> ToOrganizationAsync(CancellationToken cancellationToken)
    {
        var found = await (
            from session in db.SignInSessions
            join person in db.People on session.PersonId equals person.Id
            join organization in db.Organizations on session.OrganizationId equals organization.Id
            where session.Id == caller.SessionId && session.PersonId == caller.PersonId && session.OrganizationId == caller.OrganizationId
                && session.EndedUtc == null && person.DisabledUtc == null
            select new
            {
                person.DisplayName,
                person.AdministersInstallationSinceUtc,
                organization.Kind,
                Roles = db.Memberships
                    .Where(m => m.PersonId == person.Id && m.OrganizationId == organization.Id && m.RevokedUtc == null)
                    .Select(m => m.Role).ToList(),
            }).AsNoTracking().FirstOrDefaultAsync(cancellationToken) ?? throw new SessionEndedException();

        if (found.Roles.Count == 0) throw new SessionEndedException();
        var party = found.Kind == OrganizationKind.FinancialInstitution ? Party.FinancialInstitution : Party.ConnectingFirm;
        return new Participation(caller.PersonId, found.DisplayName, caller.OrganizationId, party, found.Roles.ToHashSet())
        {
            AdministersInstallation = found.AdministersInstallationSinceUtc is not null && found.Roles.Contains(Role.Administrator),
        };
    }

    /// <summary>A connection the caller's organisation is party to.</summary>
    public async Task<(Connection Connection, Participation By)> ToConnectionAsync(Guid connectionId, CancellationToken cancellationToken)
    {
        var by = await ToOrganizationAsync(cancellationToken);
        var connection = await db.Connections.FirstOrDefaultAsync(c => c.Id == connectionId, cancellationToken);
        if (connection is null || !connection.IsParty(by.OrganizationId)) throw new AccessDeniedException("connection", connectionId);
        return (connection, by);
    }

    /// <summary>An assessment of such a connection that the caller's roles may read.</summary>
    public async Task<(Assessment Assessment, Connection Connection, Participation By)> ToAssessmentAsync(Guid assessmentId, CancellationToken cancellationToken)
    {
        var by = await ToOrganizationAsync(cancellationToken);
        var found = await (
            from assessment in db.Assessments
            join connection in db.Connections on assessment.ConnectionId equals connection.Id
            where assessment.Id == assessmentId
            select new { assessment, connection }).FirstOrDefaultAsync(cancellationToken);
        if (found is null || !found.connection.IsParty(by.OrganizationId) || !FieldRules.CanRead(by))
            throw new AccessDeniedException("assessment", assessmentId);
        return (found.assessment, found.connection, by);
    }
}
