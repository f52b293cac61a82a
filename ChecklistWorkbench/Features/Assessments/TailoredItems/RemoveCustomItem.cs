using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Submissions;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Assessments.TailoredItems;

/// <summary>Takes a 独自確認項目 out of an assessment while nobody has answered it.</summary>
public sealed class RemoveCustomItem(WorkbenchDatabase database)
{
    public Task<Outcome<Done>> HandleAsync(Caller caller, AssessmentItemRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<Done>(caller, async work =>
        {
            var (assessment, _, by) = await work.Access.ToAssessmentAsync(request.AssessmentId, cancellationToken);
            var tailoring = await work.Db.ReadTailoringAsync(assessment, cancellationToken);
            if (tailoring.Checklist.AddedAs(request.ItemNumber) is not { } added) return new NotFound();

            var responses = await work.Db.Responses.Where(r => r.AssessmentId == assessment.Id && r.ItemNumber == request.ItemNumber).ToListAsync(cancellationToken);
            Guid[] ids = [.. responses.Select(response => response.Id)];
            var hasDrafts = await work.Db.Drafts.AnyAsync(draft => ids.Contains(draft.ResponseId), cancellationToken);
            var outcome = assessment.RemoveItem(added, responses, hasDrafts, by, work.NowUtc);
            if (!outcome.Succeeded) return outcome.Refusal;
            work.Db.TailoringChanges.Add(outcome.Value);
            work.Db.Responses.RemoveRange(responses);
            return default(Done);
        }, cancellationToken);
}
