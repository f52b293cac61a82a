using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;

namespace ChecklistWorkbench.Features.Reports;

/// <param name="AssessmentId">The assessment.</param>
/// <param name="Kind">Which report.</param>
/// <param name="Submission">The submission's number; null for the newest.</param>
public sealed record ReportRequest(Guid AssessmentId, ReportKind Kind = ReportKind.SubmissionCopy, int? Submission = null);

/// <summary>What a report says, for looking at it before it is downloaded.</summary>
public sealed class GetReport(WorkbenchDatabase database, EditionCatalogue editions)
{
    public Task<Outcome<ReportModel>> HandleAsync(Caller caller, ReportRequest request, CancellationToken cancellationToken) =>
        database.ReadAsync<ReportModel>(caller, async work =>
        {
            var (assessment, connection, by) = await work.Access.ToAssessmentAsync(request.AssessmentId, cancellationToken);
            work.Opens(by, "report", assessment.Id);
            return await ReportQuery.ReadAsync(work, editions, assessment, connection, request.Kind, request.Submission, cancellationToken);
        }, cancellationToken);
}
