using System.Globalization;
using ChecklistWorkbench.Features.Exchange.Reading;

namespace ChecklistWorkbench.Features.Exchange.Workbook;

/// <summary>
/// What the form was made from, on a sheet that no menu shows: names and values first, then one row per item, party and field. Read back by name, so a
/// later version may add rows and columns.
/// </summary>
internal static class BaseSheet
{
    public const string Name = FormBaseReader.Sheet;

    private const int Schema = 1;
    private const int HeaderRow = 7;

    private static readonly string[] Columns = ["number", "party", "field", "revision", "sha256"];

    public static void Write(SheetWriter sheet, FormModel form)
    {
        (string Name, string Value)[] facts =
        [
            ("schema", Schema.ToString(CultureInfo.InvariantCulture)),
            ("edition", form.Base.EditionId),
            ("assessment", form.Base.AssessmentId.ToString()),
            ("submission", form.Base.Submission?.ToString(CultureInfo.InvariantCulture) ?? "draft"),
            ("version", form.Base.Version),
        ];

        sheet.Open([14, 24, 20, 10, 68], frozenRows: 0, selected: false);
        for (var i = 0; i < facts.Length; i++)
        {
            sheet.Row(i + 1, 17, () =>
            {
                sheet.Text('A', CellStyle.Plain, facts[i].Name);
                sheet.Text('B', CellStyle.Plain, facts[i].Value);
            });
        }

        if (form.Base.Excluded.Count > 0)
        {
            sheet.Row(facts.Length + 1, 17, () =>
            {
                sheet.Text('A', CellStyle.Plain, "excluded");
                sheet.Text('B', CellStyle.Plain, string.Join(',', form.Base.Excluded.Select(number => number.ToString(CultureInfo.InvariantCulture))));
            });
        }

        sheet.Row(HeaderRow, 17, () =>
        {
            for (var i = 0; i < Columns.Length; i++) sheet.Text((char)('A' + i), CellStyle.Plain, Columns[i]);
        });
        for (var i = 0; i < form.Base.Texts.Count; i++) WriteText(sheet, HeaderRow + 1 + i, form.Base.Texts[i]);
        sheet.CloseRows();
    }

    private static void WriteText(SheetWriter sheet, int row, FormBaseText text) => sheet.Row(row, 17, () =>
    {
        sheet.Number('A', CellStyle.Plain, text.Number);
        sheet.Text('B', CellStyle.Plain, text.Party);
        sheet.Text('C', CellStyle.Plain, text.Field);
        sheet.Number('D', CellStyle.Plain, text.Revision);
        sheet.Text('E', CellStyle.Plain, text.Sha256);
    });
}
