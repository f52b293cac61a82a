using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Evidence;

namespace ChecklistWorkbench.Features.Review.Findings;

/// <param name="Act">Anything but raising it and proposing a plan.</param>
/// <param name="Words">What was done, what was seen, or why.</param>
/// <param name="BasedOn">The finding's version that the caller saw.</param>
public sealed record MoveFindingRequest(Guid ConnectionId, Guid FindingId, FindingAct Act, string Words, int BasedOn)
{
    /// <summary>Pieces of the caller's organisation that a 完了申告 stands on; what is not shared with the connection yet is shared with it.</summary>
    public IReadOnlyList<Guid> Evidence { get; init; } = [];
}

/// <summary>Agrees to a plan, begins, reports, confirms, sends back, accepts the risk or withdraws.</summary>
public sealed class MoveFinding(WorkbenchDatabase database)
{
    public Task<Outcome<Done>> HandleAsync(Caller caller, MoveFindingRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<Done>(caller, async work =>
        {
            var (connection, by) = await work.ToFindingsAsync(request.ConnectionId, cancellationToken);
            if (request.Act is FindingAct.Raise or FindingAct.ProposePlan) return new RoleMissing(request.Act.ToString());
            var found = await work.Db.FindToMoveAsync(connection.Id, request.FindingId, request.BasedOn, cancellationToken);
            if (!found.Succeeded) return found.Refusal;
            var evidence = await ReadEvidenceAsync(work, found.Value, request, by, cancellationToken);
            return evidence.Succeeded ? found.Value.Move(request.Act, request.Words, by, work.NowUtc, evidence.Value) : evidence.Refusal;
        }, cancellationToken);

    private static async Task<Outcome<List<EvidencePiece>>> ReadEvidenceAsync(Work work, Finding finding, MoveFindingRequest request, Participation by, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. request.Evidence.Distinct()];
        if (ids.Length > 0 && finding.BarrierTo(request.Act, by) is { } refusal) return refusal;
        if (ids.Length > FindingRules.MostEvidence) return new TooMuchEvidenceReported(FindingRules.MostEvidence);
        var pieces = new List<EvidencePiece>();
        foreach (var id in ids)
        {
            var (piece, owner) = await work.ToEvidenceAsync(id, cancellationToken);
            var shared = await work.ShareAsync(piece, finding.ConnectionId, owner, cancellationToken);
            if (!shared.Succeeded) return shared.Refusal;
            pieces.Add(piece);
        }

        return pieces;
    }
}
