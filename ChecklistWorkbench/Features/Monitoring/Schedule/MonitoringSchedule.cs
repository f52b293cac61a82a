namespace ChecklistWorkbench.Features.Monitoring.Schedule;

/// <summary>Does at start, and every quarter of an hour, what a date calls for. Every node may run it.</summary>
internal sealed class MonitoringSchedule(OpenDueRounds rounds, OpenPendingNotices notices, SendReminders reminders, TimeProvider clock, ILogger<MonitoringSchedule> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            await RunAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await rounds.RunAsync(cancellationToken) is > 0 and var opened) logger.LogInformation("{Rounds} monitoring rounds were opened", opened);
            await notices.RunAsync(cancellationToken);
            if (await reminders.RunAsync(cancellationToken) is > 0 and var mailed) logger.LogInformation("{Mails} reminders were mailed", mailed);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The database may be restarting; the next run does what this one could not.
            logger.LogWarning(fault, "The monitoring schedule could not be followed");
        }
    }
}
