using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Accounts.People;

public sealed record ChangePersonAccessRequest(Guid PersonId, bool Enabled);

/// <summary>Shuts a colleague out, ending their sessions at once, or lets them in again.</summary>
public sealed class ChangePersonAccess(WorkbenchDatabase database)
{
    public Task<Outcome<Done>> HandleAsync(Caller caller, ChangePersonAccessRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<Done>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            if (!by.Has(Role.Administrator)) return Administration.AdministratorMissing;
            var person = await work.ToColleagueAsync(request.PersonId, by, cancellationToken);
            var elsewhere = await work.Db.Memberships.AnyAsync(
                m => m.PersonId == person.Id && m.OrganizationId != by.OrganizationId && m.RevokedUtc == null, cancellationToken);
            if (elsewhere) return new PersonWorksElsewhere();
            if (request.Enabled)
            {
                person.Enable(by, work.NowUtc);
                return default(Done);
            }

            if (!await work.HasOtherAdministratorAsync(person.Id, by, cancellationToken)) return new LastAdministrator();
            (await work.Db.Organizations.FirstAsync(o => o.Id == by.OrganizationId, cancellationToken)).AdministratorsChanged();
            person.Disable(by, work.NowUtc);
            await work.EndSessionsAsync(person.Id, by, hereOnly: false, cancellationToken);
            return default(Done);
        }, cancellationToken);
}
