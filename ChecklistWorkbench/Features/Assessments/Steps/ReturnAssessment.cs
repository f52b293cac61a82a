using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Assessments.Steps;

/// <summary>What the bank asks for, as a whole and item by item; no item named means all of them.</summary>
/// <param name="Reasons">Reason in words by 通番.</param>
public sealed record ReturnAssessmentRequest(Guid AssessmentId, string Comment, IReadOnlyDictionary<int, string> Reasons);

/// <summary>差戻し: asks the newest submission back.</summary>
public sealed class ReturnAssessment(WorkbenchDatabase database)
{
    public Task<Outcome<Done>> HandleAsync(Caller caller, ReturnAssessmentRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<Done>(caller, async work =>
        {
            var (assessment, _, by) = await work.Access.ToAssessmentAsync(request.AssessmentId, cancellationToken);
            if (StepComment.Refusal(request.Comment, required: true) is { } refusal) return refusal;
            if (request.Reasons.Values.Select(reason => StepComment.Refusal(reason)).FirstOrDefault(r => r is not null) is { } reasonRefusal) return reasonRefusal;

            var responses = await work.Db.Responses.Where(r => r.AssessmentId == assessment.Id).ToListAsync(cancellationToken);
            var submission = await work.Db.Submissions.Where(s => s.AssessmentId == assessment.Id)
                .OrderByDescending(s => s.Number).Select(s => (Guid?)s.Id).FirstOrDefaultAsync(cancellationToken);
            var items = request.Reasons.Where(r => responses.Any(response => response.ItemNumber == r.Key && !response.IsExcluded))
                .OrderBy(r => r.Key).Select(r => new ReturnedItem(r.Key, r.Value.Trim())).ToList();

            var outcome = assessment.Return(submission ?? Guid.Empty, request.Comment.Trim(), items, responses, by, work.NowUtc);
            if (!outcome.Succeeded) return outcome.Refusal;
            work.Db.SubmissionReturns.Add(outcome.Value);
            return default(Done);
        }, cancellationToken);
}
