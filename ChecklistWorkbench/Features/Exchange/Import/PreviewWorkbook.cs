using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Exchange.Layouts;
using ChecklistWorkbench.Features.Exchange.Receiving;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;

namespace ChecklistWorkbench.Features.Exchange.Import;

/// <summary>Compares a workbook with what stands in the assessment now, without keeping it: a trial that leaves nothing behind.</summary>
public sealed class PreviewWorkbook(WorkbenchDatabase database, EditionCatalogue editions)
{
    public Task<Outcome<ImportPreview>> HandleAsync(Caller caller, ReceiveWorkbookRequest request, CancellationToken cancellationToken) =>
        database.ReadAsync<ImportPreview>(caller, async work =>
        {
            var (assessment, connection, by) = await work.Access.ToAssessmentAsync(request.AssessmentId, cancellationToken);
            var file = ReceivedFile.Receive(assessment, request.FileName, request.Content, by, work.NowUtc);
            var edition = await editions.GetAsync(assessment.EditionId, cancellationToken);
            return await ImportComparison.CompareAsync(work, new(assessment, connection, edition, null, LayoutChoice.OfFile(request.Mapping), by), file, request.Content, cancellationToken);
        }, cancellationToken);
}
