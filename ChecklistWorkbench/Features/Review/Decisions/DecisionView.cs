using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Review;

namespace ChecklistWorkbench.Features.Review.Decisions;

/// <summary>The 判定 of an assessment as one person may see it, and what that person may do.</summary>
/// <param name="Kinds">The connection's API kinds.</param>
/// <param name="SubmissionNumber">The newest submission; null while nothing was submitted.</param>
/// <param name="Decision">The newest decision, or the proposal where the person may see it.</param>
/// <param name="Lapsed">Why it no longer stands.</param>
/// <param name="Standing">What the bank's people see of the review; null for the firm.</param>
public sealed record DecisionView(
    Guid AssessmentId, string ServiceName, string FirmName, string BankName, AssessmentPurpose Purpose, int Round, AssessmentState State, ApiKinds Kinds,
    int? SubmissionNumber, Decision? Decision, IReadOnlyList<LapseReason> Lapsed, ReviewStanding? Standing)
{
    public bool CanPropose { get; init; }

    public bool CanTake { get; init; }

    /// <summary>Why someone who decides for the bank may not take this proposal; null if they may, or do not decide.</summary>
    public string? WhyNotTake { get; init; }

    public bool CanDecline { get; init; }

    public bool CanConfirm { get; init; }

    /// <summary>In Japan.</summary>
    public DateOnly Today { get; init; }
}

/// <summary>How far the review is: for people to weigh, never for the tool to reckon with.</summary>
/// <param name="Counts">Verdicts that count, by value.</param>
/// <param name="Unrated">Items without one.</param>
/// <param name="Disputed">Items on which two reviewers differ.</param>
/// <param name="OpenQuestions">Shared questions not yet closed.</param>
/// <param name="OpenFindings">The connection's findings that are still to be dealt with.</param>
public sealed record ReviewStanding(IReadOnlyDictionary<RatingValue, int> Counts, int Unrated, int Disputed, int OpenQuestions, int OpenFindings);
