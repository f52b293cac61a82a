using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Exchange.Receiving;
using ChecklistWorkbench.Features.Exchange.Workbook;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;

namespace ChecklistWorkbench.Features.Exchange.Layouts;

/// <param name="AssessmentId">The assessment that the sample was received for.</param>
/// <param name="FileId">The sample.</param>
/// <param name="Draft">What the user has said so far.</param>
public sealed record TryLayoutRequest(Guid AssessmentId, Guid FileId, LayoutDraft Draft);

/// <summary>Reads a sample by what the user has said so far. Changes nothing.</summary>
public sealed class TryLayout(WorkbenchDatabase database, EditionCatalogue editions)
{
    public Task<Outcome<LayoutTrial>> HandleAsync(Caller caller, TryLayoutRequest request, CancellationToken cancellationToken) =>
        database.ReadAsync<LayoutTrial>(caller, async work =>
        {
            var (assessment, _, by) = await work.Access.ToAssessmentAsync(request.AssessmentId, cancellationToken);
            if (await ReceivedContent.FindAsync(work, assessment.Id, request.FileId, by, cancellationToken) is not { } file) return new NotFound();
            var workbook = WorkbookReader.Read(await ReceivedContent.BytesAsync(work, file, cancellationToken), cancellationToken);
            if (!workbook.Succeeded) return workbook.Refusal;
            return LayoutSample.Try(workbook.Value, await editions.GetAsync(assessment.EditionId, cancellationToken), request.Draft);
        }, cancellationToken);
}
