using System.Globalization;
using ChecklistWorkbench.Features.Reports.Pdf.Format;
using ChecklistWorkbench.Features.Reports.Pdf.Text;

namespace ChecklistWorkbench.Features.Reports.Pdf.Layout;

/// <summary>The contents take their room when they are placed; the pages' numbers are painted when all headings have theirs.</summary>
internal sealed class LaidContents : LaidBlock
{
    private const float NumberWidth = 28;
    private const float Indent = 14;
    private readonly Contents _contents;
    private readonly TextBox _title;
    private readonly List<(int Place, Heading Heading, TextBox Box)> _entries = [];

    /// <param name="contents">The block.</param>
    /// <param name="headings">Every heading of the report, in its order.</param>
    /// <param name="setter">Sets the entries.</param>
    public LaidContents(Contents contents, IReadOnlyList<Heading> headings, TextSetter setter)
    {
        _contents = contents;
        _title = new TextBox(setter, [new Run(contents.Title, Look.Chapter)], Sheet.ContentWidth);
        for (var place = 0; place < headings.Count; place++)
        {
            if (headings[place] is not { Level: <= 2 } heading) continue;
            var look = heading.Level == 1 ? Look.Strong : Look.Body;
            _entries.Add((place, heading, new TextBox(setter, [new Run(heading.Text.ReplaceLineEndings(" "), look)], Sheet.ContentWidth - IndentOf(heading) - NumberWidth - 8)));
        }
    }

    public override float Lead => _title.Height;

    public override bool BeginsPage => true;

    public override void Place(Flow flow)
    {
        LaidParagraph.PlaceLines(flow, _title, Sheet.Side, new StructureElement("P", flow.Root));
        flow.Advance(8);
        var list = new StructureElement("TOC", flow.Root);
        list.Place();
        foreach (var (place, heading, box) in _entries)
        {
            var above = heading.Level == 1 && !flow.IsAtTop ? 5f : 0f;
            flow.Require(box.Height + above);
            if (!flow.IsAtTop) flow.Advance(above);
            var item = new StructureElement("TOCI", list);
            item.Place();
            var (page, y) = (flow.Page, flow.Y);
            flow.AtEnd.Add(() => PaintEntry(flow, page, y, flow.Outline[place].Destination, heading, box, item));
            flow.Advance(box.Height);
        }
    }

    private static void PaintEntry(Flow flow, PdfPage page, float y, Destination destination, Heading heading, TextBox box, StructureElement item)
    {
        var left = Sheet.Side + IndentOf(heading);
        var link = new StructureElement("Link", new StructureElement("Reference", item));
        var words = string.Create(CultureInfo.InvariantCulture, $"{heading.Text.ReplaceLineEndings(" ")} {destination.PageNumber}");
        page.Link(new PlaceTarget(destination), words, link, Sheet.Side, y, Sheet.ContentWidth, box.Height);
        box.Paint(page, 0, box.Count, left, y, link);
        var number = new TextBox(flow.Setter, [new Run(destination.PageNumber.ToString(CultureInfo.InvariantCulture), heading.Level == 1 ? Look.Strong : Look.Body)], NumberWidth);
        var last = y + box.Height - box.LineAdvance;
        number.Paint(page, 0, 1, Sheet.Width - Sheet.Side - NumberWidth, last, link, isRight: true);
        page.MarkArtifact();
        var middle = last + (box.LineAdvance * 0.62f);
        page.Line(left + box.LastLine + 6, middle, Sheet.Width - Sheet.Side - NumberWidth, middle, Ink.Hairline, 0.4f);
        page.Close();
    }

    private static float IndentOf(Heading heading) => heading.Level == 1 ? 0 : Indent;
}
