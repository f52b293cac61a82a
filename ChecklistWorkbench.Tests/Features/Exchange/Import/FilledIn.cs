using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace ChecklistWorkbench.Tests.Features.Exchange.Import;

/// <summary>A workbook that someone filled in, as another program saves it.</summary>
internal static class FilledIn
{
    public static byte[] With(byte[] workbook, params (string Cell, string Text)[] texts)
    {
        using var buffer = new MemoryStream();
        buffer.Write(workbook);
        using (var document = SpreadsheetDocument.Open(buffer, isEditable: true))
        {
            var sheet = document.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().First();
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
