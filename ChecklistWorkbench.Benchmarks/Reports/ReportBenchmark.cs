using System.Globalization;
using ChecklistWorkbench.Features.Reports.Pdf;

namespace ChecklistWorkbench.Benchmarks.Reports;

/// <summary>How long a full report takes to set and write, how large it is, and headless Chromium with the same content.</summary>
internal static class ReportBenchmark
{
    private const int MostKilobytes = 1024;

    public static async Task RunAsync(Options options, Report report)
    {
        var writing = new ReportWriting();
        writing.SetUp();
        var document = writing.Document;
        var written = PdfWriter.Write(document);
        var kilobytes = written.Content.Length / 1024;
        report.Judge("size of the report", string.Create(CultureInfo.InvariantCulture, $"{kilobytes} KB for {written.Pages} pages"), "≤ 1 MB", kilobytes <= MostKilobytes);
        var ours = Warm.Measure<ReportWriting>("set and write the report, warm", $"{written.Pages} pages", 150, report);
        await ChromiumPrinting.CompareAsync(document, ours, report);
    }
}
