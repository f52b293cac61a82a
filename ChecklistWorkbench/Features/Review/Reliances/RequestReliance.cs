using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Review.Reliances;

/// <param name="Words">What the bank refers to.</param>
public sealed record RequestRelianceRequest(Guid AssessmentId, RelianceWords Words);

/// <summary>参照の申出: asks the firm to consent to a reference. Returns its number.</summary>
public sealed class RequestReliance(WorkbenchDatabase database)
{
    public Task<Outcome<int>> HandleAsync(Caller caller, RequestRelianceRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<int>(caller, async work =>
        {
            var (assessment, _, by) = await work.Access.ToAssessmentAsync(request.AssessmentId, cancellationToken);
            if (RelianceRules.BarrierToRequesting(assessment.State, by) is { } refusal) return refusal;
            var number = 1 + (await work.Db.Reliances.Where(reliance => reliance.AssessmentId == assessment.Id).MaxAsync(reliance => (int?)reliance.Number, cancellationToken) ?? 0);
            var made = Reliance.Request(assessment, number, request.Words, await work.ReadAskedAsync(assessment, cancellationToken), by, work.NowUtc);
            if (!made.Succeeded) return made.Refusal;
            work.Db.Reliances.Add(made.Value);
            return number;
        }, cancellationToken);
}
