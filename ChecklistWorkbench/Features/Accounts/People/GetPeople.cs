using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Accounts.People;

/// <summary>A colleague as an administrator sees them.</summary>
public sealed record PersonLine(
    Guid Id, string DisplayName, string Email, IReadOnlyList<Role> Roles, bool IsDisabled, DateTime? LastSignInUtc, bool UsesTwoFactor, bool UsesPasskey)
{
    /// <summary>What limits their auditor's role; null if nothing does, or they have none.</summary>
    public AuditLimits? Audit { get; init; }
}

/// <summary>A connection that an auditor can be limited to.</summary>
public sealed record ConnectionChoice(Guid Id, string Name);

/// <summary>A link that still lets someone in, or ran out unused.</summary>
public sealed record InvitationLine(Guid Id, string Email, IReadOnlyList<Role> Roles, DateTime ExpiresUtc, bool HasExpired);

/// <summary>The organisation's people, its roles to give, and its open invitations of colleagues.</summary>
public sealed record PeopleOverview(
    string OrganizationName, IReadOnlyList<Role> RolesToGive, bool RequiresTwoFactor, IReadOnlyList<PersonLine> People, IReadOnlyList<InvitationLine> Invitations)
{
    public IReadOnlyList<ConnectionChoice> Connections { get; init; } = [];

    /// <summary>In Japan.</summary>
    public DateOnly Today { get; init; }
}

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
            var memberships = (await db.Memberships.Where(m => m.OrganizationId == here && m.RevokedUtc == null).ToListAsync(cancellationToken)).ToLookup(m => m.PersonId);
            var invitations = await db.Invitations.Where(i => i.OrganizationId == here && i.ConnectionId == null && i.UsedUtc == null)
                .OrderByDescending(i => i.CreatedUtc).ToListAsync(cancellationToken);

            return new PeopleOverview(
                organization.Name, OrganizationRoles.Of(organization.Kind), organization.RequiresTwoFactor,
                [.. people.Select(p => new PersonLine(p.Person.Id, p.Person.DisplayName, p.Person.Email, [.. memberships[p.Person.Id].Select(m => m.Role).Order()],
                    p.Person.DisabledUtc is not null, p.LastSignInUtc, p.TwoFactor, p.Passkey) { Audit = LimitsOf(memberships[p.Person.Id]) })],
                [.. invitations.Select(i => new InvitationLine(i.Id, i.Email, i.Roles, i.ExpiresUtc, !i.IsOpen(work.NowUtc)))])
            {
                Connections = await ConnectionsAsync(db, here, cancellationToken),
                Today = JapanTime.DateOf(work.NowUtc),
            };
        }, cancellationToken);

    private static AuditLimits? LimitsOf(IEnumerable<Membership> memberships) =>
        memberships.FirstOrDefault(m => m.Role == Role.Auditor && (m.ConnectionIds.Count > 0 || m.ValidFromUtc is not null || m.ValidUntilUtc is not null)) is { } limited
            ? new(limited.ConnectionIds, limited.ValidFromUtc is { } from ? JapanTime.DateOf(from) : null, limited.ValidUntilUtc is { } until ? JapanTime.DateOf(until).AddDays(-1) : null)
            : null;

    private static async Task<List<ConnectionChoice>> ConnectionsAsync(WorkbenchDbContext db, Guid here, CancellationToken cancellationToken)
    {
        var found = await (
            from connection in db.Connections
            where connection.FinancialInstitutionId == here || connection.ConnectingFirmId == here
            let otherId = connection.FinancialInstitutionId == here ? connection.ConnectingFirmId : connection.FinancialInstitutionId
            join organization in db.Organizations on otherId equals (Guid?)organization.Id into others
            from other in others.DefaultIfEmpty()
            select new { connection.Id, Name = other == null ? connection.CounterpartyName : other.Name, connection.ServiceName }).ToListAsync(cancellationToken);
        return [.. found.OrderBy(c => c.Name, StringComparer.Ordinal).ThenBy(c => c.ServiceName, StringComparer.Ordinal).Select(c => new ConnectionChoice(c.Id, $"{c.Name}　{c.ServiceName}"))];
    }
}
