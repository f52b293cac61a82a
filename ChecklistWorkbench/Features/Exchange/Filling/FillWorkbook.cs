using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Exchange.Layouts;
using ChecklistWorkbench.Features.Exchange.Reading;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;

namespace ChecklistWorkbench.Features.Exchange.Filling;

/// <param name="AssessmentId">Whose answers.</param>
/// <param name="File">The other party's workbook, as it was received.</param>
/// <param name="Mapping">How its layout is to be understood; null for a saved 様式の対応付け that fits, or the column names.</param>
public sealed record FillWorkbookRequest(Guid AssessmentId, byte[] File, FormMapping? Mapping = null);

/// <summary>
/// Writes the caller's own party's answers, as they stand, into the other party's workbook. The file is not kept; that it was handed out, with the hashes
/// of what came and what went, stands in the connection's trail.
/// </summary>
public sealed class FillWorkbook(WorkbenchDatabase database, EditionCatalogue editions)
{
    public async Task<Outcome<FilledForm>> HandleAsync(Caller caller, FillWorkbookRequest request, CancellationToken cancellationToken)
    {
        var filled = await database.ReadAsync<FilledForm>(caller, async work =>
        {
            var (assessment, connection, by) = await work.Access.ToAssessmentAsync(request.AssessmentId, cancellationToken);
            return await OwnAnswers.FillAsync(
                work, new(assessment, connection, await editions.GetAsync(assessment.EditionId, cancellationToken), null, LayoutChoice.OfFile(request.Mapping), by), request.File, cancellationToken);
        }, cancellationToken);
        if (!filled.Succeeded) return filled;
        return await database.ChangeAsync<FilledForm>(caller, async work =>
        {
            var (assessment, connection, by) = await work.Access.ToAssessmentAsync(request.AssessmentId, cancellationToken);
            work.Db.Record(OwnAnswers.HandedOut(connection.ChainId, assessment.Id, request.File, filled.Value, by, work.NowUtc));
            return filled.Value;
        }, cancellationToken);
    }
}
