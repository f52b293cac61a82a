using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.CustomItems;

/// <summary>Retires an item, or puts it back in use; assessments that ask it are not touched.</summary>
public sealed class RetireCustomItem(WorkbenchDatabase database)
{
    public Task<Outcome<Done>> HandleAsync(Caller caller, Guid id, bool retired, CancellationToken cancellationToken) =>
        database.ChangeAsync<Done>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            if (!FieldRules.CanKeepLibrary(by)) return new RoleMissing("CustomItems");
            var item = await work.Db.CustomItems.FirstOrDefaultAsync(i => i.Id == id && i.OrganizationId == by.OrganizationId, cancellationToken);
            if (item is null) return new NotFound();
            item.Retire(retired, by, work.NowUtc);
            return default(Done);
        }, cancellationToken);
}
