using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Monitoring;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Catalogue.Reviews;

/// <param name="Correction">The entry that this corrects; null for a new one.</param>
public sealed record RecordUpdateRequest(RegulationUpdate Update, CorrectionOf? Correction = null);

/// <summary>What recording a change came to.</summary>
/// <param name="Tasks">How many items of assessments under monitoring are to be looked at because of it.</param>
public sealed record RecordedUpdate(int Tasks);

/// <summary>Records that a standard behind items changed; every open assessment under monitoring that has such an item gets a task.</summary>
public sealed class RecordUpdate(WorkbenchDatabase database, EditionCatalogue editions)
{
    public Task<Outcome<RecordedUpdate>> HandleAsync(Caller caller, RecordUpdateRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<RecordedUpdate>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            if (!by.AdministersInstallation) return new RoleMissing("AdministerInstallation");
            var all = await editions.GetAllAsync(cancellationToken);
            if (Check(request.Update, all) is { } wrong) return wrong;
            var corrected = ReferenceRules.Find(await work.Db.ReadNewestReferencesAsync(cancellationToken), ReferenceKind.Update, request.Correction);
            if (!corrected.Succeeded) return corrected.Refusal;
            var entry = ReferenceEntry.Record(request.Update, corrected.Value, by, work.NowUtc);
            work.Db.ReferenceEntries.Add(entry);
            return new RecordedUpdate(await AskAsync(work, entry.EntryId, request.Update, all, cancellationToken));
        }, cancellationToken);

    private static InvalidField? Check(RegulationUpdate update, IReadOnlyList<ChecklistEdition> editions)
    {
        var unknown = update.Items.Where(number => !editions.Any(edition => edition.Has(number))).ToList();
        return ReferenceRules.Line("Standard", update.Standard)
            ?? ReferenceRules.LineOrNothing("Clause", update.Clause)
            ?? (unknown.Count > 0 ? new InvalidField("Items", "ItemUnknown", unknown[0]) : null)
            ?? ReferenceRules.Text("Change", update.Change) ?? ReferenceRules.Text("Question", update.Question) ?? ReferenceRules.Line("Document", update.Source.Document);
    }

    /// <summary>A correction opens tasks for the items it adds, takes those back whose item it takes out, and leaves the others.</summary>
    private static async Task<int> AskAsync(Work work, Guid entryId, RegulationUpdate update, IReadOnlyList<ChecklistEdition> editions, CancellationToken cancellationToken)
    {
        var known = await work.Db.MonitoringTasks.Where(task => task.EntryId == entryId).ToListAsync(cancellationToken);
        foreach (var task in known.Where(task => !update.Items.Contains(task.ItemNumber))) task.Drop(work.NowUtc);

        var rounds = await work.Db.Assessments.AsNoTracking()
            .Where(a => a.Purpose == AssessmentPurpose.Monitoring && a.State != AssessmentState.Closed && a.State != AssessmentState.Withdrawn).ToListAsync(cancellationToken);
        var byConnection = known.ToLookup(task => task.ConnectionId);
        var opened = rounds.GroupBy(round => round.ConnectionId).Select(ofConnection => ofConnection.MaxBy(round => round.OpenedUtc)!).SelectMany(round => MonitoringTask.OpenAll(
            round, editions.Single(edition => edition.Id == round.EditionId), entryId, update, byConnection[round.ConnectionId], work.NowUtc)).ToList();
        work.Db.MonitoringTasks.AddRange(opened);
        return opened.Count;
    }
}
