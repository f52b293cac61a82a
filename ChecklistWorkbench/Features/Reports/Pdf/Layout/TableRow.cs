using ChecklistWorkbench.Features.Reports.Pdf.Text;

namespace ChecklistWorkbench.Features.Reports.Pdf.Layout;

/// <summary>How a table's width is shared out.</summary>
internal sealed class TableColumns
{
    private const float Padding = 5;
    private readonly float[] _lefts;

    public TableColumns(IReadOnlyList<Column> columns)
    {
        var unit = Sheet.ContentWidth / columns.Sum(column => column.Share);
        _lefts = new float[columns.Count + 1];
        _lefts[0] = Sheet.Side;
        for (var i = 0; i < columns.Count; i++) _lefts[i + 1] = _lefts[i] + (columns[i].Share * unit);
    }

    public int Count => _lefts.Length - 1;

    public float TextLeft(int column) => _lefts[column] + Padding;

    public float TextWidth(int column) => _lefts[column + 1] - _lefts[column] - (2 * Padding);
}

/// <summary>A row with its cells' lines set. Progress is, per cell, how many of its lines are painted.</summary>
internal sealed class TableRow
{
    public const float Padding = 3.5f;

    public TableRow(Row row, TableColumns columns, TextSetter setter)
    {
        IsShaded = row.IsShaded;
        Boxes = [.. Enumerable.Range(0, columns.Count).Select(column => new TextBox(setter, column < row.Cells.Count ? row.Cells[column].Runs : [], columns.TextWidth(column)))];
        All = [.. Boxes.Select(box => box.Count)];
        Height = HeightBetween(new int[Boxes.Length], All);
    }

    public TextBox[] Boxes { get; }

    public bool IsShaded { get; }

    /// <summary>The progress of a row that is painted.</summary>
    public int[] All { get; }

    public float Height { get; }

    public bool HasMore(int[] progress) => !progress.AsSpan().SequenceEqual(All);

    /// <summary>How high its first lines are.</summary>
    public float HeightOf(int lines) => HeightOf(new int[Boxes.Length], lines);

    /// <summary>How high the next lines are, at most so many of each cell.</summary>
    public float HeightOf(int[] progress, int lines) =>
        HeightBetween(progress, [.. Boxes.Select((box, i) => lines >= box.Count - progress[i] ? box.Count : progress[i] + lines)]);

    public float HeightBetween(int[] from, int[] to)
    {
        var highest = 0f;
        for (var i = 0; i < Boxes.Length; i++) highest = Math.Max(highest, (to[i] - from[i]) * Boxes[i].LineAdvance);
        return highest + (2 * Padding);
    }

    /// <summary>The progress after as many lines of each cell as the height holds.</summary>
    public int[] Fit(int[] progress, float height)
    {
        var to = new int[Boxes.Length];
        for (var i = 0; i < Boxes.Length; i++)
        {
            // A hundredth more: what was found to fit as a sum fits as a quotient.
            var lines = Math.Max(0, (int)((height - (2 * Padding) + 0.01f) / Boxes[i].LineAdvance));
            to[i] = Math.Min(Boxes[i].Count, progress[i] + lines);
        }

        return to;
    }
}
