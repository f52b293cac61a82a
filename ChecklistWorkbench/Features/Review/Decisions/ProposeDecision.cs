using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Reviews;

namespace ChecklistWorkbench.Features.Review.Decisions;

/// <param name="SubmissionNumber">The submission that the proposer had before them.</param>
public sealed record ProposeDecisionRequest(Guid AssessmentId, int SubmissionNumber, DecisionWords Words);

/// <summary>判定案: proposes a decision on the newest submission.</summary>
public sealed class ProposeDecision(WorkbenchDatabase database)
{
    public Task<Outcome<Guid>> HandleAsync(Caller caller, ProposeDecisionRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<Guid>(caller, async work =>
        {
            var (assessment, connection, by) = await work.Access.ToAssessmentAsync(request.AssessmentId, cancellationToken);
            if (DecisionRules.BarrierTo(DecisionAct.Propose, assessment.State, by) is { } refusal) return refusal;
            if (await work.Db.ReadBasisAsync(assessment, connection, cancellationToken) is not var (basis, ratings)) return new NoDecisionNow(assessment.State);
            if (basis.SubmissionNumber != request.SubmissionNumber) return new DecisionBasisChanged();
            if (request.Words.Conditions.Any(condition => condition.ItemNumber is { } item && !ratings.ContainsKey(item))) return new InvalidField("ConditionItem", "Unknown");
            var last = await work.Db.ReadLastDecisionAsync(assessment.Id, cancellationToken);
            if (last is { State: DecisionState.Proposed }) return new DecisionAlreadyProposed();
            var proposed = Decision.Propose(assessment, basis, 1 + (last?.Number ?? 0), request.Words, by, work.NowUtc);
            if (!proposed.Succeeded) return proposed.Refusal;
            work.Db.Decisions.Add(proposed.Value);
            return proposed.Value.Id;
        }, cancellationToken);
}
