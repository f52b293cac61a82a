using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Domain.Review;

/// <summary>What someone does with ratings.</summary>
public enum RatingAct
{
    /// <summary>Reads the bank's ratings, shared or not.</summary>
    Read,

    /// <summary>Rates an item.</summary>
    Rate,

    /// <summary>Settles two reviewers' verdicts into one.</summary>
    Agree,

    /// <summary>Shows the ratings to the firm.</summary>
    Share,

    /// <summary>Names the second reviewer, or does without one.</summary>
    NameSecondReviewer,
}

/// <summary>Who does what with ratings, in which state: the one table of it. Screens hide by it, the domain refuses by it, a test walks every cell.</summary>
public static class RatingRules
{
    private sealed record Rule(RatingAct Act, Role[] Roles, AssessmentState[] States);

    private static readonly Rule[] Rules =
    [
        new(RatingAct.Read, [Role.Reviewer, Role.ReviewLead, Role.Auditor], Enum.GetValues<AssessmentState>()),
        new(RatingAct.Rate, [Role.Reviewer, Role.ReviewLead], [AssessmentState.UnderReview]),
        new(RatingAct.Agree, [Role.Reviewer, Role.ReviewLead], [AssessmentState.UnderReview]),
        new(RatingAct.Share, [Role.Reviewer, Role.ReviewLead], [AssessmentState.UnderReview, AssessmentState.Decided]),
        new(RatingAct.NameSecondReviewer, [Role.ReviewLead], [AssessmentState.Submitted, AssessmentState.UnderReview]),
    ];

    /// <summary>Why <paramref name="by"/> may not do it; null if they may. No firm has any part in a bank's ratings.</summary>
    public static Refusal? BarrierTo(RatingAct act, AssessmentState state, Participation by)
    {
        var rule = Rules.First(rule => rule.Act == act);
        if (by.Party != Party.FinancialInstitution || !by.HasAny(rule.Roles)) return new RoleMissing(act.ToString());
        return rule.States.Contains(state) ? null : new RatingsAreClosed(state);
    }

    public static bool May(RatingAct act, AssessmentState state, Participation by) => BarrierTo(act, state, by) is null;

    /// <summary>Why an item cannot be rated at all: nobody rates their own organisation's answers, nor what nobody was asked.</summary>
    /// <param name="firmAnswer">The firm's answer to the item; null where the bank alone answers it.</param>
    public static Refusal? BarrierToRating(Response? firmAnswer) => firmAnswer switch
    {
        null => new OwnAnswerNotRated(),
        { IsExcluded: true } => new ExcludedItemNotRated(),
        _ => null,
    };
}

/// <summary>Ratings are given while a submission is under review, and stand still otherwise.</summary>
public sealed record RatingsAreClosed(AssessmentState State) : Refusal;

/// <summary>The item is the bank's own to answer: rating one's own organisation says nothing.</summary>
public sealed record OwnAnswerNotRated : Refusal;

/// <summary>The item is left out of the assessment.</summary>
public sealed record ExcludedItemNotRated : Refusal;

/// <summary>Both blind verdicts are open to both reviewers: from here on only an agreed one changes anything.</summary>
public sealed record BlindRatingIsOpen : Refusal;

/// <summary>An agreed verdict settles two, and both are not there yet.</summary>
public sealed record NothingToAgreeOn : Refusal;

/// <summary>Nothing is rated that was not shared already.</summary>
public sealed record NothingToShare : Refusal;

/// <summary>The second reviewer must be someone else of the bank who reviews.</summary>
public sealed record NoReviewer : Refusal;
