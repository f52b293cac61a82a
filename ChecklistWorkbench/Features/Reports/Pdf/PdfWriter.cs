using System.Globalization;
using ChecklistWorkbench.Features.Reports.Pdf.Format;
using ChecklistWorkbench.Features.Reports.Pdf.Layout;
using ChecklistWorkbench.Features.Reports.Pdf.Text;

namespace ChecklistWorkbench.Features.Reports.Pdf;

/// <summary>
/// Writes a report as PDF 1.7 of the kind PDF/A-2a: fonts embedded, every text copyable, structure for screen readers. Equal reports make equal bytes:
/// nothing of the machine, the clock or the user is in them.
/// </summary>
public static class PdfWriter
{
    public static WrittenPdf Write(PdfReport report)
    {
        var file = new PdfFile();
        var setter = new TextSetter();
        var flow = new Flow(file, setter);
        PlaceAll(flow, Lay(report.Blocks, setter));
        foreach (var paint in flow.AtEnd) paint();
        RunningLines.Paint(flow, report.Properties);
        if (report.Properties.Watermark is { } watermark) Watermark.Paint(flow, watermark);
        foreach (var page in flow.Pages) page.Close();
        var content = new DocumentObjects(file, flow).Write(report.Properties);
        return new(content, flow.Pages.Count, [.. setter.Missing.Select(NameOf)]);
    }

    /// <summary>What <see cref="Write"/> would report as <see cref="WrittenPdf.MissingCharacters"/>.</summary>
    public static IReadOnlyList<string> MissingCharacters(PdfReport report)
    {
        var setter = new TextSetter();
        Lay(report.Blocks, setter);
        return [.. setter.Missing.Select(NameOf)];
    }

    private static LaidBlock[] Lay(IReadOnlyList<Block> blocks, TextSetter setter)
    {
        Heading[] headings = [.. blocks.OfType<Heading>()];
        return [.. blocks.Select<Block, LaidBlock>(block => block switch
        {
            Heading heading => new LaidHeading(heading, setter),
            Paragraph paragraph => new LaidParagraph(paragraph, setter),
            BulletList list => new LaidList(list, setter),
            Table table => new LaidTable(table, setter),
            Figure figure => new LaidFigure(figure, setter),
            Gap gap => new LaidGap(gap),
            PageBreak => new LaidPageBreak(),
            Contents contents => new LaidContents(contents, headings, setter),
            _ => throw new ArgumentOutOfRangeException(nameof(blocks), block, "no such block"),
        })];
    }

    private static void PlaceAll(Flow flow, LaidBlock[] blocks)
    {
        var needs = NeedsOf(blocks);
        for (var i = 0; i < blocks.Length; i++)
        {
            if (blocks[i].BeginsPage && !flow.IsAtTop) flow.NewPage();
            flow.Require(needs[i] + (flow.IsAtTop ? 0 : blocks[i].SpaceBefore));
            if (!flow.IsAtTop) flow.Advance(blocks[i].SpaceBefore);
            blocks[i].Place(flow);
        }
    }

    /// <summary>The room each block needs on the page where it begins: of one that keeps with the next, the next one's as well.</summary>
    private static float[] NeedsOf(LaidBlock[] blocks)
    {
        var needs = new float[blocks.Length];
        for (var i = blocks.Length - 1; i >= 0; i--)
        {
            var follows = blocks[i].KeepsWithNext && i + 1 < blocks.Length && !blocks[i + 1].BeginsPage;
            needs[i] = blocks[i].Lead + (follows ? blocks[i + 1].SpaceBefore + needs[i + 1] : 0);
        }

        return needs;
    }

    /// <summary>The character and its code, since the reader may not see the former either.</summary>
    private static string NameOf(int character) => string.Create(CultureInfo.InvariantCulture, $"{char.ConvertFromUtf32(character)} U+{character:X4}");
}
