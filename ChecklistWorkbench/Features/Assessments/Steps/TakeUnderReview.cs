using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;

namespace ChecklistWorkbench.Features.Assessments.Steps;

/// <summary>審査を始める: the bank takes the newest submission in hand.</summary>
public sealed class TakeUnderReview(WorkbenchDatabase database)
{
    public Task<Outcome<Done>> HandleAsync(Caller caller, Guid assessmentId, CancellationToken cancellationToken) =>
        database.ChangeAsync(caller, async work =>
        {
            var (assessment, _, by) = await work.Access.ToAssessmentAsync(assessmentId, cancellationToken);
            return assessment.TakeUnderReview(by, work.NowUtc);
        }, cancellationToken);
}
