using System.Diagnostics;

namespace ChecklistWorkbench.Benchmarks.Packs;

/// <summary>How far memory rose above where it stood, at its highest, looked at every few milliseconds.</summary>
internal sealed record PeakMemory(long WorkingSet, long Managed)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    public static async Task<PeakMemory> DuringAsync(Func<Task> work)
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var before = Now();
        var highest = before;
        using var ended = new CancellationTokenSource();
        var watching = Task.Run(async () =>
        {
            using var timer = new PeriodicTimer(Interval);
            try
            {
                while (await timer.WaitForNextTickAsync(ended.Token))
                {
                    var now = Now();
                    highest = new(Math.Max(highest.WorkingSet, now.WorkingSet), Math.Max(highest.Managed, now.Managed));
                }
            }
            catch (OperationCanceledException)
            {
                // The work is over.
            }
        });
        await work();
        await ended.CancelAsync();
        await watching;
        return new(highest.WorkingSet - before.WorkingSet, highest.Managed - before.Managed);
    }

    private static PeakMemory Now()
    {
        using var process = Process.GetCurrentProcess();
        return new(process.WorkingSet64, GC.GetTotalMemory(forceFullCollection: false));
    }
}
