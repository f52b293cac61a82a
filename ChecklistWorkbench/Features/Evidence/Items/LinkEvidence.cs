using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Access;
using ChecklistWorkbench.Persistence.Evidence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Evidence.Items;

/// <param name="Share">Whether the piece is shared with the connection at the same time; one that is not shared stays out of submissions.</param>
public sealed record LinkEvidenceRequest(Guid AssessmentId, int ItemNumber, Guid PieceId, bool Share);

/// <summary>Names a piece of the caller's organisation on an item.</summary>
public sealed class LinkEvidence(WorkbenchDatabase database)
{
    public Task<Outcome<Guid>> HandleAsync(Caller caller, LinkEvidenceRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<Guid>(caller, async work =>
        {
            var (assessment, connection, _) = await work.Access.ToAssessmentAsync(request.AssessmentId, cancellationToken);
            var (piece, by) = await work.ToEvidenceAsync(request.PieceId, cancellationToken);
            if (!await work.Db.Responses.AnyAsync(r => r.AssessmentId == assessment.Id && r.ItemNumber == request.ItemNumber, cancellationToken)) return new NotFound();
            var standing = await work.Db.EvidenceLinks.FirstOrDefaultAsync(
                l => l.AssessmentId == assessment.Id && l.ItemNumber == request.ItemNumber && l.PieceId == piece.Id && l.EndedUtc == null, cancellationToken);
            if (request.Share)
            {
                var shared = await work.ShareAsync(piece, connection.Id, by, cancellationToken);
                if (!shared.Succeeded) return shared.Refusal;
            }

            if (standing is not null) return standing.Id;
            var link = EvidenceLink.Make(piece, assessment, request.ItemNumber, by, work.NowUtc);
            if (!link.Succeeded) return link.Refusal;
            work.Db.EvidenceLinks.Add(link.Value);
            return link.Value.Id;
        }, cancellationToken);
}

/// <summary>Takes a piece of the caller's organisation off an item; submissions made with it keep it.</summary>
public sealed class UnlinkEvidence(WorkbenchDatabase database)
{
    public Task<Outcome<Done>> HandleAsync(Caller caller, Guid assessmentId, Guid linkId, CancellationToken cancellationToken) =>
        database.ChangeAsync<Done>(caller, async work =>
        {
            var (assessment, _, _) = await work.Access.ToAssessmentAsync(assessmentId, cancellationToken);
            var link = await work.Db.EvidenceLinks.FirstOrDefaultAsync(l => l.Id == linkId && l.AssessmentId == assessment.Id, cancellationToken);
            if (link is null) throw new AccessDeniedException("evidence-link", linkId);
            var (piece, by) = await work.ToEvidenceAsync(link.PieceId, cancellationToken);
            return link.End(piece, assessment, by, work.NowUtc);
        }, cancellationToken);
}
