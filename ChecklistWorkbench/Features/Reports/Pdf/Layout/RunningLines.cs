using System.Globalization;
using ChecklistWorkbench.Features.Reports.Pdf.Format;
using ChecklistWorkbench.Features.Reports.Pdf.Text;

namespace ChecklistWorkbench.Features.Reports.Pdf.Layout;

/// <summary>Head, foot and page number of every page but the first, which is the cover. No reader announces them.</summary>
internal static class RunningLines
{
    private const float HeadTop = 34;
    private const float FootTop = Sheet.Height - 40;
    private const float NumberWidth = 60;

    public static void Paint(Flow flow, PdfProperties properties)
    {
        var head = BoxOf(flow, properties.RunningHead, Sheet.ContentWidth);
        var foot = BoxOf(flow, properties.RunningFoot, Sheet.ContentWidth - NumberWidth);
        for (var i = 1; i < flow.Pages.Count; i++)
        {
            var page = flow.Pages[i];
            page.MarkArtifact("<</Type/Pagination/Subtype/Header>>");
            head.Paint(page, 0, 1, Sheet.Side, HeadTop, null);
            page.Line(Sheet.Side, HeadTop + 16, Sheet.Width - Sheet.Side, HeadTop + 16, Ink.Hairline, 0.5f);
            page.MarkArtifact("<</Type/Pagination/Subtype/Footer>>");
            foot.Paint(page, 0, 1, Sheet.Side, FootTop, null);
            BoxOf(flow, string.Create(CultureInfo.InvariantCulture, $"{i + 1} / {flow.Pages.Count}"), NumberWidth)
                .Paint(page, 0, 1, Sheet.Width - Sheet.Side - NumberWidth, FootTop, null, isRight: true);
            page.Close();
        }
    }

    private static TextBox BoxOf(Flow flow, string text, float width) => new(flow.Setter, [new Run(text.ReplaceLineEndings(" "), Look.Note)], width);
}
