using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Review.Ratings;

/// <summary>第2審査: names who rates blind beside the first, or does without.</summary>
public sealed class NameSecondReviewer(WorkbenchDatabase database)
{
    /// <param name="caller">Who asks.</param>
    /// <param name="assessmentId">The assessment.</param>
    /// <param name="reviewerId">Someone of the bank who reviews; null for nobody.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<Outcome<Done>> HandleAsync(Caller caller, Guid assessmentId, Guid? reviewerId, CancellationToken cancellationToken) =>
        database.ChangeAsync<Done>(caller, async work =>
        {
            var (assessment, _, by) = await work.Access.ToAssessmentAsync(assessmentId, cancellationToken);
            if (RatingRules.BarrierTo(RatingAct.NameSecondReviewer, assessment.State, by) is { } refusal) return refusal;
            var reviewer = reviewerId is null ? null : (await work.Db.ReadReviewersAsync(by.OrganizationId, cancellationToken)).FirstOrDefault(person => person.Id == reviewerId);
            if (reviewerId is not null && reviewer is null) return new NoReviewer();

            var review = await work.Db.SecondReviews.FirstOrDefaultAsync(r => r.AssessmentId == assessment.Id, cancellationToken);
            if (review is null) work.Db.SecondReviews.Add(review = new SecondReview(assessment.Id));
            return review.Name(assessment, reviewerId, reviewer?.Name ?? "", by, work.NowUtc);
        }, cancellationToken);
}
