using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Features.Exchange.Reading;

/// <summary>What rows are read against.</summary>
/// <param name="Edition">Which items there are, and whom each asks.</param>
/// <param name="Origin">What the form was made from; null if it was not made here.</param>
/// <param name="Excluded">Keys of items whose rows are not for taking in.</param>
/// <param name="Mapping">How the layout is to be understood; null if its column names say it.</param>
public sealed record FormContext(ChecklistEdition Edition, FormBase? Origin, IReadOnlySet<int> Excluded, FormMapping? Mapping);

/// <summary>Goes down the rows under a heading, finds the item each is about, and brings rows of one item together.</summary>
public sealed class FormRows
{
    private const int QuotedCharacters = 30;

    private readonly SheetGrid _grid;
    private readonly FormHeading _heading;
    private readonly FormContext _context;
    private readonly RowTexts _texts;
    private readonly List<WorkbookProblem> _problems = [];
    private readonly List<ReadItem> _items = [];

    private FormRows(SheetGrid grid, FormHeading heading, FormContext context)
    {
        (_grid, _heading, _context) = (grid, heading, context);
        _texts = new(grid, heading, context, _problems.Add);
        NumberColumn = heading.Of(FormColumn.Number)!.Value;
        Answers = [.. heading.Columns.Where(column => FormColumns.Answers.Contains(column.Value.Column) || column.Value.Column == FormColumn.Answer).Select(column => column.Key)];
    }

    public IReadOnlyList<ReadItem> Items => _items;

    public IReadOnlyList<WorkbookProblem> Problems => _problems;

    private int NumberColumn { get; }

    private int[] Answers { get; }

    public static FormRows Read(SheetGrid grid, FormHeading heading, FormContext context)
    {
        var rows = new FormRows(grid, heading, context);
        var found = new List<(int Row, ItemNumber Number)>();
        for (var row = heading.Row + 1; row <= grid.LastRow; row++)
        {
            if (rows.NumberOf(row) is { } number) found.Add((row, number));
        }

        foreach (var item in found.GroupBy(row => row.Number).OrderBy(item => item.Key.IsCustom).ThenBy(item => item.Key.Value)) rows._items.Add(rows.ItemOf(item.Key, [.. item.Select(row => row.Row)]));
        rows.ReportMissing();
        return rows;
    }

    private ItemNumber? NumberOf(int row)
    {
        var written = Array.Find(Answers, column => !string.IsNullOrWhiteSpace(_grid.At(row, column)?.Text));
        if (_grid.Shown(row, NumberColumn) is not { } cell || string.IsNullOrWhiteSpace(cell.Text))
        {
            if (written > 0) Report(WorkbookProblemCode.TextWithoutNumber, row, written);
            return null;
        }

        if (FormColumns.MeaningOf(cell.Text) is { Column: FormColumn.Number }) return null; // The heading again, as on each printed page.
        var number = _context.Mapping?.Ids is null ? ItemNumberText.Read(cell) : _context.Mapping.NumberOf(cell) is { } mapped ? new(mapped, IsCustom: false) : null;
        if (number is null)
        {
            if (written > 0) Report(WorkbookProblemCode.NumberUnclear, row, NumberColumn, Quoted(cell.Text));
            return null;
        }

        if (number.Value.IsCustom || _context.Edition.Has(number.Value.Value)) return number;
        Report(WorkbookProblemCode.NumberNotInEdition, row, NumberColumn, number.Value.Value, _context.Edition.Label);
        return null;
    }

    /// <summary>An item may have a row for each party. Any other repetition is unclear, and nothing of it is read.</summary>
    private ReadItem ItemOf(ItemNumber number, IReadOnlyList<int> rows)
    {
        if (_context.Excluded.Contains(number.Key)) return ItemOf(number, rows[0], []);
        if (rows.Count > 1)
        {
            var answered = rows.Where(row => Array.Exists(Answers, column => !string.IsNullOrWhiteSpace(_grid.Shown(row, column)?.Text))).ToList();
            var isMerged = _grid.MergeOver(rows[0], NumberColumn) is { } merge && rows.All(row => merge.Covers(row, NumberColumn));
            if (_texts.AreOfDifferentParties(rows)) return ItemOf(number, rows[0], rows);
            if (isMerged && answered.Count <= 1) return ItemOf(number, rows[0], [answered.Count == 1 ? answered[0] : rows[0]]);
            foreach (var row in rows.Skip(1)) Report(WorkbookProblemCode.NumberTwice, row, NumberColumn, Quoted(_grid.Shown(row, NumberColumn)!.Text), SheetGrid.Reference(rows[0], NumberColumn));
            return ItemOf(number, rows[0], []);
        }

        return ItemOf(number, rows[0], rows);
    }

    private ReadItem ItemOf(ItemNumber number, int first, IReadOnlyList<int> rows)
    {
        var texts = rows.SelectMany(row => _texts.Read(number, row)).ToList();
        var implementation = rows.Count == 1 ? _texts.ImplementationAt(rows[0]) : null;
        if (implementation is { } word && WhoseWord(number, texts) is { } party)
            texts.Add(new(party, ResponseField.Implementation, SheetGrid.Reference(rows[0], _heading.Of(FormColumn.Answer)!.Value), FormWords.Of(word)));
        return new(number.Value, number.IsCustom, first, TextOf(first, FormColumn.Objective), rows.Count == 1 ? TextOf(rows[0], FormColumn.Remarks) : null, implementation, texts);
    }

    /// <summary>Whose the word of the answer column is: the party that the row's texts are of, or else the one that the item asks.</summary>
    private Party? WhoseWord(ItemNumber number, IReadOnlyList<ReadText> texts)
    {
        IReadOnlyList<Party> parties = [.. texts.Select(text => text.Party).Distinct()];
        if (parties.Count == 0 && !number.IsCustom) parties = [.. _context.Edition.Item(number.Value).Target.Parties()];
        return parties is [var only] ? only : _context.Mapping?.PlainJointText is { } joint && parties.Contains(joint) ? joint : null;
    }

    private string? TextOf(int row, FormColumn column) =>
        _heading.Of(column) is { } at && _grid.Shown(row, at) is { } cell && cell.Length == cell.Text.Length ? cell.Text : null;

    private void ReportMissing()
    {
        var missing = _context.Edition.Items.Select(item => item.Number).Except(_items.Where(item => !item.IsCustom).Select(item => item.Number)).ToList();
        if (missing.Count > 0) Report(WorkbookProblemCode.ItemsMissing, _heading.Row, NumberColumn, string.Join('、', missing));
    }

    private void Report(WorkbookProblemCode code, int row, int column, params IReadOnlyList<object> arguments) =>
        _problems.Add(new(code, _grid.Name, SheetGrid.Reference(row, column), arguments));

    private static string Quoted(string text) => text.Length <= QuotedCharacters ? text : text[..QuotedCharacters] + "…";
}
