using ChecklistWorkbench.Domain.Review;

namespace ChecklistWorkbench.Features.Assessments.Packs;

/// <summary>A 判定 as it was taken, for a file; conditions with what became of them since.</summary>
internal sealed record PackedDecision(
    Guid Id, int Number, Verdict? Inquiry, Verdict? Update, Verdict? Authentication, string Reason, string Effect, DateOnly? ValidUntil, string SubmissionHash, string BasisHash,
    string ProposedBy, DateTime ProposedUtc, string TakenBy, DateTime? TakenUtc, string Comment, IReadOnlyList<DecisionCondition> Conditions)
{
    public static PackedDecision Of(Decision decision, string submissionHash) => new(
        decision.Id, decision.Number, decision.Inquiry, decision.Update, decision.Authentication, decision.Reason, decision.Effect, decision.ValidUntil, submissionHash, decision.BasisHash,
        decision.ProposedByName, decision.ProposedUtc, decision.SettledByName, decision.SettledUtc, decision.SettledWords, [.. decision.Conditions.OrderBy(condition => condition.Number)]);
}
