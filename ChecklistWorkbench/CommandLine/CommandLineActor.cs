using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Seeding;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.CommandLine;

/// <summary>Nobody with that e-mail address may act: unknown, disabled or without a role.</summary>
public sealed record NobodyToActAs : Refusal;

/// <summary>
/// Lets a verb act as a person, with that person's rights and no more. Who may start a verb reads the database anyway, so no password is asked; the
/// session it opens and ends stands in the trail like any other.
/// </summary>
public sealed class CommandLineActor(WorkbenchDatabase database, DatabaseStart start)
{
    private const string Method = "command-line";

    /// <summary>Opens the database as the application does, acts in a session of its own, and ends the session whatever came of it.</summary>
    /// <exception cref="StartRefusedException">The database cannot be used.</exception>
    public async Task<Outcome<T>> ActAsync<T>(string email, Func<Caller, Task<Outcome<T>>> act, CancellationToken cancellationToken)
    {
        await start.RunAsync(cancellationToken);
        var opened = await OpenAsync(email, cancellationToken);
        if (!opened.Succeeded) return opened.Refusal;
        try
        {
            return await act(opened.Value);
        }
        finally
        {
            await EndAsync(opened.Value);
        }
    }

    private Task<Outcome<Caller>> OpenAsync(string email, CancellationToken cancellationToken) => database.ChangeAsSystemAsync<Caller>(async (db, nowUtc) =>
    {
        var person = await db.People.FirstOrDefaultAsync(p => p.Email == email && p.DisabledUtc == null, cancellationToken);
        if (person is null) return new NobodyToActAs();
        var membership = await db.Memberships.Where(Membership.CountsAt(nowUtc)).Where(m => m.PersonId == person.Id)
            .OrderBy(m => m.GrantedUtc).FirstOrDefaultAsync(cancellationToken);
        if (membership is null) return new NobodyToActAs();
        var session = SignInSession.Start(person, membership.OrganizationId, "command line", Method, nowUtc);
        db.SignInSessions.Add(session);
        return new Caller(person.Id, membership.OrganizationId, session.Id);
    }, cancellationToken);

    private Task EndAsync(Caller caller) => database.ChangeAsSystemAsync<Done>(async (db, nowUtc) =>
    {
        var session = await db.SignInSessions.FirstAsync(s => s.Id == caller.SessionId, CancellationToken.None);
        var name = await db.People.Where(p => p.Id == caller.PersonId).Select(p => p.DisplayName).FirstAsync(CancellationToken.None);
        session.End(new AuditActor(caller.PersonId, name, caller.OrganizationId), nowUtc);
        return default(Done);
    }, CancellationToken.None);
}
