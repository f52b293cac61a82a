using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Features.Exchange.Reading;

/// <summary>Reads the answers of one row and says whose they are: by the column's name, by 対象者, by the catalogue, in this order. Where they disagree, nobody's.</summary>
public sealed class RowTexts(SheetGrid grid, FormHeading heading, FormContext context, Action<WorkbookProblem> report)
{
    private static readonly string[] BothWords = ["共通", "両方", "双方", "両者", "both"];

    private readonly Dictionary<(int Number, string Party, string Field), string> _known = (context.Origin?.Texts ?? [])
        .GroupBy(text => (text.Number, text.Party, text.Field)).ToDictionary(group => group.Key, group => group.First().Sha256);

    /// <summary>Whether each row's 対象者 names one party, each another one.</summary>
    public bool AreOfDifferentParties(IReadOnlyList<int> rows)
    {
        var parties = rows.Select(TargetOf).ToList();
        return parties.All(target => target is ResponsibleParty.ConnectingFirm or ResponsibleParty.FinancialInstitution) && parties.Distinct().Count() == rows.Count;
    }

    /// <summary>対応区分, by the mapping's vocabulary; a word that is not in it is reported.</summary>
    public Implementation? ImplementationAt(int row)
    {
        if (context.Mapping is not { } mapping || heading.Of(FormColumn.Answer) is not { } column || grid.Shown(row, column) is not { } cell || string.IsNullOrWhiteSpace(cell.Text)) return null;
        if (mapping.Meaning(cell.Text) is { } meaning) return meaning;
        Report(WorkbookProblemCode.WordNotInVocabulary, row, column, cell.Text.Length <= 30 ? cell.Text : cell.Text[..30] + "…");
        return null;
    }

    public IEnumerable<ReadText> Read(ItemNumber number, int row)
    {
        var columns = heading.Columns.Where(column => FormColumns.Answers.Contains(column.Value.Column)).ToList();
        var catalogued = number.IsCustom ? null : context.Edition.Item(number.Value).Target.Parties();
        var parties = TargetOf(row)?.Parties() ?? catalogued;
        if (parties is null)
        {
            if (columns.Any(column => IsWritten(row, column.Key))) Report(WorkbookProblemCode.TargetMissing, row, columns[0].Key);
            parties = [];
        }
        else if (catalogued is not null && parties.Except(catalogued).Any())
        {
            Report(WorkbookProblemCode.TargetDiffers, row, heading.Of(FormColumn.Target)!.Value, FormWords.Of(context.Edition.Item(number.Value).Target));
            parties = [];
        }

        foreach (var (column, meaning) in columns)
        {
            var field = FieldOf(meaning.Column);
            IReadOnlyList<Party> owners = meaning.Party is { } party ? [party] : parties;
            if (meaning.Party is not null && catalogued?.Contains(meaning.Party.Value) == false)
            {
                if (IsWritten(row, column)) Report(WorkbookProblemCode.TargetDiffers, row, column, FormWords.Of(context.Edition.Item(number.Value).Target));
                continue;
            }

            foreach (var text in ReadCell(number, field, owners, row, column)) yield return text;
        }
    }

    private IEnumerable<ReadText> ReadCell(ItemNumber number, ResponseField field, IReadOnlyList<Party> owners, int row, int column)
    {
        var reference = SheetGrid.Reference(row, column);
        var cell = grid.Shown(row, column);
        var isClear = cell is null || IsClear(cell, row, column);
        var joint = owners.Count == 2 && isClear ? JointOf(number, field, cell?.Text ?? "", row, column) : null;
        foreach (var party in owners)
        {
            if (joint is not null && joint[party] is null) continue; // No heading of that party: the cell does not speak of it.
            var text = !isClear ? null : owners.Count == 1 ? cell?.Text ?? "" : joint?[party];
            if (text?.Length > Lengths.Text)
            {
                Report(WorkbookProblemCode.TextTooLong, row, column, text.Length, Lengths.Text);
                text = null;
            }

            yield return new(party, field, reference, text);
        }
    }

    private JointParts? JointOf(ItemNumber number, ResponseField field, string text, int row, int column)
    {
        var parts = JointText.Split(text, (party, part) => _known.TryGetValue((number.Key, party.ToString(), field.ToString()), out var hash) && hash == CanonicalJson.Sha256(part));
        if (parts is null && context.Mapping?.PlainJointText is { } owner) parts = owner == Party.ConnectingFirm ? new(text, null) : new(null, text);
        if (parts is null) Report(WorkbookProblemCode.JointTextUnclear, row, column);
        return parts;
    }

    private bool IsClear(GridCell cell, int row, int column)
    {
        if (cell.State == GridCellState.Uncomputed) Report(WorkbookProblemCode.FormulaWithoutValue, row, column);
        if (cell.State == GridCellState.Error) Report(WorkbookProblemCode.ErrorValue, row, column, cell.Text);
        if (cell.Length > cell.Text.Length) Report(WorkbookProblemCode.TextTooLong, row, column, cell.Length, Lengths.Text);
        if (grid.MergeOver(row, column) is { } merge && merge.FirstRow == row && merge.LastRow > row && heading.Of(FormColumn.Number) is { } number && grid.MergeOver(row, number) is null)
            Report(WorkbookProblemCode.MergedAnswer, row, column, SheetGrid.Reference(merge.LastRow, column));
        return cell.State != GridCellState.Uncomputed && cell.Length == cell.Text.Length;
    }

    private ResponsibleParty? TargetOf(int row)
    {
        if (heading.Of(FormColumn.Target) is not { } column || grid.Shown(row, column) is not { } cell || cell.Length > 100) return null;
        if (FormColumns.PartyOf(cell.Text) is { } party) return party == Party.ConnectingFirm ? ResponsibleParty.ConnectingFirm : ResponsibleParty.FinancialInstitution;
        var plain = FormColumns.Plain(cell.Text);
        var namesBoth = (plain.Contains("接続先", StringComparison.Ordinal) && plain.Contains("金融機関", StringComparison.Ordinal)) || BothWords.Contains(plain);
        return namesBoth ? ResponsibleParty.Both : null;
    }

    private bool IsWritten(int row, int column) => !string.IsNullOrWhiteSpace(grid.Shown(row, column)?.Text);

    private static ResponseField FieldOf(FormColumn column) => column switch
    {
        FormColumn.CurrentStatus => ResponseField.CurrentStatus,
        FormColumn.RecognizedIssues => ResponseField.RecognizedIssues,
        FormColumn.RemediationPlan => ResponseField.RemediationPlan,
        _ => ResponseField.Remarks,
    };

    private void Report(WorkbookProblemCode code, int row, int column, params IReadOnlyList<object> arguments) =>
        report(new(code, grid.Name, SheetGrid.Reference(row, column), arguments));
}
