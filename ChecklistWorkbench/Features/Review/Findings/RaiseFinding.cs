using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Review.Findings;

/// <param name="ItemNumber">An item of the round.</param>
/// <param name="Text">What is missing.</param>
public sealed record RaiseFindingRequest(Guid AssessmentId, int ItemNumber, FindingSeverity Severity, string Text);

/// <summary>提起: tells the firm of a gap.</summary>
public sealed class RaiseFinding(WorkbenchDatabase database)
{
    public Task<Outcome<int>> HandleAsync(Caller caller, RaiseFindingRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<int>(caller, async work =>
        {
            var (assessment, connection, by) = await work.Access.ToAssessmentAsync(request.AssessmentId, cancellationToken);
            if (FindingRules.BarrierToRaising(assessment.State, by) is { } refusal) return refusal;
            if (!await work.Db.Responses.AnyAsync(r => r.AssessmentId == assessment.Id && r.ItemNumber == request.ItemNumber, cancellationToken)) return new NotFound();
            var number = 1 + (await work.Db.Findings.Where(f => f.ConnectionId == connection.Id).MaxAsync(f => (int?)f.Number, cancellationToken) ?? 0);
            var raised = Finding.Raise(assessment, request.ItemNumber, number, request.Severity, request.Text, by, work.NowUtc);
            if (!raised.Succeeded) return raised.Refusal;
            work.Db.Findings.Add(raised.Value);
            return number;
        }, cancellationToken);
}
