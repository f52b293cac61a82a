using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;

namespace ChecklistWorkbench.Features.Review.Reliances;

/// <param name="Consents">同意する, or not.</param>
/// <param name="Words">Why not; may be empty where the firm consents.</param>
/// <param name="BasedOn">The version that the caller saw.</param>
public sealed record AnswerRelianceRequest(Guid AssessmentId, Guid RelianceId, bool Consents, string Words, int BasedOn);

/// <summary>同意 or 不同意 by the firm's approver.</summary>
public sealed class AnswerReliance(WorkbenchDatabase database)
{
    public Task<Outcome<Done>> HandleAsync(Caller caller, AnswerRelianceRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<Done>(caller, async work =>
        {
            var (assessment, _, by) = await work.Access.ToAssessmentAsync(request.AssessmentId, cancellationToken);
            if (await work.FindRelianceAsync(assessment, request.RelianceId, cancellationToken) is not { } reliance) return new NotFound();
            var act = request.Consents ? RelianceAct.Consent : RelianceAct.Decline;
            if (RelianceRules.BarrierTo(act, assessment.State, reliance.State, by) is { } refusal) return refusal;
            return reliance.Version == request.BasedOn ? reliance.Move(assessment, act, request.Words, by, work.NowUtc) : new RelianceMoved(reliance.State);
        }, cancellationToken);
}
