using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Reviews;

namespace ChecklistWorkbench.Features.Assessments.Returns;

/// <summary>A verdict as both parties see it.</summary>
/// <param name="AnswerRevision">The revision of the firm's answer that it is about; a later one there means that it is out of date.</param>
public sealed record SharedRatingLine(int ItemNumber, RatingValue Value, string Comment, int AnswerRevision, string ByName, DateTime AtUtc);

/// <summary>Reads what the bank has shown the firm of its ratings; the same for both parties.</summary>
public sealed class GetSharedRatings(WorkbenchDatabase database)
{
    public Task<Outcome<IReadOnlyList<SharedRatingLine>>> HandleAsync(Caller caller, Guid assessmentId, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<SharedRatingLine>>(caller, async work =>
        {
            var (assessment, _, _) = await work.Access.ToAssessmentAsync(assessmentId, cancellationToken);
            var share = await work.Db.ReadLastShareAsync(assessment.Id, cancellationToken);
            return share is null ? [] : share.Items.OrderBy(item => item.ItemNumber)
                .Select(item => new SharedRatingLine(item.ItemNumber, item.Value, item.Comment, item.AnswerRevision, share.ByName, share.AtUtc)).ToList();
        }, cancellationToken);
}
