using System.Security.Cryptography;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Exchange.Layouts;
using ChecklistWorkbench.Features.Exchange.Receiving;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Exchange.Filling;

/// <summary>The answers of the caller's own party in another's workbook.</summary>
internal static class OwnAnswers
{
    public static async Task<Outcome<FilledForm>> FillAsync(Work work, FormTarget target, byte[] file, CancellationToken cancellationToken)
    {
        var read = await LayoutReader.ReadAsync(work, target.Connection, target.By, file, new([target.Edition], target.Sheet), target.Layout, cancellationToken);
        if (!read.Succeeded) return read.Refusal;
        var answers = await work.Db.Responses.Where(r => r.AssessmentId == target.Assessment.Id && r.Party == target.By.Party && !r.IsExcluded)
            .Select(r => new { r.ItemNumber, r.Content }).ToListAsync(cancellationToken);
        var filled = FormFiller.Fill(file, new([target.Edition], target.Sheet, read.Value.Mapping), new(target.By.Party, answers.ToDictionary(a => a.ItemNumber, a => a.Content)), cancellationToken);
        return filled.Succeeded ? filled.Value with { Layout = read.Value.Layout, Layouts = read.Value.Layouts } : filled;
    }

    /// <summary>The trail's entry, with the hashes of what came and what went.</summary>
    public static AuditRecord HandedOut(string chain, Guid assessmentId, byte[] received, FilledForm filled, Participation by, DateTime nowUtc) =>
        new(chain, AuditActions.ExportDownloaded, by.Actor, nowUtc, assessmentId, Details: new
        {
            Format = "xlsx-filled",
            Received = Convert.ToHexStringLower(SHA256.HashData(received)),
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(filled.Content)),
            filled.Written,
            Left = filled.Left.Count,
        });
}
