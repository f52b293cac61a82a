using ChecklistWorkbench.Domain.Common;

namespace ChecklistWorkbench.Domain.Review;

/// <summary>What one item's seats add up to, and who may see which of them.</summary>
/// <param name="AnswerRevision">Of the firm's answer as it was submitted last.</param>
/// <param name="SecondReviewerId">Who rates blind beside the first; null where nobody does.</param>
public sealed record ItemRatings(int AnswerRevision, Guid? SecondReviewerId, Rating? First, Rating? Second, Rating? Agreed)
{
    /// <summary>Whether a verdict is of the answer as it stands, rather than of an earlier one.</summary>
    public bool IsCurrent(Rating? rating) => rating is { Content.Value: not null } && rating.AnswerRevision == AnswerRevision;

    /// <summary>Whether both blind verdicts are there, so that each reviewer sees the other's.</summary>
    public bool IsOpen => SecondReviewerId is null || (IsCurrent(First) && IsCurrent(Second));

    /// <summary>Whether two verdicts differ and nobody has settled it.</summary>
    public bool Disagrees => SecondReviewerId is not null && IsOpen && !IsCurrent(Agreed) && First!.Content.Value != Second!.Content.Value;

    /// <summary>The verdict that counts; null while there is none, or two that differ.</summary>
    public Rating? Effective => SeatThatCounts(SecondReviewerId is not null, CurrentValue(First), CurrentValue(Second), CurrentValue(Agreed)) is { } seat ? this[seat] : null;

    /// <summary>The seat whose verdict counts; null while there is none, or two that differ.</summary>
    /// <param name="isBlind">Whether a second reviewer rates beside the first.</param>
    /// <param name="first">The verdict of that seat on the answer as it stands; null if it has none.</param>
    /// <param name="second">The same.</param>
    /// <param name="agreed">The same.</param>
    public static RatingSeat? SeatThatCounts(bool isBlind, RatingValue? first, RatingValue? second, RatingValue? agreed) =>
        agreed is not null ? RatingSeat.Agreed : first is null || (isBlind && first != second) ? null : RatingSeat.First;

    private RatingValue? CurrentValue(Rating? rating) => IsCurrent(rating) ? rating!.Content.Value : null;

    public RatingSeat SeatOf(Guid personId) => personId == SecondReviewerId ? RatingSeat.Second : RatingSeat.First;

    public Rating? this[RatingSeat seat] => seat switch { RatingSeat.First => First, RatingSeat.Second => Second, _ => Agreed };

    /// <summary>The seats that a person of the bank sees: both only after both have spoken.</summary>
    public IReadOnlyList<RatingSeat> SeenBy(Guid personId) =>
        SecondReviewerId is null ? [RatingSeat.First, RatingSeat.Agreed] : IsOpen ? [RatingSeat.First, RatingSeat.Second, RatingSeat.Agreed] : [SeatOf(personId)];

    /// <summary>Why a seat cannot be spoken from now; null if it can.</summary>
    public Refusal? BarrierTo(RatingSeat seat) => seat switch
    {
        RatingSeat.Agreed => SecondReviewerId is not null && IsOpen ? null : new NothingToAgreeOn(),
        _ => SecondReviewerId is not null && IsOpen ? new BlindRatingIsOpen() : null,
    };
}
