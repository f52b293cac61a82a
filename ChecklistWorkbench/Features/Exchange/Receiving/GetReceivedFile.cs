using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;

namespace ChecklistWorkbench.Features.Exchange.Receiving;

/// <summary>A received file as it came.</summary>
public sealed record ReceivedOriginal(string FileName, byte[] Content);

/// <summary>Hands a received file out to the organisation that received it; that it was handed out stands in its trail.</summary>
public sealed class GetReceivedFile(WorkbenchDatabase database)
{
    public Task<Outcome<ReceivedOriginal>> HandleAsync(Caller caller, Guid assessmentId, Guid fileId, CancellationToken cancellationToken) =>
        database.ChangeAsync<ReceivedOriginal>(caller, async work =>
        {
            var (assessment, _, by) = await work.Access.ToAssessmentAsync(assessmentId, cancellationToken);
            if (await ReceivedContent.FindAsync(work, assessment.Id, fileId, by, cancellationToken) is not { } file) return new NotFound();
            var content = await ReceivedContent.BytesAsync(work, file, cancellationToken);
            work.Db.Record(new(AuditChain.OfOrganization(by.OrganizationId), AuditActions.FileDownloaded, by.Actor, work.NowUtc, file.Id, Details: new { file.Name, file.Sha256 }));
            return new ReceivedOriginal(file.Name, content);
        }, cancellationToken);
}
