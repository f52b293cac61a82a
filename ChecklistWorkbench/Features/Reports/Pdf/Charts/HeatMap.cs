namespace ChecklistWorkbench.Features.Reports.Pdf.Charts;

/// <param name="Name">The row's name.</param>
/// <param name="Cells">Its cells, left to right; what does not fit goes on below.</param>
public sealed record HeatRow(string Name, IReadOnlyList<HeatCell> Cells);

/// <param name="Text">Short: an item's number.</param>
/// <param name="Key">Index of its key.</param>
public sealed record HeatCell(string Text, int Key);

/// <summary>A field of coloured cells, each with its number and its key's mark. Many rows make several drawings.</summary>
public static class HeatMap
{
    private const float NameWidth = 168;
    private const float CellWidth = 34;
    private const float CellHeight = 17;
    private const float Space = 1.5f;
    private const float RowSpace = 5;
    private const float MostHeight = Sheet.ContentHeight * 0.85f;
    private const int CellsALine = (int)((Sheet.ContentWidth - NameWidth) / (CellWidth + Space));

    public static IEnumerable<Figure> Draw(string title, IReadOnlyList<ChartKey> keys, IReadOnlyList<HeatRow> rows)
    {
        var part = new List<HeatRow>();
        var y = ChartLegend.Height;
        foreach (var row in rows.SelectMany(Cut))
        {
            if (part.Count > 0 && y + HeightOf(row) > MostHeight)
            {
                yield return DrawPart(title, keys, part, y);
                part.Clear();
                y = ChartLegend.Height;
            }

            part.Add(row);
            y += HeightOf(row);
        }

        if (part.Count > 0) yield return DrawPart(title, keys, part, y);
    }

    /// <summary>No row is higher than a drawing.</summary>
    private static IEnumerable<HeatRow> Cut(HeatRow row) => row.Cells.Chunk(CellsALine * 20).Select(cells => row with { Cells = cells });

    private static Figure DrawPart(string title, IReadOnlyList<ChartKey> keys, List<HeatRow> rows, float height)
    {
        var shapes = new List<Shape>(ChartLegend.Draw(keys));
        var y = ChartLegend.Height;
        foreach (var row in rows)
        {
            shapes.Add(new Label(0, y + 2, row.Name, Look.Note with { Ink = Ink.Black }, MaxWidth: NameWidth - 8));
            for (var i = 0; i < row.Cells.Count; i++)
            {
                var key = keys[row.Cells[i].Key];
                var (x, top) = (NameWidth + (i % CellsALine * (CellWidth + Space)), y + (i / CellsALine * (CellHeight + Space)));
                shapes.Add(new Bar(x, top, CellWidth, CellHeight, key.Ink));
                shapes.Add(new Label(x + (CellWidth / 2), top + 2.5f, $"{row.Cells[i].Text} {key.Mark}", Look.Note with { Size = 7.5f, Ink = key.InkOn }, LabelAnchor.Middle, CellWidth));
            }

            y += HeightOf(row);
        }

        return new Figure(Alternative(title, keys, rows), height, shapes);
    }

    private static float HeightOf(HeatRow row) => ((row.Cells.Count + CellsALine - 1) / CellsALine * (CellHeight + Space)) + RowSpace;

    private static string Alternative(string title, IReadOnlyList<ChartKey> keys, List<HeatRow> rows) =>
        $"{title}。" + string.Concat(rows.Select(row => $"{row.Name}：{string.Join('、', row.Cells.Select(cell => $"{cell.Text} {keys[cell.Key].Name}"))}。"));
}
