using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Assessments.Discussions;

/// <summary>What a row shows of an item's 質疑, as one person may see it.</summary>
/// <param name="Open">Threads without an answer.</param>
/// <param name="Answered">Answered threads that were not closed.</param>
/// <param name="Closed">Closed threads.</param>
/// <param name="ToAnswer">Of the open ones, those that the other side asked.</param>
/// <param name="Messages">All messages that the person may read.</param>
/// <param name="Unread">Of these, by others and not read yet.</param>
/// <param name="IsMentioned">Whether an unread one is addressed to the person.</param>
public sealed record DiscussionMark(int ItemNumber, int Open, int Answered, int Closed, int ToAnswer, int Messages, int Unread, bool IsMentioned)
{
    public int Total => Open + Answered + Closed;

    /// <summary>Whether someone still has to answer, or to close.</summary>
    public bool IsPending => Open + Answered > 0;

    /// <summary>Whether <paramref name="other"/> stands for other threads or messages, whoever has read them.</summary>
    public bool SaysTheSameAs(DiscussionMark? other) => other is not null && this with { Unread = other.Unread, IsMentioned = other.IsMentioned } == other;
}

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
