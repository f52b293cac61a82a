using System.Diagnostics;

namespace ChecklistWorkbench.Benchmarks.Saving;

/// <summary>Drives writers who save again and again.</summary>
internal static class SaveLoad
{
    /// <summary>
    /// Each writer saves at its own random moments, on average once in <paramref name="every"/>, whether or not the save before is done:
    /// waiting counts, because people wait too.
    /// </summary>
    public static async Task<Samples> AtPaceAsync(int writers, TimeSpan every, TimeSpan duration, Func<int, Task> saveAsync)
    {
        var samples = new Samples();
        await Task.WhenAll(Enumerable.Range(0, writers).Select(async writer =>
        {
            var random = new Random(writer);
            var due = TimeSpan.Zero;
            List<Task> saves = [];
            var begun = Stopwatch.GetTimestamp();
            while ((due += -Math.Log(1 - random.NextDouble()) * every) < duration)
            {
                var wait = due - Stopwatch.GetElapsedTime(begun);
                if (wait > TimeSpan.Zero) await Task.Delay(wait);
                saves.Add(SaveAsync());
            }

            await Task.WhenAll(saves);

            async Task SaveAsync()
            {
                var started = Stopwatch.GetTimestamp();
                await saveAsync(writer);
                samples.AddSince(started);
            }
        }));
        return samples;
    }

    /// <summary>Each writer saves, and saves again as soon as that is done. Saves per second.</summary>
    public static async Task<double> ClosedLoopAsync(int writers, TimeSpan duration, Func<int, Task> saveAsync)
    {
        var (count, begun) = (0, Stopwatch.GetTimestamp());
        await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(begun) < duration)
            {
                await saveAsync(writer);
                Interlocked.Increment(ref count);
            }
        })));
        return count / Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }
}
