using System.Diagnostics;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace ChecklistWorkbench.Benchmarks.Export;

/// <summary>How long the official workbook takes, and LibreOffice with the same file.</summary>
internal static class ExportBenchmark
{
    public static async Task RunAsync(Options options, Report report)
    {
        var config = ManualConfig.CreateEmpty()
            .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(6).WithIterationCount(15))
            .AddDiagnoser(MemoryDiagnoser.Default).AddColumnProvider(DefaultColumnProviders.Instance).AddLogger(NullLogger.Instance)
            .WithArtifactsPath(Path.Combine(Machine.Folder, "artifacts"));
        var summary = BenchmarkRunner.Run<WorkbookExport>(config);
        if (summary.Reports is not [{ ResultStatistics: { } statistics } measured])
            throw new InvalidOperationException("The export was not measured: " + string.Join(' ', summary.ValidationErrors.Select(error => error.Message)));

        var milliseconds = statistics.Median / 1e6;
        var allocated = measured.GcStats.GetBytesAllocatedPerOperation(measured.BenchmarkCase) / 1e6;
        var (content, processor) = MakeWorkbook();
        report.Judge("export the workbook, warm", $"{Report.Milliseconds(milliseconds)} (± {Report.Milliseconds(statistics.StandardDeviation / 1e6)}, {allocated:0.0} MB allocated, file of {content.Length / 1024} KB)",
            "≤ 10 ms", milliseconds <= 10);
        report.Tell("processor time of one export (all threads)", Report.Milliseconds(processor));
        await LibreOffice.CompareAsync(content, milliseconds, report);
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
