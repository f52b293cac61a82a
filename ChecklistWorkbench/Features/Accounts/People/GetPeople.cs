using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Accounts.People;

/// <summary>A colleague as an administrator sees them.</summary>
public sealed record PersonLine(
    Guid Id, string DisplayName, string Email, IReadOnlyList<Role> Roles, bool IsDisabled, DateTime? LastSignInUtc, bool UsesTwoFactor, bool UsesPasskey);

/// <summary>A link that still lets someone in, or ran out unused.</summary>
public sealed record InvitationLine(Guid Id, string Email, IReadOnlyList<Role> Roles, DateTime ExpiresUtc, bool HasExpired);

/// <summary>The organisation's people, its roles to give, and its open invitations of colleagues.</summary>
public sealed record PeopleOverview(
    string OrganizationName, IReadOnlyList<Role> RolesToGive, bool RequiresTwoFactor, IReadOnlyList<PersonLine> People, IReadOnlyList<InvitationLine> Invitations);

/// <summary>Who works here, for the administrator.</summary>
public sealed class GetPeople(WorkbenchDatabase database)
{
    public Task<Outcome<PeopleOverview>> HandleAsync(Caller caller, CancellationToken cancellationToken) =>
        database.ReadAsync<PeopleOverview>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            if (!by.Has(Role.Administrator)) return Administration.AdministratorMissing;
            var (db, here) = (work.Db, by.OrganizationId);
            var organization = await db.Organizations.FirstAsync(o => o.Id == here, cancellationToken);
            var people = await db.People
                .Where(p => db.Memberships.Any(m => m.PersonId == p.Id && m.OrganizationId == here))
                .OrderBy(p => p.DisplayName)
                .Select(p => new
                {
                    Person = p,
                    LastSignInUtc = db.SignInSessions.Where(s => s.PersonId == p.Id && s.OrganizationId == here).Max(s => (DateTime?)s.StartedUtc),
                    TwoFactor = db.Users.Any(u => u.Id == p.Id && u.TwoFactorEnabled),
                    Passkey = db.UserPasskeys.Any(k => k.UserId == p.Id),
                }).ToListAsync(cancellationToken);
            var roles = (await db.Memberships.Where(m => m.OrganizationId == here && m.RevokedUtc == null)
                .Select(m => new { m.PersonId, m.Role }).ToListAsync(cancellationToken)).ToLookup(m => m.PersonId, m => m.Role);
            var invitations = await db.Invitations.Where(i => i.OrganizationId == here && i.ConnectionId == null && i.UsedUtc == null)
                .OrderByDescending(i => i.CreatedUtc).ToListAsync(cancellationToken);

            return new PeopleOverview(
                organization.Name, OrganizationRoles.Of(organization.Kind), organization.RequiresTwoFactor,
                [.. people.Select(p => new PersonLine(p.Person.Id, p.Person.DisplayName, p.Person.Email, [.. roles[p.Person.Id].Order()],
                    p.Person.DisabledUtc is not null, p.LastSignInUtc, p.TwoFactor, p.Passkey))],
                [.. invitations.Select(i => new InvitationLine(i.Id, i.Email, i.Roles, i.ExpiresUtc, !i.IsOpen(work.NowUtc)))]);
        }, cancellationToken);
}
