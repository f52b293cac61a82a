using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Assessments.Discussions;

/// <summary>What was on the person's screen.</summary>
/// <param name="Shown">By thread: how many of its messages, oldest first, among those the person may read.</param>
public sealed record MarkDiscussionsReadRequest(Guid AssessmentId, IReadOnlyDictionary<Guid, int> Shown);

/// <summary>Notes how far the caller has read. A message that came in meanwhile stays unread.</summary>
public sealed class MarkDiscussionsRead(WorkbenchDatabase database)
{
    public Task<Outcome<Done>> HandleAsync(Caller caller, MarkDiscussionsReadRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<Done>(caller, async work =>
        {
            var (assessment, _, by) = await work.Access.ToAssessmentAsync(request.AssessmentId, cancellationToken);
            var own = by.OrganizationId;
            Guid[] ids = [.. request.Shown.Keys];
            var visible = await (
                from discussion in work.Db.Discussions
                where discussion.AssessmentId == assessment.Id && ids.Contains(discussion.Id)
                from message in discussion.Messages
                where message.IsShared || message.OrganizationId == own
                select new { message.DiscussionId, message.Number }).ToListAsync(cancellationToken);
            var readings = await work.Db.DiscussionReadings.Where(r => r.PersonId == by.PersonId && ids.Contains(r.DiscussionId))
                .ToDictionaryAsync(r => r.DiscussionId, cancellationToken);
            foreach (var thread in visible.GroupBy(message => message.DiscussionId, message => message.Number))
            {
                var read = thread.Order().Take(request.Shown[thread.Key]).LastOrDefault();
                if (!readings.TryGetValue(thread.Key, out var reading)) work.Db.DiscussionReadings.Add(reading = new DiscussionReading(by.PersonId, thread.Key));
                reading.ReadTo(read);
            }

            return default(Done);
        }, cancellationToken);
}
