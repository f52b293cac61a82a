using System.Text;
using ChecklistWorkbench.Features.Reports.Pdf;
using ChecklistWorkbench.Features.Reports.Pdf.Charts;

namespace ChecklistWorkbench.Tests.Features.Reports.Pdf;

public sealed class PdfWriterTests
{
    [Fact]
    public void Equal_reports_make_equal_bytes() =>
        Assert.Equal(Convert.ToHexString(PdfWriter.Write(PdfSamples.Everything).Content), Convert.ToHexString(PdfWriter.Write(PdfSamples.Everything).Content));

    [Fact]
    public void Another_word_makes_another_identifier()
    {
        var other = PdfSamples.Everything with { Blocks = [.. PdfSamples.Everything.Blocks, new Paragraph("もう一言")] };
        Assert.NotEqual(IdentifierOf(PdfWriter.Write(PdfSamples.Everything).Content), IdentifierOf(PdfWriter.Write(other).Content));
    }

    [Fact]
    public void A_character_without_a_glyph_is_reported_once() =>
        Assert.Equal(["\uE000 U+E000", "😀 U+1F600"], PdfWriter.Write(PdfSamples.Everything).MissingCharacters);

    [Fact]
    public void Characters_beyond_the_basic_plane_and_variants_have_glyphs() =>
        Assert.Empty(PdfWriter.Write(new(PdfSamples.Properties, [new Paragraph("𠮷葛󠄀髙﨑①㈱ⅳｶﾞが")])).MissingCharacters);

    [Fact]
    public void The_file_says_that_it_is_for_archives()
    {
        var text = Encoding.UTF8.GetString(PdfWriter.Write(PdfSamples.Everything).Content);
        Assert.StartsWith("%PDF-1.7\n", text, StringComparison.Ordinal);
        Assert.Contains("<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>", text, StringComparison.Ordinal);
        Assert.Contains("提出控え &amp; &lt;控え&gt;", text, StringComparison.Ordinal);
        Assert.Contains("<xmp:CreateDate>2026-11-21T06:04:00Z</xmp:CreateDate>", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_of_nothing_is_one_empty_page() => Assert.Equal(1, PdfWriter.Write(new(PdfSamples.Properties, [])).Pages);

    [Fact]
    public void A_link_that_leads_nowhere_is_a_mistake_in_the_report() =>
        Assert.Throws<KeyNotFoundException>(() => PdfWriter.Write(new(PdfSamples.Properties, [new Paragraph([new Run("リンク", Look.Link, new("#nowhere"))])])));

    [Fact]
    public void Charts_of_many_rows_are_cut_into_drawings_that_fit_a_page()
    {
        ChartKey[] keys = [new("対応済", "○", Ink.Accent)];
        Figure[] figures =
        [
            .. CategoryBars.Draw("棒", keys, [.. Enumerable.Range(0, 60).Select(i => new CategoryCounts($"{i}", [i]))]),
            .. HeatMap.Draw("面", keys, [new("多い", [.. Enumerable.Range(0, 1000).Select(i => new HeatCell($"{i}", 0))])]),
        ];
        Assert.All(figures, figure => Assert.InRange(figure.Height, 1, Sheet.ContentHeight));
        Assert.Equal(1000, figures.SelectMany(figure => figure.Shapes).OfType<Label>().Count(label => label.Text.EndsWith(" ○", StringComparison.Ordinal)));
    }

    private static string IdentifierOf(byte[] file)
    {
        var text = Encoding.Latin1.GetString(file);
        var at = text.LastIndexOf("/ID[<", StringComparison.Ordinal) + 5;
        return text[at..(at + 32)];
    }
}
