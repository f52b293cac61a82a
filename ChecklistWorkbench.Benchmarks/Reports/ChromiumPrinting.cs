using System.Diagnostics;
using ChecklistWorkbench.Features.Reports.Pdf;

namespace ChecklistWorkbench.Benchmarks.Reports;

/// <summary>The peer of the report's writer: the browser on PATH prints the same content.</summary>
internal static class ChromiumPrinting
{
    private const int Turns = 3;

    public static async Task CompareAsync(PdfReport document, double ours, Report report)
    {
        if (!(Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "chromium"))))
        {
            report.Tell("report, against Chromium", "not measured: chromium is not on PATH");
            return;
        }

        var folder = Directory.CreateTempSubdirectory("workbench-chromium-");
        try
        {
            var page = Path.Combine(folder.FullName, "report.html");
            var empty = Path.Combine(folder.FullName, "empty.html");
            await File.WriteAllTextAsync(page, ReportHtml.Of(document));
            await File.WriteAllTextAsync(empty, "<!DOCTYPE html><p>1</p>");
            await PrintAsync(folder.FullName, empty); // Makes the profile.
            var (whole, start) = (new Samples(), new Samples());
            for (var turn = 0; turn < Turns; turn++)
            {
                start.Add(await PrintAsync(folder.FullName, empty));
                whole.Add(await PrintAsync(folder.FullName, page));
            }

            var net = whole.Median - start.Median;
            report.Judge("report, against headless Chromium printing the same content, its start taken off", $"{net / ours:0.0} × ({Report.Milliseconds(net)})", "≥ 5 ×", net / ours >= 5);
            report.Tell("report, against Chromium as it is called", $"{whole.Median / ours:0.0} × ({Report.Milliseconds(whole.Median)}, of which start {Report.Milliseconds(start.Median)})");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<double> PrintAsync(string folder, string page)
    {
        var file = Path.Combine(folder, "out.pdf");
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo("chromium",
            ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                $"--user-data-dir={folder}/profile", "--no-pdf-header-footer", $"--print-to-pdf={file}", $"file://{page}"])
        { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0 || !File.Exists(file)) throw new InvalidOperationException($"chromium: {await output}{await error}");
        var milliseconds = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        File.Delete(file);
        return milliseconds;
    }
}
