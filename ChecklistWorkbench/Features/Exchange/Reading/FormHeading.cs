using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Features.Exchange.Reading;

/// <summary>A row of column names and what they mean.</summary>
public sealed class FormHeading
{
    private readonly SortedDictionary<int, ColumnMeaning> _columns = [];

    private FormHeading(int row) => Row = row;

    public int Row { get; }

    /// <summary>Columns from 1.</summary>
    public IReadOnlyDictionary<int, ColumnMeaning> Columns => _columns;

    public IReadOnlyList<UnmappedColumn> Unmapped { get; private set; } = [];

    public IReadOnlyList<WorkbookProblem> Problems { get; private set; } = [];

    public bool IsForm => Of(FormColumn.Number) is not null && FormColumns.Answers.Any(answer => answer != FormColumn.Remarks && Of(answer) is not null) || Of(FormColumn.Number) is not null && Of(FormColumn.Answer) is not null;

    public int Distinct => _columns.Values.Select(meaning => meaning.Column).Distinct().Count();

    /// <summary>The first column of that meaning.</summary>
    public int? Of(FormColumn column)
    {
        foreach (var (at, meaning) in _columns)
        {
            if (meaning.Column == column) return at;
        }

        return null;
    }

    /// <summary>The row of the sheet that says most of what a form says; of equal ones the first. Null if no row names two columns.</summary>
    public static FormHeading? Find(SheetGrid grid, FormMapping? mapping)
    {
        if (mapping?.HeaderRow is { } given) return Read(grid, given, mapping);
        var rows = grid.Rows.Where(row => mapping?.Columns is not null || grid.Row(row).Values.Count(cell => Meaning(cell) is not null) >= 2);
        return rows.Select(row => Read(grid, row, mapping)).MaxBy(heading => (heading.IsForm, heading.Distinct, -heading.Row));
    }

    private static FormHeading Read(SheetGrid grid, int row, FormMapping? mapping)
    {
        var heading = new FormHeading(row);
        for (var at = 1; at <= ReadingLimits.Columns; at++)
        {
            if (grid.Shown(row, at) is { } cell && Meaning(cell) is { } meaning) heading._columns[at] = meaning with { Party = meaning.Party ?? PartyAbove(grid, row, at) };
        }

        heading.PreferOfficial(grid);
        if (mapping is not null) heading.Apply(mapping, grid);
        heading.Unmapped = [.. grid.Row(row).Where(cell => cell.Value.Text.Length > 0 && !heading._columns.ContainsKey(cell.Key)).Select(cell => new UnmappedColumn(SheetGrid.ColumnLetters(cell.Key), cell.Value.Text.Trim()))];
        heading.DropDoubles(grid);
        return heading;
    }

    /// <summary>Beside a column of the official name, one that only means the same is the bank's own.</summary>
    private void PreferOfficial(SheetGrid grid)
    {
        foreach (var group in _columns.GroupBy(column => column.Value).Where(group => group.Count() > 1).ToList())
        {
            var official = group.Where(column => FormColumns.IsOfficial(grid.Shown(Row, column.Key)!.Text)).Select(column => column.Key).ToList();
            if (official.Count != 1) continue;
            foreach (var other in group.Select(column => column.Key).Except(official)) _columns.Remove(other);
        }
    }

    private void Apply(FormMapping mapping, SheetGrid grid)
    {
        foreach (var ignored in mapping.Ignored ?? [])
        {
            if (FormMapping.Place(ignored, grid, Row) is { } at) _columns.Remove(at);
        }

        foreach (var column in Enum.GetValues<FormColumn>())
        {
            if (mapping.Place(column, grid, Row) is not { } at) continue;
            foreach (var other in _columns.Where(known => known.Value.Column == column).Select(known => known.Key).ToList()) _columns.Remove(other);
            _columns[at] = new(column);
        }
    }

    /// <summary>Two columns of one meaning and no word which is whose: neither is read.</summary>
    private void DropDoubles(SheetGrid grid)
    {
        var doubles = _columns.GroupBy(column => column.Value).Where(group => group.Count() > 1 && FormColumns.Answers.Contains(group.Key.Column)).ToList();
        Problems = [.. doubles.Select(group => new WorkbookProblem(WorkbookProblemCode.ColumnTwice, grid.Name, SheetGrid.Reference(Row, group.Last().Key), grid.Shown(Row, group.Last().Key)!.Text.Trim()))];
        foreach (var at in doubles.SelectMany(group => group).Select(column => column.Key)) _columns.Remove(at);
    }

    /// <summary>A heading over several columns that names a party: API接続先 above 対応状況, 課題, 計画.</summary>
    private static Party? PartyAbove(SheetGrid grid, int row, int column)
    {
        var above = row > 1 && grid.MergeOver(row, column) is null ? grid.ShownAcross(row - 1, column) : null;
        return above is null ? null : FormColumns.PartyOf(above.Text);
    }

    private static ColumnMeaning? Meaning(GridCell cell) => cell is { Number: null, Length: > 0 } ? FormColumns.MeaningOf(cell.Text) : null;
}
