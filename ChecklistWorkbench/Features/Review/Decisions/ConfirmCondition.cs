using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Reviews;

namespace ChecklistWorkbench.Features.Review.Decisions;

/// <param name="Number">The condition's.</param>
/// <param name="Seen">What the bank saw.</param>
public sealed record ConfirmConditionRequest(Guid AssessmentId, int Number, string Seen);

/// <summary>Confirms that a condition of a 条件付適 is met.</summary>
public sealed class ConfirmCondition(WorkbenchDatabase database)
{
    public Task<Outcome<Done>> HandleAsync(Caller caller, ConfirmConditionRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<Done>(caller, async work =>
        {
            var (assessment, _, by) = await work.Access.ToAssessmentAsync(request.AssessmentId, cancellationToken);
            if (DecisionRules.BarrierTo(DecisionAct.ConfirmCondition, assessment.State, by) is { } refusal) return refusal;
            if (request.Seen.Length > Lengths.Text) return new InvalidField("Seen", "TooLong", Lengths.Text, request.Seen.Length);
            if (await work.Db.ReadLastDecisionAsync(assessment.Id, cancellationToken) is not { } decision) return new NoOpenCondition();
            return decision.ConfirmCondition(assessment, request.Number, request.Seen, by, work.NowUtc);
        }, cancellationToken);
}
