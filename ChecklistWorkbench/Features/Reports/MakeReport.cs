using System.Security.Cryptography;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Reports.Pdf;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;
using ChecklistWorkbench.Ui;

namespace ChecklistWorkbench.Features.Reports;

/// <summary>A report as a file, and which characters 〓 stands for in it.</summary>
public sealed record MadeReport(string FileName, byte[] Content, IReadOnlyList<string> MissingCharacters);

/// <summary>
/// Makes a report; that it was handed out, and its hash, stand in the connection's trail. It is set and written between reading and recording, so that
/// nobody's save waits for it; rights are judged again with the record.
/// </summary>
public sealed class MakeReport(WorkbenchDatabase database, EditionCatalogue editions)
{
    private readonly GetReport _get = new(database, editions);

    public async Task<Outcome<MadeReport>> HandleAsync(Caller caller, ReportRequest request, CancellationToken cancellationToken)
    {
        var model = await _get.HandleAsync(caller, request, cancellationToken);
        if (!model.Succeeded) return model.Refusal;
        var header = model.Value.Header;
        var pdf = PdfWriter.Write(ReportDocument.Of(model.Value, request.Kind));
        return await database.ChangeAsync<MadeReport>(caller, async work =>
        {
            var (assessment, connection, by) = await work.Access.ToAssessmentAsync(request.AssessmentId, cancellationToken);
            work.Db.Record(new(connection.ChainId, AuditActions.ReportDownloaded, by.Actor, work.NowUtc, assessment.Id,
                Details: new { Kind = ReportKinds.WordOf(request.Kind), header.Submission, Sha256 = Convert.ToHexStringLower(SHA256.HashData(pdf.Content)) }));
            return new MadeReport(FileNameOf(header), pdf.Content, pdf.MissingCharacters);
        }, cancellationToken);
    }

    private static string FileNameOf(ReportHeader header) => DownloadName.Of(
        WrittenPdf.Extension, JapanTime.DateOf(header.SubmittedUtc), header.Title, header.ConnectingFirm, header.FinancialInstitution, header.Assessment, ReportWords.Submission(header.Submission));
}
