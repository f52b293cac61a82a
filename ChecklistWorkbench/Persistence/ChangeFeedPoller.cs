using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Persistence;

/// <summary>Reads the heads of the watched chains twice a second, one query whatever their number, so that changes made on other nodes show here.</summary>
internal sealed class ChangeFeedPoller(
    IDbContextFactory<WorkbenchDbContext> contexts, ChangeFeed feed, TimeProvider clock, ILogger<ChangeFeedPoller> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var watched = feed.WatchedChains;
            if (watched.Count > 0) await PollAsync(watched, stoppingToken);
        }
    }

    private async Task PollAsync(IReadOnlyList<string> watched, CancellationToken cancellationToken)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            var heads = await db.AuditChains.AsNoTracking().Where(chain => watched.Contains(chain.Id))
                .Select(chain => new { chain.Id, chain.HeadSequence }).ToListAsync(cancellationToken);
            feed.Publish([.. heads.Select(head => (head.Id, head.HeadSequence))]);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The database may be restarting; the next tick asks again, and /health/ready says so meanwhile.
            logger.LogWarning(fault, "Reading the chains' heads failed");
        }
    }
}
