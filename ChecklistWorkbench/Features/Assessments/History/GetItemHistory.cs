using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Assessments.History;

/// <summary>The round a revision was made in.</summary>
/// <param name="Change">What became of the item from that round's edition to the one looked at; null for the round looked at.</param>
/// <param name="ItemNumber">The item's number in that round's edition.</param>
public sealed record HistoryRound(Guid AssessmentId, AssessmentPurpose Purpose, int Round, string EditionLabel, int ItemNumber, ItemChange? Change);

/// <summary>One revision of an answer, together with what stood before it.</summary>
/// <param name="Round">The round it was made in.</param>
/// <param name="CarriedFrom">The round a carried-over answer comes from.</param>
/// <param name="SourceFileName">The received file it came from.</param>
/// <param name="DownloadableFileId">That file, for those who received it.</param>
public sealed record HistoryEntry(
    Guid ResponseId, Party Party, int Number, ResponseField Changed, ResponseContent Content, ResponseContent Before, RevisionSource Source, string ByName, DateTime AtUtc,
    HistoryRound Round, HistoryRound? CarriedFrom = null, string? SourceFileName = null, Guid? DownloadableFileId = null);

/// <summary>
/// Reads all revisions of both parties' answers to one item, newest first, and below them those of the connection's earlier rounds, whichever
/// number the item had in them.
/// </summary>
public sealed class GetItemHistory(WorkbenchDatabase database, EditionCatalogue editions)
{
    public Task<Outcome<IReadOnlyList<HistoryEntry>>> HandleAsync(Caller caller, Guid assessmentId, int itemNumber, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<HistoryEntry>>(caller, async work =>
        {
            var (assessment, _, by) = await work.Access.ToAssessmentAsync(assessmentId, cancellationToken);
            var rounds = await RoundsAsync(work.Db, assessment, itemNumber, cancellationToken);
            var (ids, numbers) = (rounds.ConvertAll(round => round.AssessmentId), rounds.Select(round => round.ItemNumber).Distinct().ToList());
            var revisions = await (
                from response in work.Db.Responses
                join revision in work.Db.ResponseRevisions on response.Id equals revision.ResponseId
                where ids.Contains(response.AssessmentId) && numbers.Contains(response.ItemNumber)
                select new { response.AssessmentId, response.ItemNumber, response.Party, Revision = revision }).ToListAsync(cancellationToken);

            var sources = revisions.Select(r => r.Revision.SourceFileId).Distinct().ToList();
            var files = sources is [null] or [] ? [] : await work.Db.ReceivedFiles.Where(file => sources.Contains(file.Id)).ToDictionaryAsync(file => file.Id, cancellationToken);
            var found = revisions.ToLookup(r => (r.AssessmentId, r.ItemNumber), r => (r.Party, r.Revision));
            return rounds.SelectMany(round => EntriesOf(round, found[(round.AssessmentId, round.ItemNumber)])
                .Select(entry => entry.Entry with
                {
                    CarriedFrom = entry.Revision.CarriedFromId is { } from ? rounds.Find(r => r.AssessmentId == from) : null,
                    SourceFileName = FileOf(entry.Revision)?.Name,
                    DownloadableFileId = FileOf(entry.Revision) is { } file && file.OrganizationId == by.OrganizationId ? file.Id : null,
                })).ToList();

            ReceivedFile? FileOf(ResponseRevision revision) => revision.SourceFileId is { } id ? files.GetValueOrDefault(id) : null;
        }, cancellationToken);

    /// <summary>This round and those opened before it that had the item, newest first.</summary>
    private async Task<List<HistoryRound>> RoundsAsync(WorkbenchDbContext db, Assessment assessment, int itemNumber, CancellationToken cancellationToken)
    {
        var edition = await editions.GetAsync(assessment.EditionId, cancellationToken);
        var rounds = new List<HistoryRound> { new(assessment.Id, assessment.Purpose, assessment.Round, edition.Label, itemNumber, null) };
        var asked = ItemNumbers.IsCustom(itemNumber) ? await AskedAsync(db, assessment.ConnectionId, cancellationToken) : [];
        var custom = asked.Find(added => added.AssessmentId == assessment.Id && added.ItemNumber == itemNumber);
        var earlier = await db.Assessments.Where(a => a.ConnectionId == assessment.ConnectionId && a.OpenedUtc < assessment.OpenedUtc)
            .OrderByDescending(a => a.OpenedUtc).Select(a => new { a.Id, a.Purpose, a.Round, a.EditionId }).ToListAsync(cancellationToken);
        foreach (var round in earlier)
        {
            if (ItemNumbers.IsCustom(itemNumber))
            {
                // Numbers of the bank's own items are given anew in each round: the same item is found by what it is.
                if (custom is null || asked.Find(added => added.AssessmentId == round.Id && added.CustomItemId == custom.CustomItemId) is not { } same) continue;
                rounds.Add(new(round.Id, round.Purpose, round.Round, "", same.ItemNumber, same.CustomItemVersion == custom.CustomItemVersion ? ItemChange.Identical : ItemChange.Substantial));
                continue;
            }

            var before = await editions.GetAsync(round.EditionId, cancellationToken);
            var comparison = before.Id == edition.Id || !edition.Has(itemNumber) ? null : EditionComparison.Between(before, edition).Of(itemNumber);
            var number = comparison is null ? itemNumber : comparison.Earlier?.Number;
            if (number is not null) rounds.Add(new(round.Id, round.Purpose, round.Round, before.Label, number.Value, comparison?.Change ?? ItemChange.Identical));
        }

        return rounds;
    }

    /// <summary>Every 独自確認項目 that a round of the connection asked.</summary>
    private static Task<List<TailoringChange>> AskedAsync(WorkbenchDbContext db, Guid connectionId, CancellationToken cancellationToken) => (
        from round in db.Assessments
        join change in db.TailoringChanges on round.Id equals change.AssessmentId
        where round.ConnectionId == connectionId && change.Act == TailoringAct.Added
        select change).ToListAsync(cancellationToken);

    private static IEnumerable<(HistoryEntry Entry, ResponseRevision Revision)> EntriesOf(HistoryRound round, IEnumerable<(Party Party, ResponseRevision Revision)> revisions) =>
        revisions.GroupBy(found => found.Party, found => found.Revision)
            .SelectMany(party =>
            {
                var (entries, before) = (new List<(HistoryEntry Entry, ResponseRevision Revision)>(), ResponseContent.Empty);
                foreach (var revision in party.OrderBy(r => r.Number))
                {
                    entries.Add((new(revision.ResponseId, party.Key, revision.Number, revision.Changed, revision.Content, before, revision.Source, revision.ByName, revision.AtUtc, round), revision));
                    before = revision.Content;
                }

                return entries;
            })
            .OrderByDescending(entry => entry.Entry.AtUtc).ThenByDescending(entry => entry.Entry.Number);
}
