using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Access;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Assessments.Discussions;

/// <param name="AssessmentId">The assessment.</param>
/// <param name="DiscussionId">A thread of it that the caller sees.</param>
/// <param name="Act">What the message is to do.</param>
/// <param name="Words">What it says; may be empty for closing alone.</param>
public sealed record AddMessageRequest(Guid AssessmentId, Guid DiscussionId, DiscussionAct Act, Spoken Words);

/// <summary>Follows a thread: answers, adds, asks on, closes.</summary>
public sealed class AddMessage(WorkbenchDatabase database)
{
    public Task<Outcome<Done>> HandleAsync(Caller caller, AddMessageRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<Done>(caller, async work =>
        {
            var (assessment, connection, by) = await work.Access.ToAssessmentAsync(request.AssessmentId, cancellationToken);
            var discussion = await work.Db.Discussions.FirstOrDefaultAsync(d => d.Id == request.DiscussionId && d.AssessmentId == assessment.Id, cancellationToken);
            if (discussion is null || !discussion.IsSeenBy(by.OrganizationId)) throw new AccessDeniedException("discussion", request.DiscussionId);
            var words = await work.ReadWordsAsync(request.Words, request.Act == DiscussionAct.Close, assessment, connection, by, cancellationToken);
            if (!words.Succeeded) return words.Refusal;

            var outcome = discussion.Say(assessment, request.Act, words.Value, by, work.NowUtc);
            if (!outcome.Succeeded) return outcome.Refusal;
            work.Db.DiscussionMessages.Add(outcome.Value);
            return default(Done);
        }, cancellationToken);
}
