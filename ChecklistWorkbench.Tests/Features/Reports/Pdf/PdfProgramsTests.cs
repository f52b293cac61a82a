using System.Diagnostics;
using System.Text;
using ChecklistWorkbench.Features.Reports.Pdf;
using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Features.Reports.Pdf;

/// <summary>Other programs read the report; skipped where qpdf or poppler is not installed, unless CI is there to prove it.</summary>
public sealed class PdfProgramsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("workbench-pdf-");
    private readonly string _file;
    private readonly int _pages;

    public PdfProgramsTests()
    {
        var written = PdfWriter.Write(PdfSamples.Everything);
        _pages = written.Pages;
        _file = Path.Combine(_folder.FullName, "report.pdf");
        File.WriteAllBytes(_file, written.Content);
    }

    [Fact]
    public async Task Qpdf_finds_no_fault() => Assert.Contains("No syntax or stream encoding errors", await RunAsync("qpdf", "--check", _file), StringComparison.Ordinal);

    [Fact]
    public async Task Every_font_is_embedded_as_a_subset_with_its_texts()
    {
        var fonts = (await RunAsync("pdffonts", _file)).Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..];
        Assert.Equal(2, fonts.Length);
        Assert.All(fonts, font => Assert.Matches(@"^[A-Z]{6}\+NotoSansJP-(Regular|Bold) +CID TrueType +Identity-H +yes yes yes", font));
    }

    [Fact]
    public async Task All_texts_come_back_in_reading_order()
    {
        var text = Dense(await RunAsync("pdftotext", "-raw", _file, "-"));
        var at = 0;
        foreach (var expected in ExpectedTexts())
        {
            var found = text.IndexOf(Dense(expected), at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"Not found, or not in its place: {expected}");
            at = found + Dense(expected).Length;
        }
    }

    [Fact]
    public async Task The_structure_reads_like_the_report()
    {
        var structure = await RunAsync("pdfinfo", "-struct-text", _file);
        Assert.Contains("Tagged:          yes", await RunAsync("pdfinfo", _file), StringComparison.Ordinal);
        foreach (var element in new[] { "H1", "H2", "H3", "P", "L", "LI", "LBody", "TOC", "TOCI", "Table", "TR", "TH", "TD", "Link", "Figure" })
        {
            Assert.Matches($@"(?m)^ *{element}\b", structure);
        }

        var objects = await RunAsync("qpdf", "--qdf", "--object-streams=disable", _file, "-");
        Assert.Contains($"/Alt <feff{Convert.ToHexStringLower(Encoding.BigEndianUnicode.GetBytes("区分ごとの対応区分。区分一：対応済3、未対応1。区分二：未対応2。"))}>", objects, StringComparison.Ordinal);
        Assert.DoesNotContain($"1 / {_pages}", structure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_can_be_looked_at()
    {
        var folder = TestEnvironment.ResultsFolder("report-pages");
        foreach (var old in Directory.EnumerateFiles(folder)) File.Delete(old);
        Assert.Equal("", (await RunAsync("pdftoppm", "-r", "60", "-png", _file, Path.Combine(folder, "page"))).Trim());
        Assert.Equal(_pages, Directory.EnumerateFiles(folder, "page-*.png").Count(page => new FileInfo(page).Length > 1_000));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Without the character whose composed form comes back (か゛), and those that only copying as text brings back.</summary>
    private static IEnumerable<string> ExpectedTexts() =>
        PdfSamples.Everything.Blocks.SkipWhile(block => block is not Heading).SelectMany(TextsOf).Select(text => text.Length > 2_000 ? text[..200] : text);

    private static IEnumerable<string> TextsOf(Block block) => block switch
    {
        Heading heading => [heading.Text],
        Paragraph paragraph => [string.Concat(paragraph.Runs.Select(run => run.Text))],
        BulletList list => list.Points,
        Table table => table.Rows.SelectMany(row => row.Cells).Select(cell => string.Concat(cell.Runs.Select(run => run.Text))),
        _ => [],
    };

    private static string Dense(string text) => string.Concat(text.Normalize().Where(c => !char.IsWhiteSpace(c)));

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        if (TestEnvironment.FindProgram(program) is null)
        {
            if (TestEnvironment.IsCi) Assert.Fail($"{program} is not on PATH.");
            Assert.Skip($"{program} is not on PATH.");
        }

        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0 && (await error).Length == 0, $"{program}: {await output}{await error}");
        return await output;
    }
}
