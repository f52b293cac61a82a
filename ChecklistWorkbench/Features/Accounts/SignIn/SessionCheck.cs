using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Accounts.SignIn;

/// <summary>How a session stands at this moment.</summary>
public enum SessionStanding
{
    /// <summary>Ended, too old, or its person disabled or without a role: sign in again.</summary>
    Ended,

    /// <summary>Alive, but the organisation asks for a second factor that this session does not have.</summary>
    SecondFactorMissing,

    Good,
}

/// <summary>Asks the database whether a session still counts. Nothing is cached: an end works with the next request.</summary>
public sealed class SessionCheck(IDbContextFactory<WorkbenchDbContext> contexts, TimeProvider clock)
{
    public async Task<SessionStanding> StandingAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var nowUtc = clock.GetUtcNow().UtcDateTime;
        var oldest = nowUtc - SignInSession.Lifetime;
        var counting = db.Memberships.Where(Membership.CountsAt(nowUtc));
        var found = await (
            from session in db.SignInSessions
            join person in db.People on session.PersonId equals person.Id
            join organization in db.Organizations on session.OrganizationId equals organization.Id
            where session.Id == caller.SessionId && session.PersonId == caller.PersonId && session.OrganizationId == caller.OrganizationId
                && session.EndedUtc == null && session.StartedUtc > oldest && person.DisabledUtc == null
                && counting.Any(m => m.PersonId == person.Id && m.OrganizationId == organization.Id)
            select new
            {
                session.Method,
                organization.RequiresTwoFactor,
                HasTwoFactor = db.Users.Any(u => u.Id == person.Id && u.TwoFactorEnabled),
            }).AsNoTracking().FirstOrDefaultAsync(cancellationToken);

        if (found is null) return SessionStanding.Ended;
        return found.RequiresTwoFactor && !found.HasTwoFactor && SignInMethods.IsSingleFactor(found.Method)
            ? SessionStanding.SecondFactorMissing
            : SessionStanding.Good;
    }
}
