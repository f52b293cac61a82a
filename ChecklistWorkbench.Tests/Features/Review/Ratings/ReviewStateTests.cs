using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Features.Review.Ratings;
using ChecklistWorkbench.Tests.Domain.Catalogue;

namespace ChecklistWorkbench.Tests.Features.Review.Ratings;

public sealed class ReviewStateTests
{
    [Fact]
    public void A_filter_by_reason_comes_back_from_its_address_and_narrows_the_queue()
    {
        var state = StateWith((3, ReviewReason.Unanswered), (9, ReviewReason.PlanOverdue), (12, ReviewReason.PlanOverdue));
        (state.Reason, state.IsTable, state.SelectedItem) = (ReviewReason.PlanOverdue, true, 12);
        var query = state.ToQuery();

        var again = StateWith((3, ReviewReason.Unanswered), (9, ReviewReason.PlanOverdue), (12, ReviewReason.PlanOverdue));
        again.Read(key => query[key]?.ToString());

        Assert.Equal((ReviewReason.PlanOverdue, true, 12), (again.Reason, again.IsTable, again.Current!.Number));
        Assert.Equal([9, 12], again.Queue.Select(item => item.Number));
        again.Read(key => key == "item" ? "77" : "x");
        Assert.Equal((null, false, 3), (again.Reason, again.IsTable, again.Current!.Number));
    }

    [Fact]
    public void Next_and_previous_move_along_the_queue_even_from_an_item_that_has_left_it()
    {
        var state = StateWith((3, ReviewReason.NotRated), (9, ReviewReason.PlanOverdue), (12, ReviewReason.NotRated));
        state.Reason = ReviewReason.NotRated;

        Assert.Equal(12, state.Neighbour(1));
        state.SelectedItem = 9;
        Assert.Equal((12, 3), (state.Neighbour(1), state.Neighbour(-1)));
        state.SelectedItem = 12;
        Assert.Equal((12, 3), (state.Neighbour(1), state.Neighbour(-1)));
    }

    private static ReviewState StateWith(params (int Number, ReviewReason Reason)[] items)
    {
        var edition = SeedEdition.Read();
        var by = new Participation(Guid.NewGuid(), "審査担当", Guid.NewGuid(), Party.FinancialInstitution, new HashSet<Role> { Role.Reviewer });
        return new ReviewState(new ReviewModel(Guid.NewGuid(), "connection:x", by, "甲", "乙", "丙", AssessmentPurpose.PreScreening, 1, AssessmentState.UnderReview, edition, 1, null, null,
            [.. items.Select(item => new ReviewItem(edition.Item(item.Number), ResponseContent.Empty, null, null, null, null, [item.Reason], RatingSeat.First, [], false, false, false, null))],
            null, [], null, 0));
    }
}
