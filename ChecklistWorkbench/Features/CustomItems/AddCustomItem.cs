using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;

namespace ChecklistWorkbench.Features.CustomItems;

/// <summary>Adds an item to the bank's library.</summary>
public sealed class AddCustomItem(WorkbenchDatabase database)
{
    public Task<Outcome<Guid>> HandleAsync(Caller caller, CustomItemContent content, CancellationToken cancellationToken) =>
        database.ChangeAsync<Guid>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            if (!FieldRules.CanKeepLibrary(by)) return new RoleMissing("CustomItems");
            if (content.Normalized().Fault() is { } fault) return fault;
            var item = CustomItem.Add(content, by, work.NowUtc);
            work.Db.CustomItems.Add(item);
            return item.Id;
        }, cancellationToken);
}
