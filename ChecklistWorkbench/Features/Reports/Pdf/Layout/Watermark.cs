using ChecklistWorkbench.Features.Reports.Pdf.Format;
using ChecklistWorkbench.Features.Reports.Pdf.Text;

namespace ChecklistWorkbench.Features.Reports.Pdf.Layout;

/// <summary>透かし on every page: large across the paper, under everything else, and readable at the foot. No reader announces it.</summary>
internal static class Watermark
{
    private const string Artifact = "<</Type/Pagination/Subtype/Watermark>>";
    private const float FootTop = Sheet.Height - 24;
    private const float Largest = 34;

    /// <summary>How much of the paper's diagonal the text may take.</summary>
    private const float MostWidth = 720;

    // The diagonal of the paper: 55° from the foot. PDF numbers have two places here.
    private const float Cosine = 0.57f;
    private const float Sine = 0.82f;

    public static void Paint(Flow flow, string text)
    {
        var (large, width) = LargeBox(flow.Setter, text);
        var small = new TextBox(flow.Setter, [new Run(text, Look.Note)], Sheet.ContentWidth);
        foreach (var page in flow.Pages)
        {
            page.Ground = GroundOf(page, large, width);
            page.MarkArtifact(Artifact);
            small.Paint(page, 0, 1, Sheet.Side, FootTop, null);
            page.Close();
        }
    }

    private static (TextBox Box, float Width) LargeBox(TextSetter setter, string text)
    {
        var look = new Look(Largest, 1.4f, true, Ink.Watermark);
        var width = new TextBox(setter, [new Run(text, look)], float.MaxValue).WidestLine;
        if (width > MostWidth) look = look with { Size = MathF.Floor(Largest * MostWidth / width) };
        var box = new TextBox(setter, [new Run(text, look)], float.MaxValue);
        return (box, box.WidestLine);
    }

    private static PdfBuffer GroundOf(PdfPage page, TextBox box, float width)
    {
        var ground = new PdfPage(page.Number);
        ground.MarkArtifact(Artifact);
        ground.Content.Add("q "u8).Add(Cosine).Add(Sine).Add(-Sine).Add(Cosine).Add(Sheet.Width / 2).Add(Sheet.Height / 2).Add("cm\n"u8);
        box.Paint(ground, 0, 1, -width / 2, Sheet.Height - (box.LineAdvance / 2), null);
        ground.Content.Add("Q\n"u8);
        ground.Close();
        return ground.Content;
    }
}
