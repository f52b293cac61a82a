using System.Globalization;
using ChecklistWorkbench.Domain.Assessments;

namespace ChecklistWorkbench.Features.Exchange.Workbook;

/// <summary>The form itself: title, block, the ten official columns, one row per item.</summary>
internal static class ChecklistSheet
{
    public const string Name = "API接続チェックリスト";

    public const int HeaderRow = 7;

    private const int FirstItemRow = HeaderRow + 1;

    // Wide enough for one reference to stand on one line, so that the lines of the two regulation columns stand side by side.
    private static readonly double[] Widths = [5.5, 13, 24, 10, 64, 29, 29, 29, 37, 22];

    private const double FactValueWidth = 95;

    public static int LastRow(FormModel form) => HeaderRow + form.Rows.Count;

    public static void Write(SheetWriter sheet, FormModel form)
    {
        sheet.Open(Widths, frozenRows: HeaderRow, selected: true);
        sheet.Row(1, 27, () => sheet.Text('A', CellStyle.Title, $"{form.Header.Title}　{form.Header.EditionLabel}"));
        WriteFacts(sheet, form.Header);
        sheet.Row(HeaderRow - 1, 6, () => { });
        sheet.Row(HeaderRow, 25, () =>
        {
            for (var i = 0; i < FormWords.Columns.Count; i++) sheet.Text((char)('A' + i), CellStyle.Header, FormWords.Columns[i]);
        });
        WriteItems(sheet, form.Rows);
        sheet.CloseRows();
        sheet.Page($"{form.Header.Assessment}　{form.Header.Version}", DateOf(form.Header));
    }

    public static string DateOf(FormHeader header) => header.CreatedOn.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture);

    private static void WriteFacts(SheetWriter sheet, FormHeader header)
    {
        ((string Label, string Value) Left, (string Label, string Value) Right)[] facts =
        [
            (("金融機関", header.FinancialInstitution), ("評価の目的・回次", header.Assessment)),
            (("API接続先", header.ConnectingFirm), ("版", header.EditionLabel)),
            (("サービス", header.Service), ("提出", header.Version)),
            (("API種別", header.ApiKinds), ("作成日", DateOf(header))),
        ];
        for (var i = 0; i < facts.Length; i++)
        {
            var (row, left, right) = (i + 2, facts[i].Left, facts[i].Right);
            var height = RowHeights.Of(18, new(left.Value, FactValueWidth, CellStyles.BaseSize), new(right.Value, FactValueWidth, CellStyles.BaseSize));
            sheet.Row(row, height, () =>
            {
                sheet.Text('A', CellStyle.FactLabel, left.Label);
                sheet.Blank('B', CellStyle.FactLabel);
                sheet.Text('C', CellStyle.FactValue, left.Value);
                sheet.Blanks('D', 'E', CellStyle.FactValue);
                sheet.Text('F', CellStyle.FactLabel, right.Label);
                sheet.Text('G', CellStyle.FactValue, right.Value);
                sheet.Blanks('H', 'J', CellStyle.FactValue);
            });
            sheet.Merge('A', row, 'B', row);
            sheet.Merge('C', row, 'E', row);
            sheet.Merge('G', row, 'J', row);
        }
    }

    private static void WriteItems(SheetWriter sheet, IReadOnlyList<FormRow> items)
    {
        var category = 0;
        for (var i = 0; i < items.Count; i++)
        {
            var (item, isFirst) = (items[i], items[i].Category != items[category].Category || i == 0);
            if (isFirst) category = i;
            WriteItem(sheet, FirstItemRow + i, item, isFirst);
            if (i + 1 == items.Count || items[i + 1].Category != item.Category) sheet.Merge('B', FirstItemRow + category, 'B', FirstItemRow + i);
        }
    }

    private static void WriteItem(SheetWriter sheet, int row, FormRow item, bool isFirstOfCategory) => sheet.Row(row, HeightOf(item), () =>
    {
        // What is left out is locked too: nobody fills in by mistake what nobody asks.
        var (number, text, reference, input) = item.IsExcluded
            ? (CellStyle.CenteredExcluded, CellStyle.TextExcluded, CellStyle.ReferenceExcluded, CellStyle.TextExcluded)
            : (CellStyle.Centered, CellStyle.Text, CellStyle.Reference, CellStyle.Input);
        sheet.ItemNumber('A', number, item.Number, item.Label);
        sheet.Text('B', CellStyle.Category, isFirstOfCategory ? item.Category : "");
        sheet.Text('C', text, item.Objective);
        sheet.Text('D', number, item.Target);
        sheet.Text('E', input, item.CurrentStatus);
        sheet.Text('F', input, item.RecognizedIssues);
        sheet.Text('G', input, item.RemediationPlan);
        sheet.Text('H', reference, item.RegulationSources);
        sheet.Text('I', reference, item.RegulationPlaces);
        sheet.Text('J', input, item.Remarks);
    });

    private static double HeightOf(FormRow item) => RowHeights.Of(36,
        new(item.Objective, Widths[2], CellStyles.TextSize),
        new(item.CurrentStatus, Widths[4], CellStyles.TextSize),
        new(item.RecognizedIssues, Widths[5], CellStyles.TextSize),
        new(item.RemediationPlan, Widths[6], CellStyles.TextSize),
        new(item.RegulationSources, Widths[7], CellStyles.ReferenceSize),
        new(item.RegulationPlaces, Widths[8], CellStyles.ReferenceSize),
        new(item.Remarks, Widths[9], CellStyles.TextSize));
}
