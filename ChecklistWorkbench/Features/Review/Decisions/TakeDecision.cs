using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Reviews;

namespace ChecklistWorkbench.Features.Review.Decisions;

/// <param name="DecisionId">The proposal that the caller read.</param>
/// <param name="Comment">Words for both parties; may be empty.</param>
public sealed record SettleDecisionRequest(Guid AssessmentId, Guid DecisionId, string Comment);

/// <summary>判定する: takes the proposal as it is, by someone who neither proposed nor rated.</summary>
public sealed class TakeDecision(WorkbenchDatabase database)
{
    public Task<Outcome<Done>> HandleAsync(Caller caller, SettleDecisionRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<Done>(caller, async work =>
        {
            var (assessment, connection, by) = await work.Access.ToAssessmentAsync(request.AssessmentId, cancellationToken);
            if (DecisionRules.BarrierTo(DecisionAct.Take, assessment.State, by) is { } refusal) return refusal;
            if (request.Comment.Length > Lengths.Text) return new InvalidField("Comment", "TooLong", Lengths.Text, request.Comment.Length);
            if (await work.Db.ReadLastDecisionAsync(assessment.Id, cancellationToken) is not { } decision || decision.Id != request.DecisionId) return new NoProposalWaits();
            if (await work.Db.ReadBasisAsync(assessment, connection, cancellationToken) is not var (basis, _)) return new NoProposalWaits();
            return decision.Take(assessment, basis, await work.Db.ReadRatersAsync(assessment.Id, cancellationToken), request.Comment, by, work.NowUtc);
        }, cancellationToken);
}
