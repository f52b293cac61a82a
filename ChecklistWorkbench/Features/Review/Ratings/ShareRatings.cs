using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Reviews;

namespace ChecklistWorkbench.Features.Review.Ratings;

/// <summary>評点の共有: shows the firm every verdict that counts, and what was made of others' results. Returns how many of both.</summary>
public sealed class ShareRatings(WorkbenchDatabase database)
{
    public Task<Outcome<int>> HandleAsync(Caller caller, Guid assessmentId, CancellationToken cancellationToken) =>
        database.ChangeAsync<int>(caller, async work =>
        {
            var (assessment, _, by) = await work.Access.ToAssessmentAsync(assessmentId, cancellationToken);
            if (RatingRules.BarrierTo(RatingAct.Share, assessment.State, by) is { } refusal) return refusal;
            var (items, _) = await work.Db.ReadRatingsAsync(assessment.Id, cancellationToken);
            var outcome = RatingShare.Make(assessment, items, await work.Db.ReadLastShareAsync(assessment.Id, cancellationToken),
                SharedRuling.Of(await work.Db.ReadReliancesAsync(assessment.Id, cancellationToken)), by, work.NowUtc);
            if (!outcome.Succeeded) return outcome.Refusal;
            work.Db.RatingShares.Add(outcome.Value);
            return outcome.Value.Items.Count + outcome.Value.Rulings.Count;
        }, cancellationToken);
}
