using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.AuditTrail;

namespace ChecklistWorkbench.Features.AuditTrail;

/// <param name="State">Names the chain; the whole of it is verified, whatever else narrows the screen.</param>
/// <param name="Progress">Told after every batch, not on the screen's thread; null for nobody.</param>
public sealed record VerifyTrailRequest(TrailState State, Action<ChainProgress>? Progress = null);

/// <summary>Verifies a chain from its first entry to its newest, beside the screen that asked; what came of it goes into the trail of the asker's organisation.</summary>
public sealed class VerifyTrail(WorkbenchDatabase database, TrailVerifier verifier)
{
    public async Task<Outcome<ChainVerdict>> HandleAsync(Caller caller, VerifyTrailRequest request, CancellationToken cancellationToken)
    {
        var opened = await database.ReadAsync(caller, work => work.OpenChainAsync(request.State, cancellationToken), cancellationToken);
        if (!opened.Succeeded) return opened.Refusal;
        var verdict = await Task.Run(() => verifier.VerifyAsync(opened.Value.Id, request.Progress, cancellationToken), cancellationToken);
        return await database.ChangeAsync<ChainVerdict>(caller, async work =>
        {
            var chain = await work.OpenChainAsync(request.State, cancellationToken);
            if (!chain.Succeeded) return chain.Refusal;
            var by = chain.Value.By;
            work.Db.Record(new(AuditChain.OfOrganization(by.OrganizationId), AuditActions.TrailVerified, by.Actor, work.NowUtc, request.State.ConnectionId ?? by.OrganizationId,
                Details: new { Chain = verdict.ChainId, verdict.Entries, verdict.Checkpoints, verdict.IsWhole, First = verdict.First?.Sequence }));
            return verdict;
        }, cancellationToken);
    }
}
