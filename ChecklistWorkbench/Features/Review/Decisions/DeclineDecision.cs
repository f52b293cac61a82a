using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Reviews;

namespace ChecklistWorkbench.Features.Review.Decisions;

/// <summary>Puts a 判定案 back with a reason.</summary>
public sealed class DeclineDecision(WorkbenchDatabase database)
{
    public Task<Outcome<Done>> HandleAsync(Caller caller, SettleDecisionRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<Done>(caller, async work =>
        {
            var (assessment, _, by) = await work.Access.ToAssessmentAsync(request.AssessmentId, cancellationToken);
            if (DecisionRules.BarrierTo(DecisionAct.Decline, assessment.State, by) is { } refusal) return refusal;
            if (request.Comment.Length > Lengths.Text) return new InvalidField("Comment", "TooLong", Lengths.Text, request.Comment.Length);
            if (await work.Db.ReadLastDecisionAsync(assessment.Id, cancellationToken) is not { } decision || decision.Id != request.DecisionId) return new NoProposalWaits();
            return decision.Decline(assessment, request.Comment, by, work.NowUtc);
        }, cancellationToken);
}
