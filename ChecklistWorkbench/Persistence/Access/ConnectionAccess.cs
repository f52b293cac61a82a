using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Organizations;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Persistence.Access;

/// <summary>
/// Resolves what a handler touches through the caller's participation, from the database, in the handler's own transaction. A
/// handler's first line asks here; whoever is no party is answered as if the thing did not exist.
/// </summary>
public sealed class ConnectionAccess(WorkbenchDbContext db, Caller caller, DateTime nowUtc)
{
    /// <summary>The caller in their organisation, whatever their roles.</summary>
    public async Task<Participation> ToOrganizationAsync(CancellationToken cancellationToken) =>
        ParticipationOf(await Standings().AsNoTracking().FirstOrDefaultAsync(cancellationToken), null);

    /// <summary>A connection the caller's organisation is party to.</summary>
    public async Task<(Connection Connection, Participation By)> ToConnectionAsync(Guid connectionId, CancellationToken cancellationToken)
    {
        var found = await (
            from standing in Standings()
            from connection in db.Connections.Where(c => c.Id == connectionId).DefaultIfEmpty()
            select new { standing, connection }).FirstOrDefaultAsync(cancellationToken);
        var by = ParticipationOf(found?.standing, connectionId);
        if (found!.connection is not { } known || !known.IsParty(by.OrganizationId) || by.Roles.Count == 0) throw new AccessDeniedException("connection", connectionId);
        return (known, by);
    }

    /// <summary>An assessment of such a connection that the caller's roles may read.</summary>
    public async Task<(Assessment Assessment, Connection Connection, Participation By)> ToAssessmentAsync(Guid assessmentId, CancellationToken cancellationToken)
    {
        var found = await (
            from standing in Standings()
            from assessment in db.Assessments.Where(a => a.Id == assessmentId).DefaultIfEmpty()
            from connection in db.Connections.Where(c => c.Id == assessment.ConnectionId).DefaultIfEmpty()
            select new { standing, assessment, connection }).FirstOrDefaultAsync(cancellationToken);
        var by = ParticipationOf(found?.standing, found?.connection?.Id);
        RequireReadable(assessmentId, found!.assessment, found.connection, by);
        return (found.assessment, found.connection, by);
    }

    /// <summary>An answer of such an assessment, read together with the rights in one query; null if the assessment has no such answer.</summary>
    public async Task<(Response? Response, Assessment Assessment, Participation By)> ToResponseAsync(
        Guid assessmentId, Guid responseId, CancellationToken cancellationToken)
    {
        var found = await (
            from standing in Standings()
            from assessment in db.Assessments.Where(a => a.Id == assessmentId).DefaultIfEmpty()
            from connection in db.Connections.Where(c => c.Id == assessment.ConnectionId).DefaultIfEmpty()
            from response in db.Responses.Where(r => r.Id == responseId && r.AssessmentId == assessmentId).DefaultIfEmpty()
            select new { standing, assessment, connection, response }).FirstOrDefaultAsync(cancellationToken);
        var by = ParticipationOf(found?.standing, found?.connection?.Id);
        RequireReadable(assessmentId, found!.assessment, found.connection, by);
        return (found.response, found.assessment, by);
    }

    private static void RequireReadable(Guid assessmentId, Assessment? assessment, Connection? connection, Participation by)
    {
        if (assessment is null || connection is null || !connection.IsParty(by.OrganizationId) || !FieldRules.CanRead(by))
            throw new AccessDeniedException("assessment", assessmentId);
    }

    private IQueryable<Standing> Standings()
    {
        var counting = db.Memberships.Where(Membership.CountsAt(nowUtc));
        return
            from session in db.SignInSessions
            join person in db.People on session.PersonId equals person.Id
            join organization in db.Organizations on session.OrganizationId equals organization.Id
            where session.Id == caller.SessionId && session.PersonId == caller.PersonId && session.OrganizationId == caller.OrganizationId
                && session.EndedUtc == null && person.DisabledUtc == null
            select new Standing
            {
                Name = person.DisplayName,
                AdministersInstallation = person.AdministersInstallationSinceUtc != null,
                Kind = organization.Kind,
                Grants = counting.Where(m => m.PersonId == person.Id && m.OrganizationId == organization.Id)
                    .Select(m => new Grant { Role = m.Role, ConnectionIds = m.ConnectionIds }).ToList(),
            };
    }

    /// <summary>
    /// Roles limited to connections count on those connections. Where none is asked about they count only for someone who has no others, and
    /// then say to which connections what is shown must keep.
    /// </summary>
    private Participation ParticipationOf(Standing? found, Guid? connectionId)
    {
        if (found is not { Grants.Count: > 0 }) throw new SessionEndedException();
        var limited = found.Grants.TrueForAll(grant => grant.ConnectionIds.Count > 0);
        var roles = found.Grants
            .Where(grant => grant.ConnectionIds.Count == 0 || (connectionId is { } id ? grant.ConnectionIds.Contains(id) : limited))
            .Select(grant => grant.Role).ToHashSet();
        var party = found.Kind == OrganizationKind.FinancialInstitution ? Party.FinancialInstitution : Party.ConnectingFirm;
        return new Participation(caller.PersonId, found.Name, caller.OrganizationId, party, roles)
        {
            AdministersInstallation = found.AdministersInstallation && roles.Contains(Role.Administrator),
            OnlyConnections = limited ? found.Grants.SelectMany(grant => grant.ConnectionIds).ToHashSet() : null,
        };
    }

    /// <summary>A live session of an enabled person: what a participation is made of.</summary>
    private sealed class Standing
    {
        public required string Name { get; init; }

        public required bool AdministersInstallation { get; init; }

        public required OrganizationKind Kind { get; init; }

        public required List<Grant> Grants { get; init; }
    }

    private sealed class Grant
    {
        public required Role Role { get; init; }

        public required IReadOnlyList<Guid> ConnectionIds { get; init; }
    }
}
