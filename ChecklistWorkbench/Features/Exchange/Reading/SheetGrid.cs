using System.Globalization;

namespace ChecklistWorkbench.Features.Exchange.Reading;

/// <summary>A cell as Excel shows it.</summary>
/// <param name="Text">The shown text.</param>
/// <param name="Length">Its length as it stood in the file; larger than the text's when the text was cut.</param>
/// <param name="Number">The value behind a shown number or date.</param>
/// <param name="State">Whether the text is the whole truth.</param>
/// <param name="Date">The day, where a date is shown.</param>
public sealed record GridCell(string Text, int Length, double? Number = null, GridCellState State = GridCellState.Plain, DateOnly? Date = null);

public enum GridCellState
{
    Plain,

    /// <summary>A date made of a number.</summary>
    Date,

    /// <summary>An error such as <c>#REF!</c>.</summary>
    Error,

    /// <summary>A formula whose result was never stored; formulas are not evaluated.</summary>
    Uncomputed,
}

/// <summary>Cells shown as one; the text is the first one's. Rows and columns count from 1.</summary>
public readonly record struct GridMerge(int FirstRow, int FirstColumn, int LastRow, int LastColumn)
{
    public bool Covers(int row, int column) => row >= FirstRow && row <= LastRow && column >= FirstColumn && column <= LastColumn;
}

/// <summary>The filled cells of a sheet within the limits, by row and column from 1.</summary>
public sealed class SheetGrid(string name, bool isHidden)
{
    private readonly SortedDictionary<int, SortedList<int, GridCell>> _rows = [];
    private readonly List<GridMerge> _merges = [];
    private readonly List<WorkbookProblem> _problems = [];

    public string Name => name;

    public bool IsHidden => isHidden;

    public IEnumerable<int> Rows => _rows.Keys;

    public int LastRow => _rows.Count == 0 ? 0 : Math.Min(ReadingLimits.Rows, Math.Max(_rows.Keys.Last(), _merges.Count == 0 ? 0 : _merges.Max(merge => merge.LastRow)));

    /// <summary>What of the sheet was not read.</summary>
    public IReadOnlyList<WorkbookProblem> Problems => _problems;

    public IReadOnlyDictionary<int, GridCell> Row(int row) => _rows.GetValueOrDefault(row, EmptyRow);

    /// <summary>The cell's own content; null if it is blank.</summary>
    public GridCell? At(int row, int column) => _rows.TryGetValue(row, out var cells) ? cells.GetValueOrDefault(column) : null;

    /// <summary>The cell's content, or what is shown across it from the top of a merged range of its column.</summary>
    public GridCell? Shown(int row, int column) => At(row, column) ?? (MergeOver(row, column) is { } merge && merge.FirstColumn == column ? At(merge.FirstRow, column) : null);

    /// <summary>Likewise, from the left of a merged range too: for headings that stand over several columns.</summary>
    public GridCell? ShownAcross(int row, int column) => At(row, column) ?? (MergeOver(row, column) is { } merge ? At(merge.FirstRow, merge.FirstColumn) : null);

    public GridMerge? MergeOver(int row, int column)
    {
        foreach (var merge in _merges)
        {
            if (merge.Covers(row, column)) return merge;
        }

        return null;
    }

    public void Put(int row, int column, GridCell cell)
    {
        if (!_rows.TryGetValue(row, out var cells)) _rows[row] = cells = [];
        cells[column] = cell;
    }

    public void Merge(GridMerge merge)
    {
        if (_merges.Count < ReadingLimits.Merges) _merges.Add(merge);
    }

    public void Report(WorkbookProblem problem) => _problems.Add(problem);

    /// <summary>A1 notation.</summary>
    public static string Reference(int row, int column) => ColumnLetters(column) + row.ToString(CultureInfo.InvariantCulture);

    public static string ColumnLetters(int column)
    {
        var letters = "";
        for (; column > 0; column = (column - 1) / 26) letters = (char)('A' + (column - 1) % 26) + letters;
        return letters;
    }

    /// <summary>The column of a reference in A1 notation, or of its letters alone; null if it names none.</summary>
    public static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var c in reference ?? "")
        {
            if (!char.IsAsciiLetterUpper(c) || column > 100_000) break;
            column = column * 26 + (c - 'A' + 1);
        }

        return column == 0 ? null : column;
    }

    /// <summary>The cell of a reference such as <c>E12</c> or <c>$E$12</c>; null if it is none.</summary>
    public static (int Row, int Column)? CellOf(string reference)
    {
        var plain = reference.Replace("$", "", StringComparison.Ordinal);
        var letters = plain.TakeWhile(char.IsAsciiLetterUpper).Count();
        return ColumnOf(plain) is { } column && int.TryParse(plain.AsSpan(letters), NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row > 0 ? (row, column) : null;
    }

    /// <summary>The cells of a range such as <c>A1:C3</c>, or of one cell; null if it is none, or runs backwards.</summary>
    public static GridMerge? RangeOf(string? range)
    {
        var corners = (range ?? "").Split(':');
        if (corners.Length > 2 || CellOf(corners[0]) is not var (firstRow, firstColumn) || CellOf(corners[^1]) is not var (lastRow, lastColumn)) return null;
        return lastRow < firstRow || lastColumn < firstColumn ? null : new(firstRow, firstColumn, lastRow, lastColumn);
    }

    private static readonly SortedList<int, GridCell> EmptyRow = [];
}

/// <summary>What a workbook shows, sheet by sheet in its own order.</summary>
public sealed record WorkbookContent(IReadOnlyList<SheetGrid> Sheets);
