using System.Security.Cryptography;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Exchange.Reading;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Exchange.Filling;

/// <param name="AssessmentId">Whose answers.</param>
/// <param name="File">The other party's workbook, as it was received.</param>
/// <param name="Mapping">How its layout is to be understood; null if its column names say it.</param>
public sealed record FillWorkbookRequest(Guid AssessmentId, byte[] File, FormMapping? Mapping = null);

/// <summary>
/// Writes the caller's own party's answers, as they stand, into the other party's workbook. The file is not kept; that it was handed out, with the hashes
/// of what came and what went, stands in the connection's trail.
/// </summary>
public sealed class FillWorkbook(WorkbenchDatabase database, EditionCatalogue editions)
{
    public async Task<Outcome<FilledForm>> HandleAsync(Caller caller, FillWorkbookRequest request, CancellationToken cancellationToken)
    {
        var source = await database.ReadAsync<(ReadingOptions Options, FillingParty Filling)>(caller, async work =>
        {
            var (assessment, _, by) = await work.Access.ToAssessmentAsync(request.AssessmentId, cancellationToken);
            var edition = await editions.GetAsync(assessment.EditionId, cancellationToken);
            var answers = await work.Db.Responses.Where(r => r.AssessmentId == assessment.Id && r.Party == by.Party && !r.IsExcluded)
                .Select(r => new { r.ItemNumber, r.Content }).ToListAsync(cancellationToken);
            return (new ReadingOptions([edition], null, request.Mapping), new FillingParty(by.Party, answers.ToDictionary(a => a.ItemNumber, a => a.Content)));
        }, cancellationToken);
        if (!source.Succeeded) return source.Refusal;

        var filled = FormFiller.Fill(request.File, source.Value.Options, source.Value.Filling, cancellationToken);
        if (!filled.Succeeded) return filled;
        return await database.ChangeAsync<FilledForm>(caller, async work =>
        {
            var (assessment, connection, by) = await work.Access.ToAssessmentAsync(request.AssessmentId, cancellationToken);
            work.Db.Record(new(connection.ChainId, AuditActions.ExportDownloaded, by.Actor, work.NowUtc, assessment.Id, Details: new
            {
                Format = "xlsx-filled",
                Received = Convert.ToHexStringLower(SHA256.HashData(request.File)),
                Sha256 = Convert.ToHexStringLower(SHA256.HashData(filled.Value.Content)),
                filled.Value.Written,
                Left = filled.Value.Left.Count,
            }));
            return filled.Value;
        }, cancellationToken);
    }
}
