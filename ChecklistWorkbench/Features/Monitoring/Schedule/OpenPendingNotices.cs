using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Monitoring;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Rounds;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Monitoring.Schedule;

/// <summary>Opens the items of 変更届 that came while a round was with the bank, as soon as that has ended.</summary>
public sealed class OpenPendingNotices(WorkbenchDatabase database, NoticeRound rounds)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var pending = await database.ChangeAsSystemAsync<IReadOnlyList<Guid>>(async (db, _) =>
            await db.ChangeNotices.AsNoTracking().Where(n => n.AssessmentId == null && n.State != NoticeState.Closed).OrderBy(n => n.SentUtc).Select(n => n.Id).ToListAsync(cancellationToken), cancellationToken);
        foreach (var id in pending.Value)
        {
            await database.ChangeAsSystemAsync<Done>(async (db, nowUtc) =>
            {
                var notice = await db.ChangeNotices.SingleAsync(n => n.Id == id, cancellationToken);
                var connection = await db.Connections.SingleAsync(c => c.Id == notice.ConnectionId, cancellationToken);
                await rounds.OpenItemsAsync(db, notice, connection, AuditActor.System, nowUtc, cancellationToken);
                return default(Done);
            }, cancellationToken);
        }
    }
}
