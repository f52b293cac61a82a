namespace ChecklistWorkbench.Persistence.Evidence;

/// <summary>Forgets uploads that nobody came back for: at start, and every hour.</summary>
public sealed class EvidenceSweeper(EvidenceStore store, TimeProvider clock, ILogger<EvidenceSweeper> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                var swept = await store.SweepAsync(stoppingToken);
                if (swept > 0) logger.LogInformation("Swept {Count} uploads that nobody came back for", swept);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                logger.LogError(fault, "Sweeping of uploads failed; tried again in an hour");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
