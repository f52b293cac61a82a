using System.Diagnostics;
using ChecklistWorkbench.Features.Assessments.Saving;

namespace ChecklistWorkbench.Benchmarks.Saving;

/// <summary>How long a save of one cell takes with many writers, and how near saving comes to bare writes on the same disk.</summary>
internal static class SaveBenchmark
{
    private const int Rounds = 4;
    private const int Alone = 300;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(Options options, Report report)
    {
        var profile = new SaveProfile();
        await using var database = await BenchmarkDatabase.OpenAsync(BenchmarkDatabase.NewFile("save"), profile);
        var writers = (await Workspaces.MakeAsync(database, (options.Writers + 1) / 2, revisions: 1)).Take(options.Writers).ToList();
        var saves = new CellSaves(database.Get<SaveResponse>(), writers);
        var copy = BenchmarkDatabase.NewFile("bare");
        await saves.SaveAsync(0);
        await database.CopyToAsync(copy);
        using var bare = new BareInserts($"Data Source={copy}", writers);

        var round = TimeSpan.FromSeconds(Math.Max(2, options.Seconds / (double)Rounds));
        await WarmAsync(round, turn => SaveLoad.ClosedLoopAsync(writers.Count, turn, saves.SaveAsync));
        await SaveLoad.ClosedLoopAsync(writers.Count, round / 4, bare.WriteAsync);

        var paced = await SaveLoad.AtPaceAsync(writers.Count, Every, TimeSpan.FromSeconds(options.Seconds), saves.SaveAsync);
        report.Judge($"save one cell: {writers.Count} writers, one save each in {Every.TotalSeconds:0} s", $"p95 {Report.Milliseconds(paced.P95)} (p50 {Report.Milliseconds(paced.Median)}, n {paced.Count})",
            "p95 ≤ 20 ms", paced.P95 <= 20);

        var (ours, theirs) = (new Samples(), new Samples());
        var processor = new Samples();
        for (var turn = 0; turn < Rounds; turn++)
        {
            theirs.Add(await SaveLoad.ClosedLoopAsync(writers.Count, round, bare.WriteAsync));
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            var perSecond = await SaveLoad.ClosedLoopAsync(writers.Count, round, saves.SaveAsync);
            ours.Add(perSecond);
            processor.Add((Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds / (perSecond * round.TotalSeconds));
        }

        var ratio = ours.Median / theirs.Median;
        report.Judge($"save one cell: {writers.Count} writers without a pause, against bare writes", $"{ratio:0 %} ({ours.Median:0}/s against {theirs.Median:0}/s)", "≥ 60 %", ratio >= 0.6);
        report.Tell("processor time of one save (all threads)", Report.Milliseconds(processor.Median));
        await TellAloneAsync(report, saves, bare, profile);
    }

    /// <summary>The first calls compile, the next thousands compile better: on a machine with other things to do that takes its time.</summary>
    private static async Task WarmAsync(TimeSpan turn, Func<TimeSpan, Task<double>> turnAsync)
    {
        const int SavesAtLeast = 5_000;
        const int TurnsAtMost = 15;
        var saves = 0.0;
        for (var done = 0; done < TurnsAtMost && saves < SavesAtLeast; done++) saves += await turnAsync(turn) * turn.TotalSeconds;
    }

    /// <summary>One writer alone: the length of a save without waiting for a turn, which bounds what many can reach.</summary>
    private static async Task TellAloneAsync(Report report, CellSaves saves, BareInserts bare, SaveProfile profile)
    {
        var (ours, theirs, elapsed) = (new Samples(), new Samples(), 0.0);
        profile.Restart();
        for (var turn = 0; turn < Alone; turn++)
        {
            var started = Stopwatch.GetTimestamp();
            await bare.WriteAsync(0);
            theirs.AddSince(started);
            started = Stopwatch.GetTimestamp();
            await saves.SaveAsync(0);
            elapsed += Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            ours.AddSince(started);
        }

        report.Tell("one save alone; the bare writes of it", $"{ours}; {theirs}");
        report.Tell("where one save alone spends its time (mean)", profile.Describe(Alone, elapsed));
    }
}
