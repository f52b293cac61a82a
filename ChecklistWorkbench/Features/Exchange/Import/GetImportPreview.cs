using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Exchange.Layouts;
using ChecklistWorkbench.Features.Exchange.Receiving;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;

namespace ChecklistWorkbench.Features.Exchange.Import;

/// <param name="AssessmentId">What the file is compared with.</param>
/// <param name="FileId">A file that the caller's organisation received for it.</param>
/// <param name="Sheet">The sheet to read; null for the one that looks most like a form.</param>
/// <param name="Layout">By which 様式の対応付け; null for <see cref="LayoutChoice.Automatic"/>.</param>
public sealed record GetImportPreviewRequest(Guid AssessmentId, Guid FileId, string? Sheet = null, LayoutChoice? Layout = null);

/// <summary>Compares a received workbook with what stands in the assessment now. Changes nothing.</summary>
public sealed class GetImportPreview(WorkbenchDatabase database, EditionCatalogue editions)
{
    public Task<Outcome<ImportPreview>> HandleAsync(Caller caller, GetImportPreviewRequest request, CancellationToken cancellationToken) =>
        database.ReadAsync<ImportPreview>(caller, async work =>
        {
            var (assessment, connection, by) = await work.Access.ToAssessmentAsync(request.AssessmentId, cancellationToken);
            if (await ReceivedContent.FindAsync(work, assessment.Id, request.FileId, by, cancellationToken) is not { } file) return new NotFound();
            var edition = await editions.GetAsync(assessment.EditionId, cancellationToken);
            return await ImportComparison.CompareAsync(work, new(assessment, connection, edition, request.Sheet, request.Layout ?? LayoutChoice.Automatic, by), file, cancellationToken);
        }, cancellationToken);
}
