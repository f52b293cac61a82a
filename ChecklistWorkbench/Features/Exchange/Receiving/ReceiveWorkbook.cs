using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Exchange.Reading;
using ChecklistWorkbench.Features.Exchange.Workbook;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Exchange.Receiving;

/// <param name="AssessmentId">What the file is for.</param>
/// <param name="FileName">As it was called where it came from.</param>
/// <param name="Content">The whole file.</param>
/// <param name="Mapping">How its layout is to be understood; null for a saved 様式の対応付け that fits, or the column names.</param>
/// <param name="IsOneOfMany">Whether it came with others: then a form that says which assessment it was made from goes there, if the caller's organisation takes part in that.</param>
public sealed record ReceiveWorkbookRequest(Guid AssessmentId, string FileName, byte[] Content, FormMapping? Mapping = null, bool IsOneOfMany = false);

/// <param name="Id">The kept file.</param>
/// <param name="AssessmentId">For which assessment it is kept.</param>
public sealed record ReceivedWorkbook(Guid Id, Guid AssessmentId);

/// <summary>
/// Keeps a received workbook byte for byte, if it is one; nothing of what it says is taken in by that. One whose columns mean nothing here is kept too: a
/// 様式の対応付け is made from it.
/// </summary>
public sealed class ReceiveWorkbook(WorkbenchDatabase database)
{
    public Task<Outcome<ReceivedWorkbook>> HandleAsync(Caller caller, ReceiveWorkbookRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<ReceivedWorkbook>(caller, async work =>
        {
            var (assessment, _, by) = await work.Access.ToAssessmentAsync(request.AssessmentId, cancellationToken);
            if (ReceivingRight.Refusing(by) is { } refusal) return refusal;
            var workbook = WorkbookReader.Read(request.Content, cancellationToken);
            if (!workbook.Succeeded) return workbook.Refusal;
            if (request.IsOneOfMany) assessment = await MadeFromAsync(work, workbook.Value, by, cancellationToken) ?? assessment;

            var file = ReceivedFile.Receive(assessment, request.FileName, request.Content, by, work.NowUtc);
            work.Db.ReceivedFiles.Add(file);
            if (!await work.Db.ReceivedFileChunks.AnyAsync(chunk => chunk.Sha256 == file.Sha256, cancellationToken)) work.Db.ReceivedFileChunks.AddRange(ReceivedFileChunk.Of(file, request.Content));
            return new ReceivedWorkbook(file.Id, assessment.Id);
        }, cancellationToken);

    /// <summary>The assessment that the form says it was made from, if the organisation takes part in it; a stranger's id in a file is no attempt at anything.</summary>
    private static async Task<Assessment?> MadeFromAsync(Work work, WorkbookContent workbook, Participation by, CancellationToken cancellationToken)
    {
        var origin = workbook.Sheets.Where(sheet => sheet.Name == FormBaseReader.Sheet).Select(sheet => FormBaseReader.Read(sheet).Base).FirstOrDefault();
        if (origin is null) return null;
        return await work.Db.Assessments.FirstOrDefaultAsync(
            assessment => assessment.Id == origin.AssessmentId && work.Db.Connections.Any(connection => connection.Id == assessment.ConnectionId
                && (connection.FinancialInstitutionId == by.OrganizationId || connection.ConnectingFirmId == by.OrganizationId)), cancellationToken);
    }
}
