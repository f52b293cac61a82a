using System.Globalization;
using System.Text.RegularExpressions;
using ChecklistWorkbench.Features.Exchange;
using ChecklistWorkbench.Features.Exchange.Workbook;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace ChecklistWorkbench.Tests.Features.Exchange.Workbook;

/// <summary>Reads a workbook with the format's own library and nothing of the product's.</summary>
internal sealed partial class ReadBack : IDisposable
{
    private readonly MemoryStream _bytes;

    private ReadBack(byte[] bytes)
    {
        _bytes = new MemoryStream(bytes);
        Document = SpreadsheetDocument.Open(_bytes, isEditable: false);
    }

    public SpreadsheetDocument Document { get; }

    public static ReadBack Of(FormModel form) => new(WorkbookWriter.Write(form));

    public static ReadBack Of(byte[] bytes) => new(bytes);

    public Sheet Entry(string sheet) => Document.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().Single(entry => entry.Name == sheet);

    public Worksheet Sheet(string sheet) => ((WorksheetPart)Document.WorkbookPart!.GetPartById(Entry(sheet).Id!)).Worksheet;

    public Cell Cell(string sheet, string reference) => Sheet(sheet).Descendants<Cell>().Single(cell => cell.CellReference == reference);

    /// <summary>The text as Excel shows it: escapes undone as the standard says.</summary>
    public string Text(string sheet, string reference) => TextOf(Cell(sheet, reference));

    public IReadOnlyList<string> Row(string sheet, int number) =>
        [.. Sheet(sheet).Descendants<Row>().Single(row => row.RowIndex! == (uint)number).Elements<Cell>().Select(TextOf)];

    public Stylesheet Styles => Document.WorkbookPart!.WorkbookStylesPart!.Stylesheet;

    public CellFormat Format(string sheet, string reference) =>
        Styles.CellFormats!.Elements<CellFormat>().ElementAt((int)Cell(sheet, reference).StyleIndex!.Value);

    public void Dispose()
    {
        Document.Dispose();
        _bytes.Dispose();
    }

    public static string TextOf(Cell cell) => Escape().Replace(
        cell.InlineString?.InnerText ?? cell.CellValue?.Text ?? "",
        match => ((char)int.Parse(match.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex Escape();
}
