using System.Security.Claims;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Ui;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Accounts.SignIn;

/// <summary>Starts a session once someone has proved who they are: records it and issues the cookie. Every way of signing in ends here.</summary>
public sealed class SessionStarter(WorkbenchDatabase database)
{
    /// <param name="http">The request that signs in.</param>
    /// <param name="personId">Who has been authenticated.</param>
    /// <param name="method">How: <c>password</c>, <c>password+totp</c>, <c>password+recovery</c>, <c>passkey</c>, <c>demo</c>.</param>
    /// <param name="organizationId">The organisation to act for; null for the first one.</param>
    public async Task<Outcome<Caller>> StartAsync(HttpContext http, Guid personId, string method, Guid? organizationId = null)
    {
        var outcome = await database.ChangeAsSystemAsync<(Caller Caller, ClaimsPrincipal Principal)>(async (db, nowUtc) =>
        {
            var person = await db.People.FirstOrDefaultAsync(p => p.Id == personId && p.DisabledUtc == null);
            var memberships = await db.Memberships.Where(Membership.CountsAt(nowUtc))
                .Where(m => m.PersonId == personId && (organizationId == null || m.OrganizationId == organizationId))
                .OrderBy(m => m.GrantedUtc).ToListAsync();
            if (person is null || memberships.Count == 0) return new NoMembership();

            var organization = memberships[0].OrganizationId;
            var session = SignInSession.Start(person, organization, http.Request.Headers.UserAgent.ToString(), method, nowUtc);
            db.SignInSessions.Add(session);
            var roles = memberships.Where(m => m.OrganizationId == organization).Select(m => m.Role);
            return (new Caller(personId, organization, session.Id), PrincipalOf(person, session, roles));
        }, http.RequestAborted);

        if (!outcome.Succeeded) return outcome.Refusal;
        await http.SignInAsync(IdentityConstants.ApplicationScheme, outcome.Value.Principal);
        return outcome.Value.Caller;
    }

    // Roles are in the cookie for the menu only; every action reads them from the database again.
    private static ClaimsPrincipal PrincipalOf(Person person, SignInSession session, IEnumerable<Role> roles) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, person.Id.ToString()),
            new(ClaimTypes.Name, person.DisplayName),
            new(CallerClaims.Organization, session.OrganizationId.ToString()),
            new(CallerClaims.Session, session.Id.ToString()),
            .. roles.Distinct().Select(role => new Claim(ClaimTypes.Role, role.ToString())),
        ], IdentityConstants.ApplicationScheme));
}
