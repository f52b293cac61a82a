using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Accounts.SignIn;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Accounts.Sessions;

public sealed record SwitchOrganizationRequest(Guid OrganizationId);

/// <summary>Goes on for another organisation of the caller's, in a new session; the old one ends. How they proved who they are carries over.</summary>
public sealed class SwitchOrganization(WorkbenchDatabase database, SessionStarter sessions, EndSessions endSessions)
{
    public async Task<Outcome<Done>> HandleAsync(HttpContext http, Caller caller, SwitchOrganizationRequest request)
    {
        var method = await database.ReadAsync<string>(caller, async work =>
        {
            await work.Access.ToOrganizationAsync(http.RequestAborted);
            var member = await work.Db.Memberships.Where(Membership.CountsAt(work.NowUtc)).AnyAsync(m => m.PersonId == caller.PersonId && m.OrganizationId == request.OrganizationId);
            return member ? await work.Db.SignInSessions.Where(s => s.Id == caller.SessionId).Select(s => s.Method).FirstAsync() : new NotFound();
        }, http.RequestAborted);
        if (!method.Succeeded) return method.Refusal;

        var ended = await endSessions.HandleAsync(caller, new(EndSessionsScope.This), http.RequestAborted);
        if (!ended.Succeeded) return ended.Refusal;
        var started = await sessions.StartAsync(http, caller.PersonId, method.Value, request.OrganizationId);
        return started.Succeeded ? default(Done) : started.Refusal;
    }
}
