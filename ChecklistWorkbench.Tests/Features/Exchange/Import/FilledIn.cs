using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace ChecklistWorkbench.Tests.Features.Exchange.Import;

/// <summary>A workbook that someone filled in, as another program saves it.</summary>
internal static class FilledIn
{
    /// <summary>On the form itself.</summary>
    public static byte[] With(byte[] workbook, params (string Cell, string Text)[] texts) => On(workbook, "API接続チェックリスト", texts);

    public static byte[] On(byte[] workbook, string name, params (string Cell, string Text)[] texts)
    {
        using var buffer = new MemoryStream();
        buffer.Write(workbook);
        using (var document = SpreadsheetDocument.Open(buffer, isEditable: true))
        {
            var sheet = document.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().Single(sheet => sheet.Name == name);
            var part = (WorksheetPart)document.WorkbookPart.GetPartById(sheet.Id!);
            foreach (var (reference, text) in texts)
            {
                var cell = part.Worksheet.Descendants<Cell>().Single(cell => cell.CellReference == reference);
                cell.RemoveAllChildren();
                cell.DataType = CellValues.InlineString;
                cell.AppendChild(new InlineString(new Text(text)));
            }
        }

        return buffer.ToArray();
    }
}
