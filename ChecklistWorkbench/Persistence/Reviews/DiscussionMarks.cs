using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Persistence.Reviews;

/// <summary>Where 質疑 stands on the items of an assessment.</summary>
internal static class DiscussionMarks
{
    /// <summary>The marks of all items that have a thread which <paramref name="by"/> may see: one query.</summary>
    public static async Task<IReadOnlyList<DiscussionMark>> ReadDiscussionMarksAsync(
        this WorkbenchDbContext db, Guid assessmentId, Participation by, CancellationToken cancellationToken)
    {
        var (organization, person) = (by.OrganizationId, by.PersonId);
        var threads = await (
            from discussion in db.Discussions
            where discussion.AssessmentId == assessmentId && (discussion.IsShared || discussion.AskedByOrganizationId == organization)
            from reading in db.DiscussionReadings.Where(r => r.DiscussionId == discussion.Id && r.PersonId == person).DefaultIfEmpty()
            let readUpTo = reading == null ? 0 : reading.ReadUpTo
            select new
            {
                discussion.ItemNumber,
                discussion.State,
                discussion.AskedByOrganizationId,
                Messages = discussion.Messages.Count(m => m.IsShared || m.OrganizationId == organization),
                Unread = discussion.Messages.Count(m => (m.IsShared || m.OrganizationId == organization) && m.ByPersonId != person && m.Number > readUpTo),
                IsMentioned = discussion.Messages.Any(m => (m.IsShared || m.OrganizationId == organization) && m.Number > readUpTo && m.Mentions.Any(mention => mention.PersonId == person)),
            }).ToListAsync(cancellationToken);
        return [.. threads.GroupBy(thread => thread.ItemNumber).OrderBy(item => item.Key).Select(item => new DiscussionMark(
            item.Key, item.Count(t => t.State == DiscussionState.Open), item.Count(t => t.State == DiscussionState.Answered), item.Count(t => t.State == DiscussionState.Closed),
            item.Count(t => t.State == DiscussionState.Open && t.AskedByOrganizationId != organization),
            item.Sum(t => t.Messages), item.Sum(t => t.Unread), item.Any(t => t.IsMentioned)))];
    }
}
