using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Tests.Testing;

public sealed partial class TwoParties
{
    /// <summary>A file that the firm received for the newest assessment, whatever is in it.</summary>
    public async Task<Guid> ReceiveFileAsync(byte[] content, Party party = Party.ConnectingFirm)
    {
        var kept = await workbench.ChangeAsSystemAsync<Guid>(async (db, nowUtc) =>
        {
            var assessment = await db.Assessments.SingleAsync(a => a.Id == AssessmentId);
            var writer = this[party][party == Party.FinancialInstitution ? Role.Reviewer : Role.Contributor].Participation;
            var file = ReceivedFile.Receive(assessment, "received.xlsx", content, writer, nowUtc);
            db.ReceivedFiles.Add(file);
            if (!await db.ReceivedFileChunks.AnyAsync(chunk => chunk.Sha256 == file.Sha256)) db.ReceivedFileChunks.AddRange(ReceivedFileChunk.Of(file, content));
            return file.Id;
        }, CancellationToken.None);
        return kept.Value;
    }

    /// <summary>A 様式の対応付け that a party saved for the bank.</summary>
    public async Task<Guid> LayoutAsync(Party party = Party.ConnectingFirm)
    {
        var kept = await workbench.ChangeAsSystemAsync<Guid>((db, nowUtc) =>
        {
            var writer = this[party][party == Party.FinancialInstitution ? Role.Reviewer : Role.Contributor].Participation;
            var layout = WorkbookLayout.Add(Connection.FinancialInstitutionId!.Value, "様式", """{ "schema": 1, "columns": { "number": "管理ID", "currentStatus": "ご説明" } }""", writer, nowUtc);
            db.WorkbookLayouts.Add(layout);
            return Task.FromResult<Outcome<Guid>>(layout.Id);
        }, CancellationToken.None);
        return kept.Value;
    }
}
