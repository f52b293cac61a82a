using System.Globalization;
using ChecklistWorkbench.Features.Reports.Pdf.Format;
using ChecklistWorkbench.Features.Reports.Pdf.Text;

namespace ChecklistWorkbench.Features.Reports.Pdf.Layout;

/// <summary>A drawing, whole on one page.</summary>
internal sealed class LaidFigure(Figure figure, TextSetter setter) : LaidBlock
{
    private const string Cut = "…";

    private readonly TextBox?[] _labels = [.. figure.Shapes.Select(shape => shape is Label label ? BoxOf(label, setter) : null)];

    public override float SpaceBefore => 8;

    public override float Lead => figure.Height;

    public override void Place(Flow flow)
    {
        flow.Require(figure.Height);
        var (page, top) = (flow.Page, flow.Y);
        var box = string.Create(CultureInfo.InvariantCulture, $"{Sheet.Side:0.##} {Sheet.Height - top - figure.Height:0.##} {Sheet.Width - Sheet.Side:0.##} {Sheet.Height - top:0.##}");
        page.Mark(new StructureElement("Figure", flow.Root) { Alternative = figure.Alternative, Attributes = $"<</O/Layout/Placement/Block/BBox[{box}]>>" });
        for (var i = 0; i < figure.Shapes.Count; i++) Paint(page, figure.Shapes[i], _labels[i], top);
        page.Close();
        foreach (var field in figure.Shapes.OfType<SignatureField>())
            page.AddField(new(field.Name, field.Words, new StructureElement("Form", flow.Root), Sheet.Side + field.X, top + field.Y, field.Width, field.Height));
        flow.Advance(figure.Height);
    }

    private static void Paint(PdfPage page, Shape shape, TextBox? text, float top)
    {
        switch (shape)
        {
            case Bar bar:
                page.Fill(Sheet.Side + bar.X, top + bar.Y, bar.Width, bar.Height, bar.Ink);
                break;
            case Rule rule:
                page.Line(Sheet.Side + rule.X, top + rule.Y, Sheet.Side + rule.ToX, top + rule.ToY, rule.Ink, rule.Width);
                break;
            case Label label:
                var shift = label.Anchor switch { LabelAnchor.Middle => text!.WidestLine / 2, LabelAnchor.Right => text!.WidestLine, _ => 0 };
                text!.Paint(page, 0, 1, Sheet.Side + label.X - shift, top + label.Y, null);
                break;
        }
    }

    private static TextBox BoxOf(Label label, TextSetter setter)
    {
        var text = label.Text.ReplaceLineEndings(" ");
        var box = Of(text);
        if (box.WidestLine <= label.MaxWidth) return box;
        var elements = new StringInfo(text);
        var (fits, tooLong) = (0, elements.LengthInTextElements);
        while (tooLong - fits > 1)
        {
            var middle = (fits + tooLong) / 2;
            if (CutAt(middle).WidestLine <= label.MaxWidth) fits = middle;
            else tooLong = middle;
        }

        return CutAt(fits);

        TextBox CutAt(int length) => Of(length == 0 ? Cut : elements.SubstringByTextElements(0, length) + Cut);

        TextBox Of(string words) => new(setter, [new Run(words, label.Look)], float.MaxValue);
    }
}
