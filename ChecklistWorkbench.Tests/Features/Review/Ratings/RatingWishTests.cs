using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Features.Review.Ratings;

namespace ChecklistWorkbench.Tests.Features.Review.Ratings;

public sealed class RatingWishTests
{
    private static readonly RatingContent Begun = new() { Value = RatingValue.Sufficient, InternalComment = "初め" };

    [Fact]
    public void A_colleague_s_change_to_another_field_is_taken_along()
    {
        var (content, basedOn) = Comment("私の言葉").On(Seen(Begun with { Value = RatingValue.Insufficient }, 4));

        Assert.Equal((RatingValue.Insufficient, "私の言葉", 4), (content.Value, content.InternalComment, basedOn));
    }

    [Fact]
    public void A_colleague_s_change_to_the_same_field_meets_mine_as_a_conflict()
    {
        var (content, basedOn) = Comment("私の言葉").On(Seen(Begun with { InternalComment = "同僚の言葉" }, 4));

        Assert.Equal(("私の言葉", 3), (content.InternalComment, basedOn));
    }

    [Fact]
    public void The_first_word_is_based_on_nothing() =>
        Assert.Equal((new RatingContent { Value = RatingValue.OutOfScope }, 0), new RatingWish(RatingSeat.First, content => content with { Value = RatingValue.OutOfScope }, null).On(null));

    private static RatingWish Comment(string words) => new(RatingSeat.First, content => content with { InternalComment = words }, Seen(Begun, 3));

    private static SeatView Seen(RatingContent content, int revision) => new(RatingSeat.First, content, revision, true, "審査担当", default);
}
