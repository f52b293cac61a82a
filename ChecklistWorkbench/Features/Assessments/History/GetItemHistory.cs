using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Assessments.History;

/// <summary>One revision of an answer, together with what stood before it.</summary>
public sealed record HistoryEntry(
    Guid ResponseId, Party Party, int Number, ResponseField Changed, ResponseContent Content, ResponseContent Before, RevisionSource Source, string ByName, DateTime AtUtc);

/// <summary>Reads all revisions of both parties' answers to one item, newest first.</summary>
public sealed class GetItemHistory(WorkbenchDatabase database)
{
    public Task<Outcome<IReadOnlyList<HistoryEntry>>> HandleAsync(Caller caller, Guid assessmentId, int itemNumber, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<HistoryEntry>>(caller, async work =>
        {
            var (assessment, _, _) = await work.Access.ToAssessmentAsync(assessmentId, cancellationToken);
            var revisions = await (
                from response in work.Db.Responses
                join revision in work.Db.ResponseRevisions on response.Id equals revision.ResponseId
                where response.AssessmentId == assessment.Id && response.ItemNumber == itemNumber
                select new { response.Party, Revision = revision }).ToListAsync(cancellationToken);

            return revisions.GroupBy(r => r.Party)
                .SelectMany(party => party.OrderBy(r => r.Revision.Number).Aggregate(
                    (Entries: new List<HistoryEntry>(), Before: ResponseContent.Empty),
                    (all, r) =>
                    {
                        all.Entries.Add(new(r.Revision.ResponseId, r.Party, r.Revision.Number, r.Revision.Changed, r.Revision.Content, all.Before, r.Revision.Source, r.Revision.ByName, r.Revision.AtUtc));
                        return (all.Entries, r.Revision.Content);
                    }).Entries)
                .OrderByDescending(entry => entry.AtUtc).ThenByDescending(entry => entry.Number).ToList();
        }, cancellationToken);
}
