using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.AuditTrail.Chains;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.AuditTrail;

namespace ChecklistWorkbench.Features.AuditTrail.Verification;

/// <param name="State">Names the chain, or all of them; the whole of it is verified, whatever else narrows the screen.</param>
/// <param name="Progress">Told after every batch, not on the screen's thread; null for nobody.</param>
public sealed record VerifyTrailRequest(TrailState State, Action<TrailProgress>? Progress = null);

/// <param name="Chain">Which chain is read, from 1.</param>
/// <param name="Chains">Of how many.</param>
/// <param name="Connection">Whose it is; null where there is only one.</param>
/// <param name="Entries">How far within it.</param>
public sealed record TrailProgress(int Chain, int Chains, string? Connection, ChainProgress Entries);

/// <param name="Chains">How many were verified.</param>
/// <param name="Entries">How many they have together.</param>
/// <param name="Checkpoints">How many signed checkpoints were compared.</param>
/// <param name="Broken">The chains that are wrong, in the order they were read.</param>
public sealed record TrailVerdict(int Chains, long Entries, int Checkpoints, IReadOnlyList<BrokenChain> Broken)
{
    public bool IsWhole => Broken.Count == 0;
}

/// <param name="Connection">Whose chain it is; null where only one was verified.</param>
public sealed record BrokenChain(NamedChoice? Connection, ChainVerdict Verdict);

/// <summary>
/// Verifies a chain from its first entry to its newest, or one chain after the other, beside the screen that asked; what came of it goes into the
/// trail of the asker's organisation.
/// </summary>
public sealed class VerifyTrail(WorkbenchDatabase database, TrailVerifier verifier)
{
    private const int MostNamed = 20;

    public async Task<Outcome<TrailVerdict>> HandleAsync(Caller caller, VerifyTrailRequest request, CancellationToken cancellationToken)
    {
        var opened = await database.ReadAsync(caller, work => work.OpenTrailAsync(request.State, cancellationToken), cancellationToken);
        if (!opened.Succeeded) return opened.Refusal;
        var verdict = await Task.Run(() => VerifyAsync(opened.Value, request, cancellationToken), cancellationToken);
        return await database.ChangeAsync<TrailVerdict>(caller, async work =>
        {
            var trail = await work.OpenTrailAsync(request.State, cancellationToken);
            if (!trail.Succeeded) return trail.Refusal;
            var by = trail.Value.By;
            work.Db.Record(new(trail.Value.OwnChainId, AuditActions.TrailVerified, by.Actor, work.NowUtc, request.State.ConnectionId ?? by.OrganizationId,
                Details: request.State.AllConnections ? DetailsOfAll(verdict) : DetailsOfOne(opened.Value.ChainIds[0], verdict)));
            return verdict;
        }, cancellationToken);
    }

    private async Task<TrailVerdict> VerifyAsync(OpenedTrail trail, VerifyTrailRequest request, CancellationToken cancellationToken)
    {
        var (entries, checkpoints, broken, total) = (0L, 0, new List<BrokenChain>(), trail.ChainIds.Count);
        for (var i = 0; i < total; i++)
        {
            var (number, connection) = (i + 1, request.State.AllConnections ? new NamedChoice(trail.Connections[i].Id, trail.Connections[i].Name) : null);
            var verdict = await verifier.VerifyAsync(trail.ChainIds[i], progress => request.Progress?.Invoke(new(number, total, connection?.Name, progress)), cancellationToken);
            (entries, checkpoints) = (entries + verdict.Entries, checkpoints + verdict.Checkpoints);
            if (!verdict.IsWhole) broken.Add(new(connection, verdict));
        }

        return new(total, entries, checkpoints, broken);
    }

    private static object DetailsOfOne(string chainId, TrailVerdict verdict) =>
        new { Chain = chainId, verdict.Entries, verdict.Checkpoints, verdict.IsWhole, First = verdict.Broken is [var broken, ..] ? broken.Verdict.First?.Sequence : null };

    private static object DetailsOfAll(TrailVerdict verdict) => new
    {
        verdict.Chains,
        verdict.Entries,
        verdict.Checkpoints,
        verdict.IsWhole,
        Broken = verdict.IsWhole ? null : string.Join(", ", verdict.Broken.Take(MostNamed).Select(broken => $"{broken.Verdict.ChainId} #{broken.Verdict.First!.Sequence}")),
    };
}
