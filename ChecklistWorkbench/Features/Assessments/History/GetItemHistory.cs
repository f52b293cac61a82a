using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Assessments.History;

/// <summary>One revision of an answer, together with what stood before it; and the received file it came from, downloadable for those who received it.</summary>
public sealed record HistoryEntry(
    Guid ResponseId, Party Party, int Number, ResponseField Changed, ResponseContent Content, ResponseContent Before, RevisionSource Source, string ByName, DateTime AtUtc,
    string? SourceFileName = null, Guid? DownloadableFileId = null);

/// <summary>Reads all revisions of both parties' answers to one item, newest first.</summary>
public sealed class GetItemHistory(WorkbenchDatabase database)
{
    public Task<Outcome<IReadOnlyList<HistoryEntry>>> HandleAsync(Caller caller, Guid assessmentId, int itemNumber, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<HistoryEntry>>(caller, async work =>
        {
            var (assessment, _, by) = await work.Access.ToAssessmentAsync(assessmentId, cancellationToken);
            var revisions = await (
                from response in work.Db.Responses
                join revision in work.Db.ResponseRevisions on response.Id equals revision.ResponseId
                where response.AssessmentId == assessment.Id && response.ItemNumber == itemNumber
                select new { response.Party, Revision = revision }).ToListAsync(cancellationToken);

            var sources = revisions.Select(r => r.Revision.SourceFileId).Distinct().ToList();
            var files = sources is [null] or [] ? [] : await work.Db.ReceivedFiles.Where(file => sources.Contains(file.Id)).ToDictionaryAsync(file => file.Id, cancellationToken);
            ReceivedFile? FileOf(ResponseRevision revision) => revision.SourceFileId is { } id ? files.GetValueOrDefault(id) : null;

            return revisions.GroupBy(r => r.Party)
                .SelectMany(party => party.OrderBy(r => r.Revision.Number).Aggregate(
                    (Entries: new List<HistoryEntry>(), Before: ResponseContent.Empty),
                    (all, r) =>
                    {
                        all.Entries.Add(new(r.Revision.ResponseId, r.Party, r.Revision.Number, r.Revision.Changed, r.Revision.Content, all.Before, r.Revision.Source, r.Revision.ByName, r.Revision.AtUtc,
                            FileOf(r.Revision)?.Name, FileOf(r.Revision) is { } file && file.OrganizationId == by.OrganizationId ? file.Id : null));
                        return (all.Entries, r.Revision.Content);
                    }).Entries)
                .OrderByDescending(entry => entry.AtUtc).ThenByDescending(entry => entry.Number).ToList();
        }, cancellationToken);
}
