namespace ChecklistWorkbench.Features.Exchange.Workbook;

/// <summary>補足情報: the structured fields beside the texts, one row per item and answering party.</summary>
internal static class SupplementSheet
{
    public const string Name = "補足情報";

    public const int HeaderRow = 3;

    private static readonly string[] Columns = ["通番", "記入する者", "セキュリティ対応目標", "対応区分", "期限", "担当", "改訂番号", "保存日時", "記入者", "手法例の適用"];

    private static readonly double[] Widths = [6, 14, 72, 14, 14, 38, 10, 19, 30, 60];

    public static int LastRow(FormModel form) => HeaderRow + form.Supplements.Count;

    public static void Write(SheetWriter sheet, FormModel form)
    {
        sheet.Open(Widths, frozenRows: HeaderRow, selected: false);
        sheet.Row(1, 27, () => sheet.Text('A', CellStyle.Title, $"{Name}　{form.Header.ConnectingFirm} ／ {form.Header.FinancialInstitution}"));
        sheet.Row(2, 6, () => { });
        sheet.Row(HeaderRow, 25, () =>
        {
            for (var i = 0; i < Columns.Length; i++) sheet.Text((char)('A' + i), CellStyle.Header, Columns[i]);
        });
        for (var i = 0; i < form.Supplements.Count; i++) WriteRow(sheet, HeaderRow + 1 + i, form.Supplements[i]);
        sheet.CloseRows();
        sheet.Choices($"D{HeaderRow + 1}:D{LastRow(form)}", form.ImplementationChoices, "対応区分", "一覧から選択してください。");
        sheet.Page($"{form.Header.Assessment}　{form.Header.Version}", ChecklistSheet.DateOf(form.Header));
    }

    private static void WriteRow(SheetWriter sheet, int row, FormSupplement answer) => sheet.Row(row, HeightOf(answer), () =>
    {
        var (centered, entry) = answer.IsExcluded ? (CellStyle.CenteredExcluded, CellStyle.TextExcluded) : (CellStyle.EntryCentered, CellStyle.Entry);
        sheet.ItemNumber('A', centered, answer.Number, answer.Label);
        sheet.Text('B', centered, answer.Party);
        sheet.Text('C', entry, answer.Objective);
        sheet.Text('D', answer.IsExcluded ? centered : CellStyle.EntryChoice, answer.Implementation);
        sheet.Moment('E', answer.IsExcluded ? CellStyle.DateExcluded : CellStyle.EntryDate, answer.DueOn?.ToDateTime(TimeOnly.MinValue));
        sheet.Text('F', answer.IsExcluded ? entry : CellStyle.EntryInput, answer.Owner);
        sheet.Number('G', centered, answer.Revision);
        sheet.Moment('H', answer.IsExcluded ? CellStyle.MomentExcluded : CellStyle.EntryMoment, answer.SavedAt);
        sheet.Text('I', entry, answer.SavedBy);
        sheet.Text('J', entry, answer.Methods);
    });

    private static double HeightOf(FormSupplement answer) => RowHeights.Of(21,
        new(answer.Objective, Widths[2], CellStyles.TextSize),
        new(answer.Owner, Widths[5], CellStyles.TextSize),
        new(answer.SavedBy, Widths[8], CellStyles.TextSize),
        new(answer.Methods, Widths[9], CellStyles.TextSize));
}
