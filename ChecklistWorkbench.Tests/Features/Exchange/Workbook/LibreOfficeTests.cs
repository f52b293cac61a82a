using System.Diagnostics;
using ChecklistWorkbench.Features.Exchange;
using ChecklistWorkbench.Features.Exchange.Workbook;
using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Features.Exchange.Workbook;

/// <summary>Another program opens the workbook and prints it; skipped where LibreOffice or pdftotext is not installed.</summary>
public sealed class LibreOfficeTests
{
    [Theory, InlineData("workbook", false), InlineData("workbook-tailored", true)]
    public async Task LibreOffice_opens_and_prints_the_workbook_whole(string results, bool isTailored)
    {
        if (TestEnvironment.FindProgram("soffice") is null || TestEnvironment.FindProgram("pdftotext") is null) Assert.Skip("soffice or pdftotext is not on PATH.");
        var form = isTailored ? FormModelBuilder.Build(FormSamples.TailoredSource()) : FormSamples.Demo();
        var folder = TestEnvironment.ResultsFolder(results);
        await File.WriteAllBytesAsync(Path.Combine(folder, "form.xlsx"), WorkbookWriter.Write(form));
        var profile = Directory.CreateTempSubdirectory("workbench-soffice-");

        try
        {
            await RunAsync("soffice", $"-env:UserInstallation=file://{profile.FullName}", "--headless", "--convert-to", "pdf", "--outdir", folder, Path.Combine(folder, "form.xlsx"));
            await RunAsync("pdftotext", "-layout", Path.Combine(folder, "form.pdf"), Path.Combine(folder, "form.txt"));
        }
        finally
        {
            profile.Delete(recursive: true);
        }

        var printed = Dense(await File.ReadAllTextAsync(Path.Combine(folder, "form.txt")));
        Assert.Contains(Dense(FormSamples.Bank), printed, StringComparison.Ordinal);
        Assert.Contains("補足情報", printed, StringComparison.Ordinal);
        Assert.Equal(isTailored, printed.Contains("独-2", StringComparison.Ordinal));
        // The start of a text is on its first line in the cell, before any wrapping.
        Assert.All(form.Rows.Where(row => row.CurrentStatus.Length > 0), row =>
            Assert.Contains(Dense(row.CurrentStatus.Split('\n')[0])[..Math.Min(12, Dense(row.CurrentStatus.Split('\n')[0]).Length)], printed, StringComparison.Ordinal));
    }

    private static string Dense(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{program}: {await output}{await error}");
    }
}
