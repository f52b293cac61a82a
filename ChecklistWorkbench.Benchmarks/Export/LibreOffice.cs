using System.Diagnostics;

namespace ChecklistWorkbench.Benchmarks.Export;

/// <summary>The peer of export and reading: the program on PATH loads the file and writes it again in the same format.</summary>
internal static class LibreOffice
{
    private const int Turns = 3;

    public static async Task CompareAsync(byte[] workbook, double export, double reading, Report report)
    {
        if (!(Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "soffice"))))
        {
            report.Tell("export and reading, against LibreOffice", "not measured: soffice is not on PATH");
            return;
        }

        var folder = Directory.CreateTempSubdirectory("workbench-soffice-");
        try
        {
            var form = Path.Combine(folder.FullName, "form.xlsx");
            var next = Path.Combine(folder.FullName, "empty.csv");
            await File.WriteAllBytesAsync(form, workbook);
            await File.WriteAllTextAsync(next, "1\n");
            await ConvertAsync(folder.FullName, next); // Makes the profile.
            var (whole, start) = (new Samples(), new Samples());
            for (var turn = 0; turn < Turns; turn++)
            {
                start.Add(await ConvertAsync(folder.FullName, next));
                whole.Add(await ConvertAsync(folder.FullName, form));
            }

            var net = whole.Median - start.Median;
            foreach (var (what, ours) in new[] { ("export", export), ("read back", reading) })
                report.Judge($"{what}, against LibreOffice converting the same file, its start taken off", $"{net / ours:0} × ({Report.Milliseconds(net)})", "≥ 20 ×", net / ours >= 20);
            report.Tell("export, against LibreOffice as it is called", $"{whole.Median / export:0} × ({Report.Milliseconds(whole.Median)}, of which start {Report.Milliseconds(start.Median)})");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<double> ConvertAsync(string folder, string file)
    {
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo("soffice",
            [$"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", Path.Combine(folder, "out"), file])
        { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"soffice: {await output}{await error}");
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
