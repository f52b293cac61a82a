using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Exchange.Layouts;
using ChecklistWorkbench.Features.Exchange.Receiving;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;

namespace ChecklistWorkbench.Features.Exchange.Filling;

/// <param name="AssessmentId">Whose answers.</param>
/// <param name="FileId">A workbook that the caller's organisation received for it.</param>
/// <param name="Sheet">The sheet to fill; null for the one that looks most like a form.</param>
/// <param name="Layout">By which 様式の対応付け; null for <see cref="LayoutChoice.Automatic"/>.</param>
public sealed record FillReceivedFileRequest(Guid AssessmentId, Guid FileId, string? Sheet = null, LayoutChoice? Layout = null);

/// <summary>A received workbook with the caller's own party's answers in it.</summary>
/// <param name="FileName">The received file's name.</param>
public sealed record FilledFile(string FileName, FilledForm Form);

/// <summary>Hands a received workbook out with the caller's own party's answers in it; that, with the hashes of what came and what went, stands in the connection's trail.</summary>
public sealed class FillReceivedFile(WorkbenchDatabase database, EditionCatalogue editions)
{
    public Task<Outcome<FilledFile>> HandleAsync(Caller caller, FillReceivedFileRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<FilledFile>(caller, async work =>
        {
            var filled = await ReceivedFilling.MakeAsync(work, editions, request, cancellationToken);
            if (!filled.Succeeded) return filled.Refusal;
            var (file, received, target) = filled.Value;
            work.Db.Record(OwnAnswers.HandedOut(target.Connection.ChainId, target.Assessment.Id, received, file.Form, target.By, work.NowUtc));
            return file;
        }, cancellationToken);
}

/// <summary>What would be written into a received workbook. Changes nothing.</summary>
public sealed class PreviewFilling(WorkbenchDatabase database, EditionCatalogue editions)
{
    public Task<Outcome<FilledFile>> HandleAsync(Caller caller, FillReceivedFileRequest request, CancellationToken cancellationToken) =>
        database.ReadAsync<FilledFile>(caller, async work =>
        {
            var filled = await ReceivedFilling.MakeAsync(work, editions, request, cancellationToken);
            return filled.Succeeded ? filled.Value.File : filled.Refusal;
        }, cancellationToken);
}

/// <summary>Fills a received workbook, for a look or for good.</summary>
internal static class ReceivedFilling
{
    public static async Task<Outcome<(FilledFile File, byte[] Received, FormTarget Target)>> MakeAsync(
        Work work, EditionCatalogue editions, FillReceivedFileRequest request, CancellationToken cancellationToken)
    {
        var (assessment, connection, by) = await work.Access.ToAssessmentAsync(request.AssessmentId, cancellationToken);
        if (await ReceivedContent.FindAsync(work, assessment.Id, request.FileId, by, cancellationToken) is not { } file) return new NotFound();
        var target = new FormTarget(
            assessment, connection, await editions.GetAsync(assessment.EditionId, cancellationToken), request.Sheet, request.Layout ?? LayoutChoice.Automatic, by);
        var received = await ReceivedContent.BytesAsync(work, file, cancellationToken);
        var filled = await OwnAnswers.FillAsync(work, target, received, cancellationToken);
        return filled.Succeeded ? (new FilledFile(file.Name, filled.Value), received, target) : filled.Refusal;
    }
}
