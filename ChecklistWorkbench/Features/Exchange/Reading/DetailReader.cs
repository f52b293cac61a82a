using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Features.Exchange.Reading;

/// <summary>Reads 対応区分, 期限 and 担当 from the sheet that has these columns beside 通番 and 記入する者, as ours is; a file without one says nothing about them.</summary>
public static class DetailReader
{
    private const string PartyColumn = "記入する者";
    private const int LastHeading = 20;
    private const int LongestName = 20;

    private static readonly Dictionary<string, ResponseField> Fields = new()
    {
        ["対応区分"] = ResponseField.Implementation,
        ["期限"] = ResponseField.PlanDueOn,
        ["担当"] = ResponseField.PlanOwner,
    };

    public static IReadOnlyList<ReadDetail> Read(WorkbookContent workbook, IReadOnlySet<int> excluded, Action<WorkbookProblem> report)
    {
        foreach (var grid in workbook.Sheets)
        {
            foreach (var row in grid.Rows)
            {
                if (row > LastHeading) break;
                var names = grid.Row(row).Where(cell => cell.Value.Length <= LongestName).GroupBy(cell => FormColumns.Plain(cell.Value.Text)).ToDictionary(group => group.Key, group => group.First().Key);
                if (names.TryGetValue("通番", out var number) && names.TryGetValue(PartyColumn, out var party) && Fields.Keys.Any(names.ContainsKey))
                    return [.. grid.Rows.Where(at => at > row).SelectMany(at => ReadRow(grid, at, number, party, names, excluded, report))];
            }
        }

        return [];
    }

    private static IEnumerable<ReadDetail> ReadRow(
        SheetGrid grid, int row, int numberColumn, int partyColumn, Dictionary<string, int> names, IReadOnlySet<int> excluded, Action<WorkbookProblem> report)
    {
        if (grid.Shown(row, numberColumn) is not { } cell || ItemNumberText.Read(cell) is not { } number || excluded.Contains(number.Key)) yield break;
        if (grid.Shown(row, partyColumn) is not { } name || FormColumns.PartyOf(name.Text) is not { } party) yield break;
        foreach (var (heading, field) in Fields)
        {
            if (!names.TryGetValue(heading, out var column)) continue;
            if (TextOf(grid.At(row, column), field) is { } text) yield return new(number.Key, party, field, grid.Name, SheetGrid.Reference(row, column), text);
            else report(Unclear(grid, row, column, field));
        }
    }

    /// <summary>The text; null if it means nothing in that field.</summary>
    private static string? TextOf(GridCell? cell, ResponseField field)
    {
        if (cell is { State: GridCellState.Error or GridCellState.Uncomputed }) return null;
        var text = cell?.Text ?? "";
        return field switch
        {
            ResponseField.Implementation => FieldText.ImplementationOf(text) is { } implementation ? FormWords.Of(implementation) : null,
            ResponseField.PlanDueOn when string.IsNullOrWhiteSpace(text) => "",
            ResponseField.PlanDueOn => (cell!.Date ?? FieldText.DayOf(text)) is { } day ? FieldText.Of(day) : null,
            _ => text.Length <= Lengths.Line ? text : null,
        };
    }

    private static WorkbookProblem Unclear(SheetGrid grid, int row, int column, ResponseField field)
    {
        var (at, cell) = (SheetGrid.Reference(row, column), grid.At(row, column)!);
        var quoted = cell.Text.Length <= 30 ? cell.Text : cell.Text[..30] + "…";
        return field switch
        {
            ResponseField.Implementation => new(WorkbookProblemCode.WordNotInVocabulary, grid.Name, at, quoted),
            ResponseField.PlanDueOn => new(WorkbookProblemCode.DateUnclear, grid.Name, at, quoted),
            _ => new(WorkbookProblemCode.TextTooLong, grid.Name, at, cell.Length, Lengths.Line),
        };
    }
}
