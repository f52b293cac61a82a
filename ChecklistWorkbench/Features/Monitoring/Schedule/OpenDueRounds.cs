using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Monitoring;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;
using ChecklistWorkbench.Persistence.Rounds;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Monitoring.Schedule;

/// <summary>
/// Opens the monitoring rounds whose day has come, in the newest edition, begun with the last round's answers and its list of items. A round that cannot open, as the one before
/// it is still under way, opens as soon as that has ended; one that somebody opened by hand shortly before its day counts as the round of that day. Running it again, or on several nodes at once, opens nothing twice.
/// </summary>
public sealed class OpenDueRounds(WorkbenchDatabase database, EditionCatalogue editions, NextRound rounds, ILogger<OpenDueRounds> logger)
{
    /// <returns>How many were opened.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var due = await database.ChangeAsSystemAsync<IReadOnlyList<Guid>>(async (db, nowUtc) =>
        {
            var today = JapanTime.DateOf(nowUtc);
            return await db.Arrangements.AsNoTracking().Where(a => a.NextOpensOn <= today).OrderBy(a => a.NextOpensOn).ThenBy(a => a.Id).Select(a => a.Id).ToListAsync(cancellationToken);
        }, cancellationToken);
        if (due.Value.Count == 0) return 0;
        var edition = (await editions.GetAllAsync(cancellationToken))[0];
        var opened = 0;
        foreach (var id in due.Value)
        {
            try
            {
                if (await OpenAsync(id, edition.Id, cancellationToken) is { Succeeded: true, Value: not null }) opened++;
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // The others' rounds are not to wait for this one; the next run tries it again.
                logger.LogError(fault, "The round of arrangement {ArrangementId} could not be opened", id);
            }
        }

        return opened;
    }

    /// <returns>The round; null where the one of that day is there already.</returns>
    private Task<Outcome<Guid?>> OpenAsync(Guid arrangementId, string editionId, CancellationToken cancellationToken) =>
        database.ChangeAsSystemAsync<Guid?>(async (db, nowUtc) =>
        {
            var today = JapanTime.DateOf(nowUtc);
            var arrangement = await db.Arrangements.SingleAsync(a => a.Id == arrangementId, cancellationToken);
            if (!arrangement.IsDue(today)) return new RoundStillOpen(); // Another node was faster.
            if (await IsOpenedByHandAsync(db, arrangement, cancellationToken))
            {
                arrangement.RoundOpened(today);
                return (Guid?)null;
            }

            var connection = await db.Connections.SingleAsync(c => c.Id == arrangement.ConnectionId, cancellationToken);
            var plan = new RoundPlan(connection, await editions.GetAsync(editionId, cancellationToken), AssessmentPurpose.Monitoring, today.AddDays(arrangement.Terms.RoundDays), CarryOver: true) { CarryTailoring = true };
            var outcome = await rounds.OpenAsync(db, plan, AuditActor.System, nowUtc, cancellationToken);
            if (!outcome.Succeeded) return outcome.Refusal;
            arrangement.RoundOpened(today);
            return outcome.Value.Assessment.Id;
        }, cancellationToken);

    /// <summary>Whether someone opened a whole round less than a reporting period before the day; a round that a 変更届 opened asks a few items only and does not count.</summary>
    private static Task<bool> IsOpenedByHandAsync(WorkbenchDbContext db, Arrangement arrangement, CancellationToken cancellationToken)
    {
        var from = JapanTime.ToUtc(arrangement.NextOpensOn!.Value.AddDays(-arrangement.Terms.RoundDays).ToDateTime(TimeOnly.MinValue));
        return db.Assessments.AnyAsync(a => a.ConnectionId == arrangement.ConnectionId && a.Purpose == AssessmentPurpose.Monitoring && a.State != AssessmentState.Withdrawn
            && a.OpenedUtc >= from && !db.ChangeNotices.Any(n => n.AssessmentId == a.Id), cancellationToken);
    }
}
