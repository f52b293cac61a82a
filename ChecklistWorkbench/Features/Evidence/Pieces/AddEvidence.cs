using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Evidence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Evidence.Pieces;

/// <param name="Note">補足; may be empty.</param>
/// <param name="Uploads">Files that wait, in their order.</param>
public sealed record VersionWords(EvidencePeriod Period, string Note, IReadOnlyList<Guid> Uploads);

public sealed record AddEvidenceRequest(EvidenceHeading Heading, VersionWords Version);

/// <summary>Keeps a new piece of evidence; nobody but its own organisation knows of it yet.</summary>
public sealed class AddEvidence(WorkbenchDatabase database)
{
    public Task<Outcome<Guid>> HandleAsync(Caller caller, AddEvidenceRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<Guid>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            if (EvidenceRules.BarrierTo(EvidenceAct.Add, by) is { } refusal) return refusal;
            var files = await work.TakeUploadsAsync(request.Version.Uploads, by, cancellationToken);
            if (!files.Succeeded) return files.Refusal;

            var piece = EvidencePiece.Add(request.Heading, request.Version.Period, request.Version.Note, files.Value, by, work.NowUtc);
            if (!piece.Succeeded) return piece.Refusal;
            work.Db.EvidencePieces.Add(piece.Value);
            return piece.Value.Id;
        }, cancellationToken);
}

/// <summary>Adds a version to a piece of the caller's organisation.</summary>
public sealed class AddEvidenceVersion(WorkbenchDatabase database)
{
    public Task<Outcome<int>> HandleAsync(Caller caller, Guid pieceId, VersionWords words, CancellationToken cancellationToken) =>
        database.ChangeAsync<int>(caller, async work =>
        {
            var (piece, by) = await work.ToEvidenceAsync(pieceId, cancellationToken);
            var files = await work.TakeUploadsAsync(words.Uploads, by, cancellationToken);
            if (!files.Succeeded) return files.Refusal;

            var version = piece.AddVersion(words.Period, words.Note, files.Value, by, work.NowUtc);
            if (!version.Succeeded) return version.Refusal;
            work.Db.EvidenceVersions.Add(version.Value);
            return version.Value.Number;
        }, cancellationToken);
}

/// <summary>Turns files that wait into files of a version.</summary>
internal static class WaitingFiles
{
    /// <summary>The sender's own complete uploads, in the order named; they wait no longer, if the change is saved.</summary>
    public static async Task<Outcome<IReadOnlyList<EvidenceUpload>>> TakeUploadsAsync(this Work work, IReadOnlyList<Guid> ids, Participation by, CancellationToken cancellationToken)
    {
        var uploads = await work.Db.EvidenceUploads.Where(upload => ids.Contains(upload.Id) && upload.OrganizationId == by.OrganizationId && upload.PersonId == by.PersonId).ToListAsync(cancellationToken);
        if (uploads.Count != ids.Distinct().Count()) return new EvidenceUploadGone();
        foreach (var upload in uploads)
        {
            if (!await EvidenceStore.IsWholeAsync(work.Db, upload, cancellationToken)) return new EvidenceUploadGone();
        }

        work.Db.EvidenceUploads.RemoveRange(uploads);
        return uploads.OrderBy(upload => ids.ToList().IndexOf(upload.Id)).ToList();
    }
}
