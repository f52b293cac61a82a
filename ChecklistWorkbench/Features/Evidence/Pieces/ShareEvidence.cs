using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Access;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Evidence.Pieces;

/// <summary>共有: shows a piece to the other party of a connection.</summary>
public sealed class ShareEvidence(WorkbenchDatabase database)
{
    public Task<Outcome<Done>> HandleAsync(Caller caller, Guid pieceId, Guid connectionId, CancellationToken cancellationToken) =>
        database.ChangeAsync<Done>(caller, async work =>
        {
            var (piece, by) = await work.ToEvidenceAsync(pieceId, cancellationToken);
            return await work.ShareAsync(piece, connectionId, by, cancellationToken);
        }, cancellationToken);
}

/// <summary>取下げ of a piece of the caller's organisation.</summary>
public sealed class WithdrawEvidence(WorkbenchDatabase database)
{
    public Task<Outcome<Done>> HandleAsync(Caller caller, Guid pieceId, string reason, CancellationToken cancellationToken) =>
        database.ChangeAsync<Done>(caller, async work =>
        {
            var (piece, by) = await work.ToEvidenceAsync(pieceId, cancellationToken);
            return piece.Withdraw(reason, by, work.NowUtc);
        }, cancellationToken);
}

internal static class Sharing
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
        var outcome = piece.Share(connection, [.. items.Order()], by, work.NowUtc);
        if (outcome.Succeeded) work.Db.EvidenceShares.Add(piece.Shares[^1]);
        return outcome;
    }
}
