using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Reviews;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Review.Findings;

/// <param name="CanRaise">Whether the caller may raise another one.</param>
public sealed record ItemFindingsView(Guid ConnectionId, IReadOnlyList<FindingView> Findings, bool CanRaise);

/// <summary>The findings of one item, open ones first; earlier rounds' among them.</summary>
public sealed class GetItemFindings(WorkbenchDatabase database)
{
    public Task<Outcome<ItemFindingsView>> HandleAsync(Caller caller, Guid assessmentId, int itemNumber, CancellationToken cancellationToken) =>
        database.ReadAsync<ItemFindingsView>(caller, async work =>
        {
            var (assessment, _, by) = await work.Access.ToAssessmentAsync(assessmentId, cancellationToken);
            var findings = await work.Db.FindingsOf(assessment, itemNumber).WithSteps().OrderBy(f => f.Id).ToListAsync(cancellationToken);
            var views = await work.ViewAsync(assessment.ConnectionId, [.. findings.OrderByDescending(f => f.IsOpen).ThenByDescending(f => f.Number)], by, cancellationToken);
            return new ItemFindingsView(assessment.ConnectionId, views, FindingRules.BarrierToRaising(assessment.State, by) is null);
        }, cancellationToken);
}
