using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Accounts.People;

/// <param name="PersonId">A colleague.</param>
/// <param name="Roles">All roles they shall have from now on; none ends their part in this organisation.</param>
public sealed record ChangeRolesRequest(Guid PersonId, IReadOnlySet<Role> Roles);

/// <summary>Grants and revokes a colleague's roles; works with their next action. The last administrator stays one.</summary>
public sealed class ChangeRoles(WorkbenchDatabase database)
{
    public Task<Outcome<Done>> HandleAsync(Caller caller, ChangeRolesRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<Done>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            if (!by.Has(Role.Administrator)) return Administration.AdministratorMissing;
            var person = await work.ToColleagueAsync(request.PersonId, by, cancellationToken);
            var organization = await work.Db.Organizations.FirstAsync(o => o.Id == by.OrganizationId, cancellationToken);
            if (request.Roles.Except(OrganizationRoles.Of(organization.Kind)).Any()) return new RoleOfOtherKind();

            var current = await work.Db.Memberships
                .Where(m => m.PersonId == person.Id && m.OrganizationId == by.OrganizationId && m.RevokedUtc == null).ToListAsync(cancellationToken);
            var revoked = current.Where(m => !request.Roles.Contains(m.Role)).ToList();
            if (revoked.Any(m => m.Role == Role.Administrator))
            {
                if (!await work.HasOtherAdministratorAsync(person.Id, by, cancellationToken)) return new LastAdministrator();
                organization.AdministratorsChanged();
            }

            foreach (var membership in revoked) membership.Revoke(by, work.NowUtc);
            var granted = request.Roles.Except(current.Select(m => m.Role)).Order();
            work.Db.Memberships.AddRange(granted.Select(role => Membership.Grant(person.Id, organization.Id, role, by.Actor, work.NowUtc)));
            if (request.Roles.Count == 0) await work.EndSessionsAsync(person.Id, by, hereOnly: true, cancellationToken);
            return default(Done);
        }, cancellationToken);
}
