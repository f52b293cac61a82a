using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;

namespace ChecklistWorkbench.Features.Exchange.Import;

/// <param name="AssessmentId">What the file is compared with.</param>
/// <param name="FileId">A file that the caller's organisation received for it.</param>
/// <param name="Sheet">The sheet to read; null for the one that looks most like a form.</param>
public sealed record GetImportPreviewRequest(Guid AssessmentId, Guid FileId, string? Sheet = null);

/// <summary>Compares a received workbook with what stands in the assessment now. Changes nothing.</summary>
public sealed class GetImportPreview(WorkbenchDatabase database, EditionCatalogue editions)
{
    public Task<Outcome<ImportPreview>> HandleAsync(Caller caller, GetImportPreviewRequest request, CancellationToken cancellationToken) =>
        database.ReadAsync<ImportPreview>(caller, async work =>
        {
            var (assessment, _, by) = await work.Access.ToAssessmentAsync(request.AssessmentId, cancellationToken);
            if (await ReceivedContent.FindAsync(work, assessment.Id, request.FileId, by, cancellationToken) is not { } file) return new NotFound();
            var edition = await editions.GetAsync(assessment.EditionId, cancellationToken);
            return await ReceivedContent.CompareAsync(work, assessment, edition, file, request.Sheet, by, cancellationToken);
        }, cancellationToken);
}
