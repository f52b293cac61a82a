using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Exchange.Reading;
using ChecklistWorkbench.Features.Exchange.Workbook;

namespace ChecklistWorkbench.Features.Exchange.Filling;

/// <summary>Decides answer by answer where it goes and how it is worded there, or why it stays out.</summary>
internal sealed class FillingPlan(SheetGrid sheet, DropDowns choices, FormMapping? mapping, Party party)
{
    private static readonly ResponseField[] Fields =
        [ResponseField.CurrentStatus, ResponseField.RecognizedIssues, ResponseField.RemediationPlan, ResponseField.Remarks];

    private readonly int? _answerColumn = FormHeading.Find(sheet, mapping)?.Of(FormColumn.Answer);
    private readonly Dictionary<(int Row, int Column), LeftCell> _asFormula = [];
    private readonly List<CellFill> _texts = [];
    private readonly List<LeftCell> _left = [];

    public IReadOnlyList<CellFill> Texts => _texts;

    public IReadOnlyList<LeftCell> Left => _left;

    public LeftCell LeftAsFormula(CellFill text) => _asFormula[(text.Row, text.Column)];

    /// <param name="number">通番.</param>
    /// <param name="content">Our answer.</param>
    /// <param name="item">The item's row in the file; null if it has none.</param>
    public void Place(int number, ResponseContent content, ReadItem? item)
    {
        if (item is not null && _answerColumn is { } column && content.Implementation != Implementation.Unanswered) PlaceWord(number, item, content.Implementation, column);
        foreach (var field in Fields)
        {
            var wanted = (string)content[field]!;
            if (wanted.Length == 0) continue;
            if (item is null || PlaceOf(item, field) is not { } place) _left.Add(new(number, field, null, LeftReason.NoPlace));
            else PlaceText(number, item, place, wanted);
        }
    }

    /// <summary>Our place; in a cell that has only their heading so far, ours is to be made beside it.</summary>
    private ReadText? PlaceOf(ReadItem item, ResponseField field)
    {
        if (item.Texts.FirstOrDefault(text => text.Party == party && text.Field == field) is { } own) return own;
        if (item.Texts.FirstOrDefault(text => text.Field == field) is not { Text: { } theirs } other) return null;
        var (row, column) = SheetGrid.CellOf(other.Cell)!.Value;
        return sheet.Shown(row, column)?.Text == theirs ? null : other with { Party = party, Text = "" };
    }

    private void PlaceText(int number, ReadItem item, ReadText place, string wanted)
    {
        var (row, column) = SheetGrid.CellOf(place.Cell)!.Value;
        if (place.Text == wanted) return;
        if (place.Text is null) _left.Add(new(number, place.Field, place.Cell, LeftReason.Unclear));
        else if (!string.IsNullOrWhiteSpace(place.Text)) _left.Add(new(number, place.Field, place.Cell, LeftReason.Occupied));
        else Write(number, place.Field, row, column, Worded(item, place, sheet.Shown(row, column)?.Text ?? "", wanted));
    }

    /// <summary>In a cell of both parties our text stands under our heading and theirs stays under theirs.</summary>
    private string Worded(ReadItem item, ReadText place, string now, string wanted)
    {
        var other = party == Party.ConnectingFirm ? Party.FinancialInstitution : Party.ConnectingFirm;
        var theirs = item.Texts.FirstOrDefault(text => text.Cell == place.Cell && text.Party == other);
        if (theirs is null && string.IsNullOrWhiteSpace(now)) return wanted;
        if (string.IsNullOrWhiteSpace(now) && mapping?.PlainJointText == party) return wanted;
        var texts = new Dictionary<Party, string> { [party] = wanted, [other] = theirs?.Text ?? "" };
        return string.Join('\n', new[] { Party.ConnectingFirm, Party.FinancialInstitution }.Select(whose => $"{FormWords.HeadingOf(whose)}\n{texts[whose]}"));
    }

    private void PlaceWord(int number, ReadItem item, Implementation implementation, int column)
    {
        var cell = SheetGrid.Reference(item.Row, column);
        var now = sheet.Shown(item.Row, column)?.Text ?? "";
        if (mapping?.Meaning(now) == implementation) return;
        if (!string.IsNullOrWhiteSpace(now))
        {
            _left.Add(new(number, ResponseField.Implementation, cell, LeftReason.Occupied));
            return;
        }

        var words = (mapping?.Vocabulary ?? new Dictionary<string, Implementation>()).Where(word => word.Value == implementation).Select(word => word.Key).ToList();
        var fitting = choices.At(item.Row, column, out var allowed) ? words.Find(word => allowed.Any(choice => FormColumns.Plain(choice) == FormColumns.Plain(word))) : words.FirstOrDefault();
        if (fitting is null) _left.Add(new(number, ResponseField.Implementation, cell, words.Count == 0 ? LeftReason.NoWord : LeftReason.NotAChoice));
        else Write(number, ResponseField.Implementation, item.Row, column, fitting);
    }

    private void Write(int number, ResponseField field, int row, int column, string text)
    {
        var cell = SheetGrid.Reference(row, column);
        if (sheet.MergeOver(row, column) is { } merge && (merge.FirstRow, merge.FirstColumn) != (row, column))
        {
            _left.Add(new(number, field, cell, LeftReason.Merged));
            return;
        }

        var written = text;
        if (choices.At(row, column, out var allowed) && (written = allowed.FirstOrDefault(choice => FormColumns.Plain(choice) == FormColumns.Plain(text))) is null)
        {
            _left.Add(new(number, field, cell, LeftReason.NotAChoice));
            return;
        }

        _texts.Add(new(row, column, written));
        _asFormula[(row, column)] = new(number, field, cell, LeftReason.Formula);
    }
}
