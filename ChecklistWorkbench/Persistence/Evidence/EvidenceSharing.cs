using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence.Access;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Persistence.Evidence;

/// <summary>共有 as several actions do it: on its own, with a link to an item, with a report of completion.</summary>
internal static class EvidenceSharing
{
    /// <summary>Shares a piece with a connection of its owner, telling the other party on which items it stands.</summary>
    public static async Task<Outcome<Done>> ShareAsync(this Work work, EvidencePiece piece, Guid connectionId, Participation by, CancellationToken cancellationToken)
    {
        if (EvidenceRules.BarrierTo(EvidenceAct.Share, piece.StandingTowards(isShared: true), by) is { } refusal) return refusal;
        var connection = await work.Db.Connections.FirstOrDefaultAsync(c => c.Id == connectionId, cancellationToken);
        if (connection is null || !connection.IsParty(by.OrganizationId)) throw new AccessDeniedException("connection", connectionId);
        if (piece.IsSharedWith(connectionId)) return default(Done);
        var items = await (
            from link in work.Db.EvidenceLinks
            join assessment in work.Db.Assessments on link.AssessmentId equals assessment.Id
            where link.PieceId == piece.Id && link.EndedUtc == null && assessment.ConnectionId == connectionId
            orderby link.ItemNumber
            select link.ItemNumber).Distinct().ToListAsync(cancellationToken);
        return piece.Share(connection, [.. items.Order()], by, work.NowUtc);
    }
}
