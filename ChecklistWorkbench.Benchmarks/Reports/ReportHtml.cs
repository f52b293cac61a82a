using System.Globalization;
using System.Net;
using System.Text;
using ChecklistWorkbench.Features.Reports.Pdf;

namespace ChecklistWorkbench.Benchmarks.Reports;

/// <summary>A report's blocks as a page for the browser: the same headings, texts, tables and drawings, and no more looks than it takes.</summary>
internal static class ReportHtml
{
    private const string Head =
        "<!DOCTYPE html><html lang=\"ja\"><meta charset=\"utf-8\"><title>report</title><style>@page{size:A4;margin:24mm 20mm}body{font:9.5pt/1.65 'Noto Sans CJK JP',sans-serif}"
        + "h1{break-before:page}table{width:100%;border-collapse:collapse;font-size:8.5pt}td,th{border-top:.5pt solid #ccc;text-align:left;vertical-align:top;white-space:pre-line;padding:3pt 5pt}</style>";

    public static string Of(PdfReport report)
    {
        var html = new StringBuilder(Head);
        foreach (var block in report.Blocks) Add(html, block);
        return html.ToString();
    }

    private static void Add(StringBuilder html, Block block)
    {
        switch (block)
        {
            case Heading heading:
                html.Append(CultureInfo.InvariantCulture, $"<h{heading.Level}>{Encoded(heading.Text)}</h{heading.Level}>");
                break;
            case Paragraph paragraph:
                html.Append("<p>").Append(Encoded(paragraph.Runs)).Append("</p>");
                break;
            case Table table:
                html.Append("<table><thead><tr>").AppendJoin("", table.Columns.Select(column => $"<th>{Encoded(column.Head)}</th>")).Append("</tr></thead>");
                foreach (var row in table.Rows) html.Append("<tr>").AppendJoin("", row.Cells.Select(cell => $"<td>{Encoded(cell.Runs)}</td>")).Append("</tr>");
                html.Append("</table>");
                break;
            case Figure figure:
                html.Append(CultureInfo.InvariantCulture, $"<svg width=\"100%\" viewBox=\"0 0 {Sheet.ContentWidth} {figure.Height}\">").AppendJoin("", figure.Shapes.Select(Shape)).Append("</svg>");
                break;
        }
    }

    private static string Shape(Shape shape) => shape switch
    {
        Bar bar => string.Create(CultureInfo.InvariantCulture, $"<rect x=\"{bar.X}\" y=\"{bar.Y}\" width=\"{bar.Width}\" height=\"{bar.Height}\" fill=\"#{bar.Ink.Red:x2}{bar.Ink.Green:x2}{bar.Ink.Blue:x2}\"/>"),
        Label label => string.Create(CultureInfo.InvariantCulture, $"<text x=\"{label.X}\" y=\"{label.Y + 9}\" font-size=\"{label.Look.Size}\">{Encoded(label.Text)}</text>"),
        _ => "",
    };

    private static string Encoded(IReadOnlyList<Run> runs) => string.Concat(runs.Select(run => run.Look.IsBold ? $"<b>{Encoded(run.Text)}</b>" : Encoded(run.Text)));

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
