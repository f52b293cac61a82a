using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;

namespace ChecklistWorkbench.Features.Review.Findings;

/// <param name="Act">Anything but raising it and proposing a plan.</param>
/// <param name="Words">What was done, what was seen, or why.</param>
/// <param name="BasedOn">The finding's version that the caller saw.</param>
public sealed record MoveFindingRequest(Guid ConnectionId, Guid FindingId, FindingAct Act, string Words, int BasedOn);

/// <summary>Agrees to a plan, begins, reports, confirms, sends back, accepts the risk or withdraws.</summary>
public sealed class MoveFinding(WorkbenchDatabase database)
{
    public Task<Outcome<Done>> HandleAsync(Caller caller, MoveFindingRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<Done>(caller, async work =>
        {
            var (connection, by) = await work.ToFindingsAsync(request.ConnectionId, cancellationToken);
            if (request.Act is FindingAct.Raise or FindingAct.ProposePlan) return new RoleMissing(request.Act.ToString());
            var found = await work.Db.FindToMoveAsync(connection.Id, request.FindingId, request.BasedOn, cancellationToken);
            return found.Succeeded ? found.Value.Move(request.Act, request.Words, by, work.NowUtc) : found.Refusal;
        }, cancellationToken);
}
