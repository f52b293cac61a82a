using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Evidence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Evidence.Files;

/// <summary>Throws a file away that its sender took off the form again. One that is gone already, or somebody else's, is left as it is.</summary>
public sealed class DiscardUpload(WorkbenchDatabase database, EvidenceStore store)
{
    public async Task<Outcome<Done>> HandleAsync(Caller caller, Guid uploadId, CancellationToken cancellationToken)
    {
        var found = await database.ReadAsync<bool>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            if (EvidenceRules.BarrierTo(EvidenceAct.Add, by) is { } refusal) return refusal;
            return await work.Db.EvidenceUploads.AnyAsync(upload => upload.Id == uploadId && upload.OrganizationId == by.OrganizationId && upload.PersonId == by.PersonId, cancellationToken);
        }, cancellationToken);
        if (!found.Succeeded) return found.Refusal;
        if (found.Value) await store.DiscardAsync(uploadId, cancellationToken);
        return default(Done);
    }
}
