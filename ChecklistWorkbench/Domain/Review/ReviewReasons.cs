using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Domain.Monitoring;

namespace ChecklistWorkbench.Domain.Review;

/// <summary>Why an item needs a reviewer's eyes.</summary>
public enum ReviewReason
{
    /// <summary>未評価: no verdict on the answer as it stands.</summary>
    NotRated,

    /// <summary>前回提出から変更: the answer differs from the last submission's.</summary>
    ChangedSinceSubmission,

    /// <summary>前回評価から変更: the answer differs from the last round's.</summary>
    ChangedSinceRound,

    /// <summary>未記入: the firm has not said how it stands.</summary>
    Unanswered,

    /// <summary>計画の期限超過.</summary>
    PlanOverdue,

    /// <summary>証跡期限切れ: evidence named on the item is no longer valid.</summary>
    EvidenceExpired,

    /// <summary>証跡の期限間近: it ends before the round can be expected to.</summary>
    EvidenceExpiring,

    /// <summary>質疑に回答あり: a question was answered and is not closed.</summary>
    QuestionAnswered,

    /// <summary>関連規定の改訂: a standard behind the item changed since it was last looked at.</summary>
    StandardChanged,

    /// <summary>対象外となった: the firm states that the item no longer applies.</summary>
    NoLongerApplies,

    /// <summary>前回条件付: the last round's decision had a condition on the item.</summary>
    WasConditional,

    /// <summary>評点の不一致: two reviewers differ.</summary>
    Disagreement,

    /// <summary>指摘の対応待ち: a plan waits for agreement, or what was reported done for confirmation.</summary>
    FindingWaits,

    /// <summary>指摘の期限超過.</summary>
    FindingOverdue,
}

/// <summary>What decides whether an item needs eyes.</summary>
/// <param name="Answer">The firm's answer as it was submitted.</param>
/// <param name="EarlierSubmission">The same in the submission before; null where there is none.</param>
/// <param name="LastRound">What the firm said in the round before; null where there is none.</param>
/// <param name="Ratings">The item's seats.</param>
/// <param name="HasAnsweredQuestion">Whether a thread of the item is 回答済.</param>
/// <param name="HasChangedStandard">Whether a standard behind the item changed since the last round's submission, or since the edition if this is the first round.</param>
/// <param name="Statement">確認声明 that stood when it was submitted; null where none was asked.</param>
/// <param name="WasConditional">Whether the last round's decision had a condition on the item.</param>
/// <param name="IsKept">Whether the bank keeps the item closed in this round: nobody was asked about it.</param>
public sealed record ReviewFacts(
    ResponseContent Answer, ResponseContent? EarlierSubmission, ResponseContent? LastRound, ItemRatings Ratings, bool HasAnsweredQuestion, bool HasChangedStandard,
    Statement? Statement = null, bool WasConditional = false, bool IsKept = false)
{
    /// <summary>The item's open findings.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>How the evidence named on the item stands, the worst of it; null where none is named.</summary>
    public EvidenceValidity? Evidence { get; init; }
}

/// <summary>Tells which items need eyes, and why.</summary>
public static class ReviewReasons
{
    /// <param name="facts">The item.</param>
    /// <param name="today">Today in Japan.</param>
    public static IReadOnlyList<ReviewReason> Of(ReviewFacts facts, DateOnly today)
    {
        var reasons = new List<ReviewReason>();
        // 変更なし by a named person is what the bank goes by: such an item needs eyes for the other reasons alone.
        if (facts is { Statement: not Statement.Unchanged, IsKept: false, Ratings: { Effective: null, Disagrees: false } }) reasons.Add(ReviewReason.NotRated);
        if (facts.EarlierSubmission is { } earlier && earlier != facts.Answer) reasons.Add(ReviewReason.ChangedSinceSubmission);
        if (facts.LastRound is { } last && last != facts.Answer) reasons.Add(ReviewReason.ChangedSinceRound);
        if (!facts.Answer.IsAnswered) reasons.Add(ReviewReason.Unanswered);
        if (Completeness.IsPlanOverdue(facts.Answer, today)) reasons.Add(ReviewReason.PlanOverdue);
        if (facts.Evidence == EvidenceValidity.Expired) reasons.Add(ReviewReason.EvidenceExpired);
        if (facts.Evidence == EvidenceValidity.Expiring) reasons.Add(ReviewReason.EvidenceExpiring);
        if (facts.HasAnsweredQuestion) reasons.Add(ReviewReason.QuestionAnswered);
        if (facts.HasChangedStandard) reasons.Add(ReviewReason.StandardChanged);
        if (facts.Statement == Statement.NoLongerApplies) reasons.Add(ReviewReason.NoLongerApplies);
        if (facts.WasConditional) reasons.Add(ReviewReason.WasConditional);
        if (facts.Ratings.Disagrees) reasons.Add(ReviewReason.Disagreement);
        if (facts.Findings.Any(finding => finding.State == FindingState.Reported || finding.HasProposedPlan)) reasons.Add(ReviewReason.FindingWaits);
        if (facts.Findings.Any(finding => finding.IsOverdue(today))) reasons.Add(ReviewReason.FindingOverdue);
        return reasons;
    }
}
