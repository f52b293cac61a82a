using ChecklistWorkbench.Features.Reports.Pdf.Format;
using ChecklistWorkbench.Features.Reports.Pdf.Text;

namespace ChecklistWorkbench.Features.Reports.Pdf.Layout;

/// <summary>
/// A table over as many pages as it takes. A row that would fit on a page of its own is moved there whole if it is small, and cut between lines if it is
/// large; the head stands again on each page.
/// </summary>
internal sealed class LaidTable : LaidBlock
{
    /// <summary>A row up to this height is never cut.</summary>
    private const float WholeRow = 0.3f * Sheet.ContentHeight;

    /// <summary>A cut leaves at least so many lines on either side of it, where the row has them.</summary>
    private const int LinesACut = 3;

    private readonly Table _table;
    private readonly TableColumns _columns;
    private readonly TableRow? _head;
    private readonly TableRow[] _rows;

    public LaidTable(Table table, TextSetter setter)
    {
        _table = table;
        _columns = new TableColumns(table.Columns);
        if (table.Columns.Any(column => column.Head.Length > 0))
            _head = new TableRow(new Row([.. table.Columns.Select(column => new Cell(column.Head, Look.StrongCell))]) { IsShaded = true }, _columns, setter);
        _rows = [.. table.Rows.Select(row => new TableRow(row, _columns, setter))];
    }

    public override float SpaceBefore => 6;

    public override float Lead => (_head?.Height ?? 0) + (_rows.Length == 0 ? 0 : LeadOf(_rows[0]));

    public override void Place(Flow flow)
    {
        flow.Require(Lead); // What kept with it may have taken more than a page.
        var element = new StructureElement("Table", flow.Root);
        PlaceHead(flow, element);
        foreach (var row in _rows) PlaceRow(flow, row, new StructureElement("TR", element));
    }

    private static float LeadOf(TableRow row) => row.Height <= WholeRow ? row.Height : row.HeightOf(LinesACut);

    private void PlaceRow(Flow flow, TableRow row, StructureElement element)
    {
        var cells = CellElements(element, _table.HasRowHeads ? "Row" : null);
        foreach (var cell in cells) cell.Place();
        var progress = new int[_columns.Count];
        do
        {
            if (flow.Left < row.HeightOf(progress, row.Height <= WholeRow ? int.MaxValue : LinesACut)) GoToNextPage(flow);
            var to = row.Fit(progress, flow.Left);
            if (IsEqual(to, progress)) // Only a head that fills the page leaves no line.
            {
                flow.NewPage();
                to = row.Fit(progress, flow.Left);
            }

            PaintSlice(flow, row, progress, to, cells);
            progress = to;
        }
        while (row.HasMore(progress));
    }

    private void GoToNextPage(Flow flow)
    {
        if (flow.IsAtTop) return;
        flow.NewPage();
        if (_head is null || _head.Height > WholeRow) return;
        PaintSlice(flow, _head, new int[_columns.Count], _head.All, null);
    }

    private void PlaceHead(Flow flow, StructureElement table)
    {
        if (_head is null) return;
        var cells = CellElements(new StructureElement("TR", table), "Column");
        foreach (var cell in cells) cell.Place();
        PaintSlice(flow, _head, new int[_columns.Count], _head.All, cells);
    }

    /// <summary>One element a cell; row heads and column heads say whose heads they are.</summary>
    private StructureElement[] CellElements(StructureElement row, string? scope) =>
        [.. Enumerable.Range(0, _columns.Count).Select(column => scope is not null && (scope == "Column" || column == 0)
            ? new StructureElement("TH", row) { Attributes = $"<</O/Table/Scope/{scope}>>" }
            : new StructureElement("TD", row))];

    /// <summary>Paints the lines between two states of progress; without elements as an artifact, which repeats what was read before.</summary>
    private void PaintSlice(Flow flow, TableRow row, int[] from, int[] to, StructureElement[]? elements)
    {
        var height = row.HeightBetween(from, to);
        var page = flow.Page;
        page.MarkArtifact();
        if (row.IsShaded) page.Fill(Sheet.Side, flow.Y, Sheet.ContentWidth, height, Ink.Shade);
        if (_table.IsRuled)
        {
            page.Line(Sheet.Side, flow.Y, Sheet.Width - Sheet.Side, flow.Y, Ink.Hairline, 0.5f);
            page.Line(Sheet.Side, flow.Y + height, Sheet.Width - Sheet.Side, flow.Y + height, Ink.Hairline, 0.5f);
        }

        for (var column = 0; column < _columns.Count; column++)
        {
            if (column == 0 && _table.HasRowHeads && from[0] > 0 && from[0] == to[0]) RepeatRowHead(page, row, flow.Y, height);
            row.Boxes[column].Paint(page, from[column], to[column], _columns.TextLeft(column), flow.Y + TableRow.Padding, elements?[column], _table.Columns[column].IsNumeric);
        }

        page.Close();
        flow.Advance(height);
    }

    /// <summary>A row that goes on on another page tells which it is.</summary>
    private void RepeatRowHead(PdfPage page, TableRow row, float y, float height)
    {
        if (row.Boxes[0].Height + (2 * TableRow.Padding) <= height) row.Boxes[0].Paint(page, 0, row.Boxes[0].Count, _columns.TextLeft(0), y + TableRow.Padding, null);
    }

    private static bool IsEqual(int[] one, int[] other) => one.AsSpan().SequenceEqual(other);
}
