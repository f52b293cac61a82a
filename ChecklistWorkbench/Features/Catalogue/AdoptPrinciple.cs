using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Catalogue;

/// <summary>A principle of a crosswalk.</summary>
public sealed record AdoptPrincipleRequest(string CrosswalkId, string PrincipleId);

/// <summary>The bank has taken this one over already; a principle is taken over once.</summary>
public sealed record PrincipleTaken : Refusal;

/// <summary>Takes what a crosswalk suggests for a principle over into the bank's library, as a 独自確認項目 it can then change.</summary>
public sealed class AdoptPrinciple(WorkbenchDatabase database, ReferenceLibrary references)
{
    public Task<Outcome<Guid>> HandleAsync(Caller caller, AdoptPrincipleRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<Guid>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            if (!FieldRules.CanKeepLibrary(by)) return new RoleMissing("CustomItems");
            var crosswalk = references.Crosswalks.FirstOrDefault(crosswalk => crosswalk.Id == request.CrosswalkId);
            if (crosswalk?.Principles.FirstOrDefault(principle => principle.Id == request.PrincipleId) is not { SuggestedCustomItem: not null } principle) return new NotFound();
            if (await work.Db.CustomItems.AnyAsync(
                item => item.OrganizationId == by.OrganizationId && item.CrosswalkId == crosswalk.Id && item.PrincipleId == principle.Id, cancellationToken)) return new PrincipleTaken();

            var item = CustomItem.Adopt(crosswalk, principle, by, work.NowUtc);
            work.Db.CustomItems.Add(item);
            return item.Id;
        }, cancellationToken);
}
