using System.Diagnostics;

namespace ChecklistWorkbench.Benchmarks.Export;

/// <summary>How long the official workbook takes out and back in, and LibreOffice with the same file.</summary>
internal static class ExportBenchmark
{
    public static async Task RunAsync(Options options, Report report)
    {
        var (content, processor) = MakeWorkbook();
        var export = Warm.Measure<WorkbookExport>("export the workbook, warm", $"file of {content.Length / 1024} KB", 10, report);
        report.Tell("processor time of one export (all threads)", Report.Milliseconds(processor));
        var reading = Warm.Measure<WorkbookReadBack>("read the workbook back, warm", "the same file", 10, report);
        await LibreOffice.CompareAsync(content, export, reading, report);
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
