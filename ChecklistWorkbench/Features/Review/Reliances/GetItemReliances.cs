using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;

namespace ChecklistWorkbench.Features.Review.Reliances;

/// <param name="Lines">Those that cover the item; none where nothing is referred to.</param>
public sealed record ItemReliancesView(Guid AssessmentId, IReadOnlyList<RelianceLine> Lines);

/// <summary>Reads what the bank refers to on one item.</summary>
public sealed class GetItemReliances(WorkbenchDatabase database)
{
    public Task<Outcome<ItemReliancesView>> HandleAsync(Caller caller, Guid assessmentId, int itemNumber, CancellationToken cancellationToken) =>
        database.ReadAsync<ItemReliancesView>(caller, async work =>
        {
            var (assessment, _, by) = await work.Access.ToAssessmentAsync(assessmentId, cancellationToken);
            var (lines, _) = await work.ReadLinesAsync(assessment, by, cancellationToken);
            return new ItemReliancesView(assessment.Id, [.. lines.Where(line => line.Uses.Any(use => use.ItemNumber == itemNumber))]);
        }, cancellationToken);
}
