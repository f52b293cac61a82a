using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;

namespace ChecklistWorkbench.Features.Assessments.Steps;

/// <summary>取下げ: the round is given up, with the reason.</summary>
public sealed class WithdrawAssessment(WorkbenchDatabase database)
{
    public Task<Outcome<Done>> HandleAsync(Caller caller, AssessmentStepRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync(caller, async work =>
        {
            var (assessment, connection, by) = await work.Access.ToAssessmentAsync(request.AssessmentId, cancellationToken);
            if (StepComment.Refusal(request.Comment, required: true) is { } refusal) return refusal;
            var outcome = assessment.Withdraw(request.Comment.Trim(), by, work.NowUtc);
            if (outcome.Succeeded) await work.PutProposalBackAsync(assessment, connection, null, by, cancellationToken);
            return outcome;
        }, cancellationToken);
}
