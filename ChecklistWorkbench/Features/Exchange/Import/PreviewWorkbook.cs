using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;

namespace ChecklistWorkbench.Features.Exchange.Import;

/// <summary>Compares a workbook with what stands in the assessment now, without keeping it: a trial that leaves nothing behind.</summary>
public sealed class PreviewWorkbook(WorkbenchDatabase database, EditionCatalogue editions)
{
    public Task<Outcome<ImportPreview>> HandleAsync(Caller caller, ReadWorkbookForAssessmentRequest request, CancellationToken cancellationToken) =>
        database.ReadAsync<ImportPreview>(caller, async work =>
        {
            var (assessment, _, by) = await work.Access.ToAssessmentAsync(request.AssessmentId, cancellationToken);
            var file = ReceivedFile.Receive(assessment, request.FileName, request.Content, by, work.NowUtc);
            var edition = await editions.GetAsync(assessment.EditionId, cancellationToken);
            return await ReceivedContent.CompareAsync(work, assessment, edition, file, request.Content, null, by, cancellationToken);
        }, cancellationToken);
}
