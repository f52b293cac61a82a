using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Monitoring;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Features.Assessments.Discussions;

namespace ChecklistWorkbench.Features.Review.Ratings;

/// <summary>Everything the rating screen shows of one assessment, as one person of the bank may see it.</summary>
/// <param name="SubmissionNumber">Of the submission that is rated; null while there is none.</param>
/// <param name="LastRound">The connection's round before, as far as one was submitted.</param>
/// <param name="Items">Every item the firm answers, in order; those left out are not among them.</param>
/// <param name="SecondReviewer">Who rates blind; null where nobody does.</param>
/// <param name="Reviewers">Who could.</param>
/// <param name="LastShared">When ratings were shown to the firm last, by whom, and how many.</param>
/// <param name="ToShare">How many verdicts differ from what the firm was shown.</param>
public sealed record ReviewModel(
    Guid AssessmentId, string ChainId, Participation By, string FirmName, string BankName, string ServiceName, AssessmentPurpose Purpose, int Round, AssessmentState State,
    ChecklistEdition Edition, int? SubmissionNumber, DateTime? SubmittedUtc, RoundBefore? LastRound, IReadOnlyList<ReviewItem> Items,
    PersonName? SecondReviewer, IReadOnlyList<PersonName> Reviewers, ShareSummary? LastShared, int ToShare)
{
    /// <summary>Whether the round asked for 確認声明: then only what needs eyes is in the queue to begin with.</summary>
    public bool AsksForStatements { get; init; }

    public bool CanRate => RatingRules.May(RatingAct.Rate, State, By);

    public bool CanShare => RatingRules.May(RatingAct.Share, State, By);

    public bool CanNameSecondReviewer => RatingRules.May(RatingAct.NameSecondReviewer, State, By);

    public int RatedCount => Items.Count(item => item.IsRated);
}

/// <summary>An earlier round.</summary>
public sealed record RoundBefore(AssessmentPurpose Purpose, int Round, DateTime SubmittedUtc);

public sealed record PersonName(Guid Id, string Name);

public sealed record ShareSummary(int Number, string ByName, DateTime AtUtc, int Items);

/// <summary>One item on the rating screen.</summary>
/// <param name="Answer">The firm's answer as it was submitted.</param>
/// <param name="BankAnswer">The bank's own, where both are asked.</param>
/// <param name="EarlierSubmission">The firm's answer in the submission before.</param>
/// <param name="LastRound">The firm's answer in the round before.</param>
/// <param name="LastRating">The bank's verdict in the round before.</param>
/// <param name="Reasons">Why it needs eyes; none where it does not.</param>
/// <param name="Seat">The seat that the caller rates from.</param>
/// <param name="Seen">The seats that the caller may see and that have spoken.</param>
/// <param name="IsRated">Whether a verdict on this answer counts.</param>
/// <param name="IsOpen">Whether, of two blind verdicts, both are there.</param>
/// <param name="Disagrees">Whether they differ and nobody has settled it.</param>
/// <param name="Questions">Where 質疑 stands.</param>
public sealed record ReviewItem(
    ChecklistItem Item, ResponseContent Answer, ResponseContent? BankAnswer, ResponseContent? EarlierSubmission, ResponseContent? LastRound, RatingContent? LastRating,
    IReadOnlyList<ReviewReason> Reasons, RatingSeat Seat, IReadOnlyList<SeatView> Seen, bool IsRated, bool IsOpen, bool Disagrees, DiscussionMark? Questions)
{
    public int Number => Item.Number;

    /// <summary>確認声明 as it was submitted; null where none was asked.</summary>
    public SubmittedAttestation? Statement { get; init; }

    /// <summary>What the caller said, or what was said from their seat; null if nothing was.</summary>
    public SeatView? Own => From(Seat);

    public SeatView? From(RatingSeat seat) => Seen.FirstOrDefault(view => view.Seat == seat);

    /// <summary>The verdict to show in a list: the agreed one, or the caller's seat's.</summary>
    public SeatView? Shown => From(RatingSeat.Agreed) is { IsCurrent: true } agreed ? agreed : Own;
}

/// <summary>What was said from a seat.</summary>
/// <param name="IsCurrent">Whether it is a verdict on the answer as it stands.</param>
public sealed record SeatView(RatingSeat Seat, RatingContent Content, int Revision, bool IsCurrent, string ByName, DateTime AtUtc);
