using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace ChecklistWorkbench.Benchmarks;

/// <summary>Measures a class's one benchmark in this process, warm, and judges its median.</summary>
internal static class Warm
{
    private static readonly IConfig Config = ManualConfig.CreateEmpty()
        .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(6).WithIterationCount(15))
        .AddDiagnoser(MemoryDiagnoser.Default).AddColumnProvider(DefaultColumnProviders.Instance).AddLogger(NullLogger.Instance)
        .WithArtifactsPath(Path.Combine(Machine.Folder, "artifacts"));

    /// <returns>The median in milliseconds.</returns>
    public static double Measure<T>(string what, string of, int mostMilliseconds, Report report)
    {
        var summary = BenchmarkRunner.Run<T>(Config);
        if (summary.Reports is not [{ ResultStatistics: { } statistics } measured])
            throw new InvalidOperationException($"Not measured: {what}. " + string.Join(' ', summary.ValidationErrors.Select(error => error.Message)));

        var milliseconds = statistics.Median / 1e6;
        var allocated = measured.GcStats.GetBytesAllocatedPerOperation(measured.BenchmarkCase) / 1e6;
        report.Judge(what, $"{Report.Milliseconds(milliseconds)} (± {Report.Milliseconds(statistics.StandardDeviation / 1e6)}, {allocated:0.0} MB allocated, {of})", $"≤ {mostMilliseconds} ms", milliseconds <= mostMilliseconds);
        return milliseconds;
    }
}
