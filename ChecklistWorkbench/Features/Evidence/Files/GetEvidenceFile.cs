using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Evidence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Evidence.Files;

/// <param name="Preview">Whether it is to be shown by the product; a download otherwise.</param>
public sealed record EvidenceFileRequest(Guid PieceId, Guid FileId, bool Preview);

/// <summary>A file to be handed out.</summary>
/// <param name="Content">Read it once, forwards, and dispose of it.</param>
public sealed record EvidenceContentToSend(string Name, long Size, EvidenceFormat Format, EvidenceFlags Flags, [property: System.Text.Json.Serialization.JsonIgnore] Stream Content);

/// <summary>Hands a file out to whoever may read the piece; that it was stands in the trail that both who own it and who read it can see.</summary>
public sealed class GetEvidenceFile(WorkbenchDatabase database, EvidenceStore store)
{
    public async Task<Outcome<EvidenceContentToSend>> HandleAsync(Caller caller, EvidenceFileRequest request, CancellationToken cancellationToken)
    {
        var outcome = await database.ChangeAsync<EvidenceFile>(caller, async work =>
        {
            var (piece, by) = await work.ToEvidenceAsync(request.PieceId, cancellationToken);
            var found = await (
                from file in work.Db.EvidenceFiles
                join version in work.Db.EvidenceVersions on file.VersionId equals version.Id
                where file.Id == request.FileId && version.PieceId == piece.Id
                select new { file, version.Number }).FirstOrDefaultAsync(cancellationToken);
            if (found is null) return new NotFound();
            if (request.Preview && !EvidenceFormats.CanPreview(found.file.Format, found.file.Flags)) return new EvidenceNotPreviewed();
            var isOwn = piece.OrganizationId == by.OrganizationId;
            var connections = isOwn ? [] : await work.Db.ReadSharedConnectionsAsync(piece, by, cancellationToken);
            if (!isOwn && piece.WithdrawnUtc is not null && !await StandsAsync(work, piece, found.Number, connections, cancellationToken)) return new WithdrawnEvidenceClosed();

            var action = request.Preview ? AuditActions.EvidencePreviewed : AuditActions.EvidenceDownloaded;
            var chain = isOwn ? AuditChain.OfOrganization(by.OrganizationId) : AuditChain.OfConnection(connections[0]);
            work.Db.Record(new(chain, action, by.Actor, work.NowUtc, piece.Id, Details: new { piece.Title, Version = found.Number, found.file.Name, found.file.Sha256 }));
            return found.file;
        }, cancellationToken);
        if (!outcome.Succeeded) return outcome.Refusal;
        var sent = outcome.Value;
        return new EvidenceContentToSend(sent.Name, sent.Size, sent.Format, sent.Flags, store.Open(sent.Sha256, sent.Size));
    }

    /// <summary>Whether a submission of one of these connections stands on that version.</summary>
    private static Task<bool> StandsAsync(Work work, EvidencePiece piece, int version, IReadOnlyList<Guid> connections, CancellationToken cancellationToken) => (
        from frozen in work.Db.SubmissionEvidence
        join submission in work.Db.Submissions on frozen.SubmissionId equals submission.Id
        join assessment in work.Db.Assessments on submission.AssessmentId equals assessment.Id
        where frozen.PieceId == piece.Id && frozen.Version == version && connections.Contains(assessment.ConnectionId)
        select frozen).AnyAsync(cancellationToken);
}
