using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.CustomItems;

/// <param name="Id">The item.</param>
/// <param name="Content">The new version, whole.</param>
/// <param name="BasedOn">Number of the version it was made from.</param>
public sealed record ChangeCustomItemRequest(Guid Id, CustomItemContent Content, int BasedOn);

/// <summary>Makes a new version of an item; the value is its number. Assessments that ask an earlier one go on asking that one.</summary>
public sealed class ChangeCustomItem(WorkbenchDatabase database)
{
    public Task<Outcome<int>> HandleAsync(Caller caller, ChangeCustomItemRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<int>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            if (!FieldRules.CanKeepLibrary(by)) return new RoleMissing("CustomItems");
            if (request.Content.Normalized().Fault() is { } fault) return fault;
            var item = await work.Db.CustomItems.FirstOrDefaultAsync(i => i.Id == request.Id && i.OrganizationId == by.OrganizationId, cancellationToken);
            return item is null ? new NotFound() : item.Change(request.Content, request.BasedOn, by, work.NowUtc);
        }, cancellationToken);
}
