using System.Diagnostics;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace ChecklistWorkbench.Benchmarks.Export;

/// <summary>How long the official workbook takes out and back in, and LibreOffice with the same file.</summary>
internal static class ExportBenchmark
{
    public static async Task RunAsync(Options options, Report report)
    {
        var config = ManualConfig.CreateEmpty()
            .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(6).WithIterationCount(15))
            .AddDiagnoser(MemoryDiagnoser.Default).AddColumnProvider(DefaultColumnProviders.Instance).AddLogger(NullLogger.Instance)
            .WithArtifactsPath(Path.Combine(Machine.Folder, "artifacts"));
        var (content, processor) = MakeWorkbook();
        var export = Measure<WorkbookExport>(config, "export the workbook, warm", $"file of {content.Length / 1024} KB", report);
        report.Tell("processor time of one export (all threads)", Report.Milliseconds(processor));
        var reading = Measure<WorkbookReadBack>(config, "read the workbook back, warm", "the same file", report);
        await LibreOffice.CompareAsync(content, export, reading, report);
    }

    private static double Measure<T>(IConfig config, string what, string of, Report report)
    {
        var summary = BenchmarkRunner.Run<T>(config);
        if (summary.Reports is not [{ ResultStatistics: { } statistics } measured])
            throw new InvalidOperationException($"Not measured: {what}. " + string.Join(' ', summary.ValidationErrors.Select(error => error.Message)));

        var milliseconds = statistics.Median / 1e6;
        var allocated = measured.GcStats.GetBytesAllocatedPerOperation(measured.BenchmarkCase) / 1e6;
        report.Judge(what, $"{Report.Milliseconds(milliseconds)} (± {Report.Milliseconds(statistics.StandardDeviation / 1e6)}, {allocated:0.0} MB allocated, {of})", "≤ 10 ms", milliseconds <= 10);
        return milliseconds;
    }

    private static (byte[] Content, double Processor) MakeWorkbook()
    {
        const int Turns = 200;
        var export = new WorkbookExport();
        export.SetUp();
        var content = export.Write();
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        for (var turn = 0; turn < Turns; turn++) content = export.Write();
        return (content, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds / Turns);
    }
}
