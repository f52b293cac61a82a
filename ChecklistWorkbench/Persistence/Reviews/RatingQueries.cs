using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Evidence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Persistence.Reviews;

/// <summary>Reads of ratings; for people of the bank alone, which every caller has made sure of.</summary>
internal static class RatingQueries
{
    /// <summary>The seats of each item that the firm answers and that is not left out, by item.</summary>
    public static async Task<(IReadOnlyDictionary<int, ItemRatings> Items, SecondReview? Second)> ReadRatingsAsync(
        this WorkbenchDbContext db, Guid assessmentId, CancellationToken cancellationToken)
    {
        var rows = await (
            from response in db.Responses
            where response.AssessmentId == assessmentId && response.Party == Party.ConnectingFirm && !response.IsExcluded
            join rating in db.Ratings on new { response.AssessmentId, response.ItemNumber } equals new { rating.AssessmentId, rating.ItemNumber } into ratings
            from rating in ratings.DefaultIfEmpty()
            select new { response.ItemNumber, AnswerRevision = response.Revision, rating }).ToListAsync(cancellationToken);
        var second = await db.SecondReviews.FirstOrDefaultAsync(review => review.AssessmentId == assessmentId, cancellationToken);
        var items = rows.GroupBy(row => (row.ItemNumber, row.AnswerRevision)).ToDictionary(item => item.Key.ItemNumber, item =>
        {
            var seats = item.Select(row => row.rating).OfType<Rating>().ToDictionary(rating => rating.Seat);
            return new ItemRatings(item.Key.AnswerRevision, second?.ReviewerId,
                seats.GetValueOrDefault(RatingSeat.First), seats.GetValueOrDefault(RatingSeat.Second), seats.GetValueOrDefault(RatingSeat.Agreed));
        });
        return (items, second);
    }

    /// <summary>What was shown to the firm last; null if nothing was.</summary>
    public static Task<RatingShare?> ReadLastShareAsync(this WorkbenchDbContext db, Guid assessmentId, CancellationToken cancellationToken) =>
        db.RatingShares.Include(share => share.Items).Include(share => share.Rulings).AsSplitQuery().Where(share => share.AssessmentId == assessmentId)
            .OrderByDescending(share => share.Number).FirstOrDefaultAsync(cancellationToken);
}
