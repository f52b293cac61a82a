using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;

namespace ChecklistWorkbench.Features.Review.Reliances;

/// <param name="Reason">Why.</param>
/// <param name="BasedOn">The version that the caller saw.</param>
public sealed record WithdrawRelianceRequest(Guid AssessmentId, Guid RelianceId, string Reason, int BasedOn);

/// <summary>取下げ by the bank: nothing that was said of its items counts any more.</summary>
public sealed class WithdrawReliance(WorkbenchDatabase database)
{
    public Task<Outcome<Done>> HandleAsync(Caller caller, WithdrawRelianceRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<Done>(caller, async work =>
        {
            var (assessment, _, by) = await work.Access.ToAssessmentAsync(request.AssessmentId, cancellationToken);
            if (await work.FindRelianceAsync(assessment, request.RelianceId, cancellationToken) is not { } reliance) return new NotFound();
            if (RelianceRules.BarrierTo(RelianceAct.Withdraw, assessment.State, reliance.State, by) is { } refusal) return refusal;
            return reliance.Version == request.BasedOn ? reliance.Move(assessment, RelianceAct.Withdraw, request.Reason, by, work.NowUtc) : new RelianceMoved(reliance.State);
        }, cancellationToken);
}
