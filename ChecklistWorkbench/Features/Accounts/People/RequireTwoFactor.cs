using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Accounts.People;

public sealed record RequireTwoFactorRequest(bool Required);

/// <summary>Asks everyone in the organisation for a second factor or a passkey; whoever has none is led to set one up with their next page.</summary>
public sealed class RequireTwoFactor(WorkbenchDatabase database)
{
    public Task<Outcome<Done>> HandleAsync(Caller caller, RequireTwoFactorRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<Done>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            if (!by.Has(Role.Administrator)) return Administration.AdministratorMissing;
            var organization = await work.Db.Organizations.FirstAsync(o => o.Id == by.OrganizationId, cancellationToken);
            organization.RequireTwoFactor(request.Required, by, work.NowUtc);
            return default(Done);
        }, cancellationToken);
}
