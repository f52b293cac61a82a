using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;

namespace ChecklistWorkbench.Features.Assessments.Methods;

/// <summary>How one method example is met; no <paramref name="Use"/> takes the tick back.</summary>
/// <param name="Method">The method's number within the item.</param>
/// <param name="Expected">The tick that the screen showed when the user changed it.</param>
public sealed record TickMethodRequest(Guid AssessmentId, Guid ResponseId, int Method, AppliedMethod? Expected, MethodUse? Use, string Remark);

/// <summary>Ticks a method example of the guide on an answer, as a revision of the answer.</summary>
public sealed class TickMethod(WorkbenchDatabase database, EditionCatalogue editions)
{
    public Task<Outcome<SaveOutcome>> HandleAsync(Caller caller, TickMethodRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<SaveOutcome>(caller, async work =>
        {
            var (response, assessment, by) = await work.Access.ToResponseAsync(request.AssessmentId, request.ResponseId, cancellationToken);
            var remark = request.Remark.Trim();
            if (remark.Length > Lengths.Line) return new InvalidField("MethodRemark", "TooLong", Lengths.Line, remark.Length);
            var edition = await editions.GetAsync(assessment.EditionId, cancellationToken);
            if (response is null || !edition.Has(response.ItemNumber) || edition.Item(response.ItemNumber).Methods.All(m => m.Number != request.Method)) return new NotFound();

            var tick = request.Use is { } use ? new AppliedMethod(request.Method, use, remark) : null;
            return response.Tick(assessment, request.Method, request.Expected, tick, by, work.NowUtc);
        }, cancellationToken);
}
