using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;

namespace ChecklistWorkbench.Features.Review.Findings;

/// <param name="BasedOn">The finding's version that the caller saw.</param>
public sealed record ProposePlanRequest(Guid ConnectionId, Guid FindingId, FindingPlan Plan, int BasedOn);

/// <summary>The firm shows what it will do, who will, and until when.</summary>
public sealed class ProposePlan(WorkbenchDatabase database)
{
    public Task<Outcome<Done>> HandleAsync(Caller caller, ProposePlanRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<Done>(caller, async work =>
        {
            var (connection, by) = await work.ToFindingsAsync(request.ConnectionId, cancellationToken);
            var found = await work.Db.FindToMoveAsync(connection.Id, request.FindingId, request.BasedOn, cancellationToken);
            return found.Succeeded ? found.Value.ProposePlan(request.Plan, by, work.NowUtc) : found.Refusal;
        }, cancellationToken);
}
