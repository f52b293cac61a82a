using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Accounts.Sessions;

/// <summary>One signed-in browser, as its owner may recognise it.</summary>
public sealed record SessionLine(Guid Id, string Device, DateTime StartedUtc, string Method, string OrganizationName, bool IsThis);

/// <summary>The caller's own sessions that still count, newest first.</summary>
public sealed class GetSessions(WorkbenchDatabase database)
{
    public Task<Outcome<IReadOnlyList<SessionLine>>> HandleAsync(Caller caller, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<SessionLine>>(caller, async work =>
        {
            await work.Access.ToOrganizationAsync(cancellationToken);
            var oldest = work.NowUtc - SignInSession.Lifetime;
            return await (
                from session in work.Db.SignInSessions
                join organization in work.Db.Organizations on session.OrganizationId equals organization.Id
                where session.PersonId == caller.PersonId && session.EndedUtc == null && session.StartedUtc > oldest
                orderby session.StartedUtc descending
                select new SessionLine(session.Id, session.Device, session.StartedUtc, session.Method, organization.Name, session.Id == caller.SessionId))
                .ToListAsync(cancellationToken);
        }, cancellationToken);
}
