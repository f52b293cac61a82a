using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Access;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Accounts.People;

/// <summary>What every action on people asks first: is the caller an administrator, and is the person one of theirs.</summary>
internal static class Administration
{
    public static RoleMissing AdministratorMissing { get; } = new(nameof(Role.Administrator));

    /// <summary>A person who works or worked here; anyone else is answered as if they did not exist.</summary>
    public static async Task<Person> ToColleagueAsync(this Work work, Guid personId, Participation by, CancellationToken cancellationToken)
    {
        var isHere = await work.Db.Memberships.AnyAsync(m => m.PersonId == personId && m.OrganizationId == by.OrganizationId, cancellationToken);
        if (!isHere) throw new AccessDeniedException("person", personId);
        return await work.Db.People.FirstAsync(p => p.Id == personId, cancellationToken);
    }

    /// <summary>Whether someone else than <paramref name="personId"/> can administer the caller's organisation.</summary>
    public static Task<bool> HasOtherAdministratorAsync(this Work work, Guid personId, Participation by, CancellationToken cancellationToken) =>
        work.Db.Memberships.AnyAsync(m => m.OrganizationId == by.OrganizationId && m.Role == Role.Administrator && m.RevokedUtc == null
            && m.PersonId != personId && work.Db.People.Any(p => p.Id == m.PersonId && p.DisabledUtc == null), cancellationToken);

    /// <summary>Ends the person's sessions: all of them, or those for the caller's organisation.</summary>
    public static async Task EndSessionsAsync(this Work work, Guid personId, Participation by, bool hereOnly, CancellationToken cancellationToken)
    {
        var sessions = await work.Db.SignInSessions
            .Where(s => s.PersonId == personId && s.EndedUtc == null && (!hereOnly || s.OrganizationId == by.OrganizationId)).ToListAsync(cancellationToken);
        foreach (var session in sessions) session.End(by.Actor, work.NowUtc);
    }
}
