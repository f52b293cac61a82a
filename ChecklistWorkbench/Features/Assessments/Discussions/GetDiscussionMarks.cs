using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Reviews;

namespace ChecklistWorkbench.Features.Assessments.Discussions;

/// <summary>Reads where 質疑 stands on every item that has any.</summary>
public sealed class GetDiscussionMarks(WorkbenchDatabase database)
{
    public Task<Outcome<IReadOnlyList<DiscussionMark>>> HandleAsync(Caller caller, Guid assessmentId, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<DiscussionMark>>(caller, async work =>
        {
            var (assessment, _, by) = await work.Access.ToAssessmentAsync(assessmentId, cancellationToken);
            return (await work.Db.ReadDiscussionMarksAsync(assessment.Id, by, cancellationToken)).ToList();
        }, cancellationToken);
}
