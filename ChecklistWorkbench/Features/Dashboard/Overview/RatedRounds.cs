using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Dashboard.Overview;

/// <summary>The verdicts that count, of every round of a bank; read without their words, as there may be tens of thousands.</summary>
internal static class RatedRounds
{
    /// <summary>Verdicts by assessment and item.</summary>
    public static async Task<IReadOnlyDictionary<Guid, IReadOnlyDictionary<int, RatingValue>>> ReadRatedRoundsAsync(
        this WorkbenchDbContext db, Guid bankId, CancellationToken cancellationToken)
    {
        var seats = await (
            from connection in db.Connections
            where connection.FinancialInstitutionId == bankId
            join assessment in db.Assessments on connection.Id equals assessment.ConnectionId
            join rating in db.Ratings on assessment.Id equals rating.AssessmentId
            join response in db.Responses on new { rating.AssessmentId, rating.ItemNumber } equals new { response.AssessmentId, response.ItemNumber }
            where response.Party == Party.ConnectingFirm && !response.IsExcluded && rating.AnswerRevision == response.Revision && rating.Content.Value != null
            select new
            {
                rating.AssessmentId,
                rating.ItemNumber,
                rating.Seat,
                rating.Content.Value,
                IsBlind = db.SecondReviews.Any(review => review.AssessmentId == assessment.Id && review.ReviewerId != null),
            }).ToListAsync(cancellationToken);
        return seats.GroupBy(seat => seat.AssessmentId).ToDictionary(round => round.Key, round => (IReadOnlyDictionary<int, RatingValue>)round.GroupBy(seat => seat.ItemNumber)
            .Select(item =>
            {
                var said = item.ToDictionary(seat => seat.Seat, seat => seat.Value);
                var counts = ItemRatings.SeatThatCounts(
                    item.First().IsBlind, said.GetValueOrDefault(RatingSeat.First), said.GetValueOrDefault(RatingSeat.Second), said.GetValueOrDefault(RatingSeat.Agreed));
                return (Number: item.Key, Value: counts is { } seat ? said[seat] : null);
            })
            .Where(item => item.Value is not null).ToDictionary(item => item.Number, item => item.Value!.Value));
    }
}
