using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Assessments.Discussions;

/// <param name="AssessmentId">The assessment.</param>
/// <param name="ItemNumber">The item, the bank's own among them.</param>
/// <param name="Words">The question.</param>
public sealed record AskQuestionRequest(Guid AssessmentId, int ItemNumber, Spoken Words);

/// <summary>Begins a thread on an item.</summary>
public sealed class AskQuestion(WorkbenchDatabase database)
{
    public Task<Outcome<Guid>> HandleAsync(Caller caller, AskQuestionRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<Guid>(caller, async work =>
        {
            var (assessment, connection, by) = await work.Access.ToAssessmentAsync(request.AssessmentId, cancellationToken);
            if (!await work.Db.Responses.AnyAsync(r => r.AssessmentId == assessment.Id && r.ItemNumber == request.ItemNumber, cancellationToken)) return new NotFound();
            var words = await work.ReadWordsAsync(request.Words, mayBeEmpty: false, assessment, connection, by, cancellationToken);
            if (!words.Succeeded) return words.Refusal;

            var outcome = Discussion.Open(assessment, request.ItemNumber, words.Value, by, work.NowUtc);
            if (!outcome.Succeeded) return outcome.Refusal;
            work.Db.Discussions.Add(outcome.Value);
            return outcome.Value.Id;
        }, cancellationToken);
}
