using System.Collections.Immutable;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Features.Exchange.Reading;

namespace ChecklistWorkbench.Features.Exchange.Layouts;

/// <summary>Tries a draft on a sample: proposes what its names say, and shows what would be read. What nobody said stays open and is never guessed.</summary>
public static class LayoutSample
{
    private const int SampleTexts = 3;
    private const int LongestSample = 60;
    private const int LongestQuestion = 200;
    private const int MostIds = 300;
    private const int MostWords = 40;

    public static LayoutTrial Try(WorkbookContent workbook, ChecklistEdition edition, LayoutDraft draft)
    {
        var sheets = workbook.Sheets.Where(sheet => sheet.Name != FormBaseReader.Sheet).OrderBy(sheet => sheet.IsHidden).ToList();
        var grid = sheets.Find(sheet => sheet.Name == draft.Sheet) ?? sheets.MaxBy(sheet => (FormHeading.Find(sheet, draft.Started)?.Distinct ?? 0, sheet.Rows.Count())) ?? new SheetGrid("", isHidden: false);
        var row = draft.HeaderRow ?? HeadingRow(grid, draft.Started);
        var named = NamesAt(grid, row, draft.Started);
        var columns = ColumnsOf(grid, row, named, draft);
        var number = columns.FirstOrDefault(column => column.Meaning == FormColumn.Number);
        var ids = number is null ? [] : IdsOf(grid, row, number.At, columns, edition, draft);
        var words = columns.FirstOrDefault(column => column.Meaning == FormColumn.Answer) is { } answer ? WordsOf(grid, row, answer.At, draft) : [];
        var mapping = MappingOf(row, columns, NamesAt(grid, row, null), ids, words, draft);
        var form = FormReader.Read(workbook, new([edition], grid.Name, mapping));
        var read = form.Succeeded ? form.Value : null;
        return new([.. sheets.Select(sheet => sheet.Name)], grid.Name, row, columns, ids, words, mapping, read, (form.Refusal as WorkbookRefused)?.Problem,
            [.. edition.Items.Select(item => item.Number).Except(read?.Items.Where(item => !item.IsCustom).Select(item => item.Number) ?? [])]);
    }

    private static int HeadingRow(SheetGrid grid, FormMapping? started) =>
        FormHeading.Find(grid, started)?.Row ?? grid.Rows.FirstOrDefault(row => grid.Row(row).Count >= 2, 1);

    private static IReadOnlyDictionary<int, ColumnMeaning> NamesAt(SheetGrid grid, int row, FormMapping? started) =>
        FormHeading.Find(grid, (started ?? new(1, null, null, null, null, null, null, null)) with { HeaderRow = row })!.Columns;

    private static List<LayoutColumn> ColumnsOf(SheetGrid grid, int header, IReadOnlyDictionary<int, ColumnMeaning> named, LayoutDraft draft)
    {
        var rows = grid.Rows.Where(row => row >= header).ToList();
        var used = rows.SelectMany(row => grid.Row(row).Keys).Distinct().Order();
        return [.. used.Select(at =>
        {
            var meaning = draft.Columns is null ? named.GetValueOrDefault(at)?.Column : draft.Columns.TryGetValue(at, out var said) ? said : default(FormColumn?);
            var party = named.GetValueOrDefault(at) is { } known && known.Column == meaning ? known.Party : null;
            var samples = rows.Where(row => row > header).Select(row => grid.At(row, at)?.Text.Trim()).Where(text => !string.IsNullOrEmpty(text)).Distinct().Take(SampleTexts);
            return new LayoutColumn(at, SheetGrid.ColumnLetters(at), grid.ShownAcross(header, at)?.Text.Trim() ?? "", meaning, party, [.. samples.Select(text => Cut(text!, LongestSample))]);
        })];
    }

    /// <summary>The bank's ids, unless most of the column can be read as 通番 as it stands.</summary>
    private static List<LayoutId> IdsOf(SheetGrid grid, int header, int column, IReadOnlyList<LayoutColumn> columns, ChecklistEdition edition, LayoutDraft draft)
    {
        var question = columns.FirstOrDefault(known => known.Meaning == FormColumn.Objective)?.At;
        var cells = grid.Rows.Where(row => row > header).Select(row => (Row: row, Cell: grid.At(row, column))).Where(at => !string.IsNullOrWhiteSpace(at.Cell?.Text)).ToList();
        var plain = cells.Count(at => ItemNumberText.Read(at.Cell!) is { } read && (read.IsCustom || edition.Has(read.Value)));
        if (draft.Ids.Count == 0 && plain * 2 >= cells.Count) return [];
        return [.. cells.DistinctBy(at => at.Cell!.Text).Take(MostIds).Select(at => new LayoutId(
            at.Cell!.Text, Cut(question is { } asked ? grid.Shown(at.Row, asked)?.Text.Trim() ?? "" : "", LongestQuestion), draft.Ids.TryGetValue(at.Cell.Text, out var number) ? number : null))];
    }

    private static List<LayoutWord> WordsOf(SheetGrid grid, int header, int column, LayoutDraft draft) =>
        [.. grid.Rows.Where(row => row > header).Select(row => grid.At(row, column)?.Text.Trim()).Where(text => !string.IsNullOrEmpty(text)).GroupBy(text => text!).Take(MostWords)
            .Select(word => new LayoutWord(word.Key, word.Count(), draft.Words.TryGetValue(word.Key, out var meaning) ? meaning : null))];

    /// <summary>Columns go by their names, so that next year's file with a column more still fits; by letters only where the name does not tell.</summary>
    private static FormMapping MappingOf(
        int row, IReadOnlyList<LayoutColumn> columns, IReadOnlyDictionary<int, ColumnMeaning> plain, IReadOnlyList<LayoutId> ids, IReadOnlyList<LayoutWord> words, LayoutDraft draft)
    {
        var said = columns.Where(column => column is { Meaning: not null, Party: null }).ToList();
        var ignored = columns.Where(column => column.Meaning is null && plain.ContainsKey(column.At)).ToList();
        var byLetters = said.Concat(ignored).Any(column => Wanted(column) == column.Letters);
        return new(1, null, draft.Sheet, byLetters || draft.HeaderRow is not null ? row : null, said.ToDictionary(column => column.Meaning!.Value, Wanted),
            ids.Count == 0 ? null : ids.Where(id => id.Number is not null).ToDictionary(id => id.Id, id => id.Number!.Value),
            words.Count == 0 ? null : words.Where(word => word.Meaning is not null).ToDictionary(word => word.Word, word => word.Meaning!.Value),
            draft.PlainJointText, ignored.Count == 0 ? null : [.. ignored.Select(Wanted)]);

        string Wanted(LayoutColumn column) =>
            column.Heading.Length is > 0 and <= LongestSample && columns.Count(other => FormColumns.Plain(other.Heading) == FormColumns.Plain(column.Heading)) == 1 ? column.Heading : column.Letters;
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length] + "…";
}
