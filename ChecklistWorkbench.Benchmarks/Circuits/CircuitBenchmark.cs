using System.Diagnostics;

namespace ChecklistWorkbench.Benchmarks.Circuits;

/// <summary>What an open workspace costs the server, and how long an edit takes when many have one open.</summary>
internal static class CircuitBenchmark
{
    private const int EverySeconds = 10;

    public static async Task RunAsync(Options options, Report report)
    {
        var file = BenchmarkDatabase.NewFile("circuits");
        IReadOnlyList<Writer> writers;
        await using (var database = await BenchmarkDatabase.OpenAsync(file)) writers = await Workspaces.MakeAsync(database, (options.Circuits + 1) / 2, revisions: 1);

        await using var application = new RunningApplication($"Data Source={file}");
        await using var fleet = await FleetProcess.StartAsync(application.Start(), [.. writers.Take(options.Circuits).Select(PlanOf)]);
        await fleet.OpenAsync(Options.CircuitsAtLeast);
        await fleet.EditAsync(EverySeconds, EverySeconds);
        var before = HeapInUse();
        await fleet.OpenAsync(options.Circuits);
        var opened = EachSince(before, options);
        await fleet.EditAsync(EverySeconds, EverySeconds); // Everyone once: what a first edit compiles or keeps is there now, and what opening left behind is gone.
        var used = EachSince(before, options);
        report.Judge($"workspace circuit: managed heap each, of {options.Circuits}, an editor open, edited once", $"{Report.Number(used)} MB (just opened {Report.Number(opened)} MB)", "≤ 0.6 MB", used <= 0.6);

        var (processor, begun) = (Process.GetCurrentProcess().TotalProcessorTime, Stopwatch.GetTimestamp());
        var edits = await fleet.EditAsync(EverySeconds, Math.Max(options.Seconds, 2 * EverySeconds));
        var busy = (Process.GetCurrentProcess().TotalProcessorTime - processor) / Stopwatch.GetElapsedTime(begun);
        report.Judge($"edit with {options.Circuits} circuits, each once in {EverySeconds} s",
            $"p95 {Report.Milliseconds(edits.P95)} (p50 {Report.Milliseconds(edits.Median)}, longest {Report.Milliseconds(edits.Worst)}, n {edits.Count}, failed {edits.Failed})",
            "p95 ≤ 200 ms", edits.P95 <= 200 && edits.Failed == 0);
        report.Tell("that: cores busy in the server", Report.Number(busy));
        if (edits.FirstFault is { } fault) report.Tell("that: first fault", fault.ReplaceLineEndings(" "));
    }

    private static TabPlan PlanOf(Writer writer) => new(writer.Email, writer.AssessmentId, writer.Answers[0].ItemNumber);

    private static double EachSince(long before, Options options) => (HeapInUse() - before) / 1e6 / (options.Circuits - Options.CircuitsAtLeast);

    private static long HeapInUse()
    {
        for (var turn = 0; turn < 3; turn++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
