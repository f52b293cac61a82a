using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Accounts.Sessions;

public enum EndSessionsScope
{
    This,
    One,
    AllOthers,
}

/// <param name="Scope">Which of the caller's sessions.</param>
/// <param name="SessionId">The one, for <see cref="EndSessionsScope.One"/>.</param>
public sealed record EndSessionsRequest(EndSessionsScope Scope, Guid? SessionId = null);

/// <summary>Ends sessions of the caller's own; whoever sits there is turned away with the next request. The value is how many.</summary>
public sealed class EndSessions(WorkbenchDatabase database)
{
    public Task<Outcome<int>> HandleAsync(Caller caller, EndSessionsRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<int>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            var sessions = await work.Db.SignInSessions.Where(s => s.PersonId == caller.PersonId && s.EndedUtc == null).ToListAsync(cancellationToken);
            var ending = request.Scope switch
            {
                EndSessionsScope.This => sessions.Where(s => s.Id == caller.SessionId),
                EndSessionsScope.One => sessions.Where(s => s.Id == request.SessionId),
                _ => sessions.Where(s => s.Id != caller.SessionId),
            };
            var ended = ending.ToList();
            if (request.Scope == EndSessionsScope.One && ended.Count == 0) return new NotFound();
            foreach (var session in ended) session.End(by.Actor, work.NowUtc);
            return ended.Count;
        }, cancellationToken);
}
