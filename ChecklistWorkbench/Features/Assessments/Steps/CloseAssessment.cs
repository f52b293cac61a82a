using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Reviews;

namespace ChecklistWorkbench.Features.Assessments.Steps;

/// <summary>終了: the round is over.</summary>
public sealed class CloseAssessment(WorkbenchDatabase database)
{
    public Task<Outcome<Done>> HandleAsync(Caller caller, AssessmentStepRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync(caller, async work =>
        {
            var (assessment, connection, by) = await work.Access.ToAssessmentAsync(request.AssessmentId, cancellationToken);
            if (StepComment.Refusal(request.Comment, required: false) is { } refusal) return refusal;
            var decision = await work.Db.ReadLastDecisionAsync(assessment.Id, cancellationToken);
            var outcome = assessment.Close(request.Comment.Trim(), by, work.NowUtc, decision is { State: DecisionState.Taken } ? decision.OpenConditions : 0);
            if (outcome.Succeeded) await work.PutProposalBackAsync(assessment, connection, null, by, cancellationToken);
            return outcome;
        }, cancellationToken);
}
