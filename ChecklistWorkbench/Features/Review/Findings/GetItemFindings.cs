using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;
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
            var findings = await work.Db.FindingsOf(assessment, itemNumber).Include(f => f.Steps).ToListAsync(cancellationToken);
            return new ItemFindingsView(
                assessment.ConnectionId,
                [.. findings.OrderByDescending(f => f.IsOpen).ThenByDescending(f => f.Number).Select(f => f.ViewFor(by, work.NowUtc))],
                FindingRules.BarrierToRaising(assessment.State, by) is null);
        }, cancellationToken);
}
