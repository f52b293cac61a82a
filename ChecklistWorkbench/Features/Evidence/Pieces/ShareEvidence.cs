using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Evidence;

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
