using ChecklistWorkbench.Domain.Review;

namespace ChecklistWorkbench.Features.Review.Ratings;

/// <summary>What a reviewer wants to change, and what they had before them when they began.</summary>
/// <param name="Seat">From which seat.</param>
/// <param name="Change">Their change, whatever else stands there.</param>
/// <param name="Begun">What they saw; null if nothing was said yet.</param>
public sealed record RatingWish(RatingSeat Seat, Func<RatingContent, RatingContent> Change, SeatView? Begun)
{
    private static readonly Func<RatingContent, object?>[] Fields =
        [content => content.Value, content => content.InternalComment, content => content.SharedComment, content => content.Reason];

    /// <summary>
    /// The whole to send and the revision it is based on. A colleague's change to another field is taken along; one to the same field is not
    /// passed over: the old base is sent, so that the two meet as a conflict.
    /// </summary>
    public (RatingContent Content, int BasedOn) On(SeatView? now)
    {
        var (before, stands) = (Begun?.Content ?? RatingContent.Empty, now?.Content ?? RatingContent.Empty);
        var mine = Change(before);
        var isContested = Array.Exists(Fields, field => !Equals(field(mine), field(before)) && !Equals(field(before), field(stands)));
        return isContested ? (mine, Begun?.Revision ?? 0) : (Change(stands), now?.Revision ?? 0);
    }
}
