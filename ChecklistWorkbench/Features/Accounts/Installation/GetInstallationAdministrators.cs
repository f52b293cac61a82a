using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Accounts.People;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Accounts.Installation;

/// <summary>A colleague whom the installation is entrusted to.</summary>
/// <param name="IsInEffect">Whether they are an administrator here, without which it counts for nothing here.</param>
public sealed record InstallationAdministrator(Guid PersonId, string DisplayName, string Email, bool IsInEffect, DateTime SinceUtc);

/// <param name="Colleagues">By name.</param>
/// <param name="Others">How many there are in other organisations, which are named to nobody; null for those it is not entrusted to themselves.</param>
public sealed record InstallationAdministrators(IReadOnlyList<InstallationAdministrator> Colleagues, int? Others);

/// <summary>Who looks after what all organisations share, for administrators.</summary>
public sealed class GetInstallationAdministrators(WorkbenchDatabase database)
{
    public Task<Outcome<InstallationAdministrators>> HandleAsync(Caller caller, CancellationToken cancellationToken) =>
        database.ReadAsync<InstallationAdministrators>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            if (!by.Has(Role.Administrator)) return Administration.AdministratorMissing;
            var people = await work.Db.People.Where(p => p.AdministersInstallationSinceUtc != null && p.DisabledUtc == null).OrderBy(p => p.DisplayName).Select(p => new
            {
                Person = p,
                Roles = work.Db.Memberships.Where(m => m.PersonId == p.Id && m.OrganizationId == by.OrganizationId && m.RevokedUtc == null).Select(m => m.Role).ToList(),
            }).ToListAsync(cancellationToken);
            var colleagues = people.Where(found => found.Roles.Count > 0).ToList();
            return new InstallationAdministrators(
                [.. colleagues.Select(found => new InstallationAdministrator(found.Person.Id, found.Person.DisplayName, found.Person.Email,
                    found.Roles.Contains(Role.Administrator), found.Person.AdministersInstallationSinceUtc!.Value))],
                by.AdministersInstallation ? people.Count - colleagues.Count : null);
        }, cancellationToken);
}
