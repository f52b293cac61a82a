using ChecklistWorkbench.Features.Reports.Pdf.Format;
using ChecklistWorkbench.Features.Reports.Pdf.Text;

namespace ChecklistWorkbench.Features.Reports.Pdf.Layout;

/// <summary>A paragraph; two lines of it stand together where it begins.</summary>
internal sealed class LaidParagraph(Paragraph paragraph, TextSetter setter) : LaidBlock
{
    private readonly TextBox _box = new(setter, paragraph.Runs, Sheet.ContentWidth);

    public override float SpaceBefore => 0.45f * _box.LineAdvance;

    public override float Lead => (KeepsWithNext ? _box.Count : Math.Min(2, _box.Count)) * _box.LineAdvance;

    public override bool KeepsWithNext => paragraph.KeepsWithNext;

    public override void Place(Flow flow) => PlaceLines(flow, _box, Sheet.Side, new StructureElement("P", flow.Root));

    /// <summary>Paints lines, on as many pages as they take.</summary>
    public static void PlaceLines(Flow flow, TextBox box, float x, StructureElement element)
    {
        for (var from = 0; from < box.Count;)
        {
            flow.Require(box.LineAdvance);
            var to = Math.Min(box.Count, from + Math.Max(1, (int)(flow.Left / box.LineAdvance)));
            box.Paint(flow.Page, from, to, x, flow.Y, element);
            flow.Advance((to - from) * box.LineAdvance);
            from = to;
        }
    }
}

/// <summary>A heading; it also enters the outline.</summary>
internal sealed class LaidHeading(Heading heading, TextSetter setter) : LaidBlock
{
    private static readonly Look[] Looks = [Look.Chapter, Look.Section, Look.Point];
    private static readonly float[] Spaces = [0, 20, 14];

    private readonly TextBox _box = new(setter, [new Run(heading.Text, Looks[heading.Level - 1])], Sheet.ContentWidth);

    public override float SpaceBefore => Spaces[heading.Level - 1];

    public override float Lead => _box.Height + (heading.Level == 1 ? 10 : 2);

    public override bool KeepsWithNext => true;

    public override bool BeginsPage => heading.Level == 1;

    public override void Place(Flow flow)
    {
        flow.AddDestination(heading);
        LaidParagraph.PlaceLines(flow, _box, Sheet.Side, new StructureElement($"H{heading.Level}", flow.Root));
        if (heading.Level == 1)
        {
            flow.Page.MarkArtifact();
            flow.Page.Line(Sheet.Side, flow.Y + 4, Sheet.Width - Sheet.Side, flow.Y + 4, Ink.Accent, 1);
            flow.Advance(8);
        }

        flow.Advance(2);
    }
}

/// <summary>Points, each behind a dot.</summary>
internal sealed class LaidList(BulletList list, TextSetter setter) : LaidBlock
{
    private const float Indent = 14;
    private readonly TextBox _dot = new(setter, [new Run("・", Look.Body)], Indent);
    private readonly TextBox[] _points = [.. list.Points.Select(point => new TextBox(setter, [new Run(point, Look.Body)], Sheet.ContentWidth - Indent))];

    public override float SpaceBefore => 5;

    public override float Lead => _points.Length == 0 ? 0 : Math.Min(2, _points[0].Count) * _points[0].LineAdvance;

    public override void Place(Flow flow)
    {
        var element = new StructureElement("L", flow.Root) { Attributes = "<</O/List/ListNumbering/Disc>>" };
        foreach (var point in _points)
        {
            flow.Require(point.LineAdvance);
            var item = new StructureElement("LI", element);
            _dot.Paint(flow.Page, 0, 1, Sheet.Side, flow.Y, new StructureElement("Lbl", item));
            LaidParagraph.PlaceLines(flow, point, Sheet.Side + Indent, new StructureElement("LBody", item));
        }
    }
}

internal sealed class LaidGap(Gap gap) : LaidBlock
{
    public override float Lead => 0;

    public override void Place(Flow flow)
    {
        if (gap.Height < flow.Left) flow.Advance(gap.Height);
    }
}

internal sealed class LaidPageBreak : LaidBlock
{
    public override float Lead => 0;

    public override void Place(Flow flow)
    {
        if (!flow.IsAtTop) flow.NewPage();
    }
}
