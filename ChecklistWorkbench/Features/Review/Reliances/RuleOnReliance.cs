using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;

namespace ChecklistWorkbench.Features.Review.Reliances;

/// <param name="Reason">What is adopted, what is still to be checked, or why it is not adopted.</param>
/// <param name="BasedOn">The revision for the item that the caller saw; 0 for none.</param>
public sealed record RuleOnRelianceRequest(Guid AssessmentId, Guid RelianceId, int ItemNumber, RelianceUse Use, string Reason, int BasedOn);

/// <summary>採用, 追加確認 or 不採用 of one item. Returns the revision.</summary>
public sealed class RuleOnReliance(WorkbenchDatabase database)
{
    public Task<Outcome<int>> HandleAsync(Caller caller, RuleOnRelianceRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<int>(caller, async work =>
        {
            var (assessment, _, by) = await work.Access.ToAssessmentAsync(request.AssessmentId, cancellationToken);
            return await work.FindRelianceAsync(assessment, request.RelianceId, cancellationToken) is { } reliance
                ? reliance.Rule(assessment, request.ItemNumber, request.Use, request.Reason, request.BasedOn, by, work.NowUtc)
                : new NotFound();
        }, cancellationToken);
}
