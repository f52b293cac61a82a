using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Submissions;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Assessments.TailoredItems;

/// <summary>An item of an assessment by its number.</summary>
public sealed record AssessmentItemRequest(Guid AssessmentId, int ItemNumber);

/// <summary>対象に戻す: asks an item again that was left out.</summary>
public sealed class ReinstateItem(WorkbenchDatabase database)
{
    public Task<Outcome<Done>> HandleAsync(Caller caller, AssessmentItemRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<Done>(caller, async work =>
        {
            var (assessment, _, by) = await work.Access.ToAssessmentAsync(request.AssessmentId, cancellationToken);
            var responses = await work.Db.Responses.Where(r => r.AssessmentId == assessment.Id && r.ItemNumber == request.ItemNumber).ToListAsync(cancellationToken);
            var tailoring = await work.Db.ReadTailoringAsync(assessment, cancellationToken);
            var outcome = assessment.Reinstate(request.ItemNumber, tailoring, responses, by, work.NowUtc);
            if (!outcome.Succeeded) return outcome.Refusal;
            work.Db.TailoringChanges.Add(outcome.Value);
            return default(Done);
        }, cancellationToken);
}
