using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Catalogue;
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
    /// <summary>評点 by category: the bank's people see those that count now, the firm what was shared last; null where there are none to see.</summary>
    public RatingTable? Ratings { get; init; }

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

/// <summary>評点 by category.</summary>
/// <param name="Categories">Those with anything rated, in order; the bank's own items as the last.</param>
/// <param name="SharedUtc">When the firm was shown them; null where they are the bank's own view.</param>
public sealed record RatingTable(IReadOnlyList<RatedCategory> Categories, DateTime? SharedUtc)
{
    /// <summary>Adds verdicts up; null where nothing is rated.</summary>
    /// <param name="edition">Its categories.</param>
    /// <param name="values">The verdict of each item rated.</param>
    /// <param name="sharedUtc">When they were shared; null for the bank's own view.</param>
    public static RatingTable? Of(ChecklistEdition edition, IReadOnlyDictionary<int, RatingValue> values, DateTime? sharedUtc)
    {
        if (values.Count == 0) return null;
        var chapters = edition.Items.ToDictionary(item => item.Number, item => item.Chapter);
        var categories = values.GroupBy(item => chapters.GetValueOrDefault(item.Key, ItemNumbers.CustomChapter)).OrderBy(category => category.Key).Select(category => new RatedCategory(
            category.Key, edition.Categories.FirstOrDefault(known => known.Chapter == category.Key)?.Name, RatingTally.Of(category.Select(item => item.Value)),
            [.. category.Where(item => item.Value is RatingValue.NeedsImprovement or RatingValue.Insufficient).OrderBy(item => item.Key).Select(item => new LackingItem(item.Key, item.Value))]));
        return new([.. categories], sharedUtc);
    }
}

/// <summary>One category's verdicts.</summary>
/// <param name="Name">Null for the bank's own items.</param>
/// <param name="Lacking">What is 要改善 or 不十分, by item.</param>
public sealed record RatedCategory(int Chapter, string? Name, RatingTally Tally, IReadOnlyList<LackingItem> Lacking);

public sealed record LackingItem(int ItemNumber, RatingValue Value);
