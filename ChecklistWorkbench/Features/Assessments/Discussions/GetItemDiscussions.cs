using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Assessments.Discussions;

/// <summary>Reads the threads of one item; the other party's internal messages are not among them.</summary>
public sealed class GetItemDiscussions(WorkbenchDatabase database)
{
    public Task<Outcome<ItemDiscussionsModel>> HandleAsync(Caller caller, Guid assessmentId, int itemNumber, CancellationToken cancellationToken) =>
        database.ReadAsync<ItemDiscussionsModel>(caller, async work =>
        {
            var (assessment, connection, by) = await work.Access.ToAssessmentAsync(assessmentId, cancellationToken);
            var (me, own) = (by.PersonId, by.OrganizationId);
            var rows = await (
                from discussion in work.Db.Discussions
                where discussion.AssessmentId == assessment.Id && discussion.ItemNumber == itemNumber
                    && (discussion.IsShared || discussion.AskedByOrganizationId == own)
                from reading in work.Db.DiscussionReadings.Where(r => r.DiscussionId == discussion.Id && r.PersonId == me).DefaultIfEmpty()
                select new { discussion, ReadUpTo = (int?)reading.ReadUpTo }).ToListAsync(cancellationToken);

            var ids = rows.ConvertAll(row => row.discussion.Id);
            var messages = await work.Db.DiscussionMessages.Include(m => m.Mentions)
                .Where(m => ids.Contains(m.DiscussionId) && (m.IsShared || m.OrganizationId == own)).ToListAsync(cancellationToken);
            var byThread = messages.ToLookup(message => message.DiscussionId);
            var threads = rows.Select(row => ThreadOf(row.discussion, byThread[row.discussion.Id], row.ReadUpTo ?? 0, assessment, by))
                .OrderBy(thread => thread.State).ThenByDescending(thread => thread.Lines[^1].AtUtc).ToList();
            var canAsk = DiscussionRules.BarrierToAsking(assessment.State, by) is null;
            return new ItemDiscussionsModel(threads, canAsk ? await work.Db.ReadAudienceAsync(assessment, connection, by, cancellationToken) : [], canAsk);
        }, cancellationToken);

    private static DiscussionThread ThreadOf(Discussion discussion, IEnumerable<DiscussionMessage> messages, int readUpTo, Assessment assessment, Participation by) => new(
        discussion.Id, discussion.State, discussion.IsShared, discussion.AskedByParty,
        [.. messages.OrderBy(m => m.Number).Select(m => new DiscussionLine(
            m.Act, m.IsShared, m.Text, m.Party, m.ByName, m.AtUtc, [.. m.Mentions.Select(person => new MentionedPerson(person.PersonId, person.Name))],
            m.ByPersonId != by.PersonId && m.Number > readUpTo))],
        DiscussionRules.Available(isShared: true, discussion.Standing, assessment.State, by),
        DiscussionRules.Available(isShared: false, discussion.Standing, assessment.State, by));
}
