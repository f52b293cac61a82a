using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Reviews;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Review.Ratings;

/// <param name="AssessmentId">The assessment.</param>
/// <param name="ItemNumber">The item.</param>
/// <param name="Agreed">Whether this settles two reviewers' verdicts rather than being the caller's own.</param>
/// <param name="Content">Verdict and words, whole.</param>
/// <param name="BasedOn">The revision that the caller had before them; 0 for none.</param>
public sealed record RateItemRequest(Guid AssessmentId, int ItemNumber, bool Agreed, RatingContent Content, int BasedOn);

/// <summary>評点: rates an item from the caller's seat, or settles what two reviewers said.</summary>
public sealed class RateItem(WorkbenchDatabase database)
{
    public Task<Outcome<RateOutcome>> HandleAsync(Caller caller, RateItemRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<RateOutcome>(caller, async work =>
        {
            var (assessment, _, by) = await work.Access.ToAssessmentAsync(request.AssessmentId, cancellationToken);
            if (RatingRules.BarrierTo(request.Agreed ? RatingAct.Agree : RatingAct.Rate, assessment.State, by) is { } barrier) return barrier;
            if (Invalid(request) is { } invalid) return invalid;

            var answers = await work.Db.Responses.Where(r => r.AssessmentId == assessment.Id && r.ItemNumber == request.ItemNumber).ToListAsync(cancellationToken);
            if (answers.Count == 0) return new NotFound();
            var answer = answers.Find(response => response.Party == Party.ConnectingFirm);
            if (RatingRules.BarrierToRating(answer) is { } refusal) return refusal;

            var item = (await work.Db.ReadRatingsAsync(assessment.Id, cancellationToken)).Items[request.ItemNumber];
            var seat = request.Agreed ? RatingSeat.Agreed : item.SeatOf(by.PersonId);
            if (item.BarrierTo(seat) is { } closed) return closed;
            var rating = item[seat];
            if (rating is null) work.Db.Ratings.Add(rating = new Rating(assessment.Id, request.ItemNumber, seat));
            return rating.Say(request.Content, answer!, request.BasedOn, by, work.NowUtc);
        }, cancellationToken);

    private static InvalidField? Invalid(RateItemRequest request)
    {
        foreach (var (field, text) in new[] { ("InternalComment", request.Content.InternalComment), ("SharedComment", request.Content.SharedComment), ("Reason", request.Content.Reason) })
        {
            if (text.Length > Lengths.Text) return new InvalidField(field, "TooLong", Lengths.Text, text.Length);
        }

        if (!request.Agreed) return null;
        if (request.Content.Value is null) return new InvalidField("RatingValue", "Required");
        return string.IsNullOrWhiteSpace(request.Content.Reason) ? new InvalidField("Reason", "Required") : null;
    }
}
