using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Monitoring;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Monitoring.Arrangements;

/// <param name="ArrangementId">The proposal that the caller read.</param>
/// <param name="Words">What they say about it.</param>
public sealed record SettleArrangementRequest(Guid ConnectionId, Guid ArrangementId, string Words);

/// <summary>合意する: the proposed terms are in force from now on.</summary>
public sealed class AgreeArrangement(WorkbenchDatabase database)
{
    public Task<Outcome<Done>> HandleAsync(Caller caller, SettleArrangementRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<Done>(caller, async work =>
        {
            var (proposal, by) = await work.ToProposalAsync(request, cancellationToken);
            if (proposal is null) return new NotFound();
            var before = await work.Db.Arrangements.FirstOrDefaultAsync(a => a.ConnectionId == request.ConnectionId && a.NextOpensOn != null, cancellationToken);
            return proposal.Agree(before, request.Words, by, work.NowUtc);
        }, cancellationToken);
}

/// <summary>見送る: the firm does not agree, and says why.</summary>
public sealed class DeclineArrangement(WorkbenchDatabase database)
{
    public Task<Outcome<Done>> HandleAsync(Caller caller, SettleArrangementRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<Done>(caller, async work =>
            await work.ToProposalAsync(request, cancellationToken) is ({ } proposal, var by) ? proposal.Decline(request.Words, by, work.NowUtc) : new NotFound(), cancellationToken);
}

/// <summary>取り下げる: the bank takes its proposal back.</summary>
public sealed class WithdrawArrangement(WorkbenchDatabase database)
{
    public Task<Outcome<Done>> HandleAsync(Caller caller, SettleArrangementRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<Done>(caller, async work =>
            await work.ToProposalAsync(request, cancellationToken) is ({ } proposal, var by) ? proposal.Withdraw(request.Words, by, work.NowUtc) : new NotFound(), cancellationToken);
}

/// <summary>Reads that the answers to a proposal have in common.</summary>
internal static class ProposalQueries
{
    public static async Task<(Arrangement? Proposal, Participation By)> ToProposalAsync(this Work work, SettleArrangementRequest request, CancellationToken cancellationToken)
    {
        var (connection, by) = await work.Access.ToConnectionAsync(request.ConnectionId, cancellationToken);
        return (await work.Db.Arrangements.FirstOrDefaultAsync(a => a.Id == request.ArrangementId && a.ConnectionId == connection.Id, cancellationToken), by);
    }
}
