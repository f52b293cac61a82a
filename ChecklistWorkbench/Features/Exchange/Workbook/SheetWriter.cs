using System.Globalization;
using System.Xml;

namespace ChecklistWorkbench.Features.Exchange.Workbook;

/// <summary>
/// Writes one worksheet part, front to back in the schema's order: opening, rows, then the closing elements. Texts become inline strings and nothing else,
/// so a text is never a formula, a number or a date.
/// </summary>
internal sealed class SheetWriter(XmlWriter xml) : IDisposable
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private static readonly DateTime Epoch = new(1899, 12, 30);

    private readonly List<string> _merges = [];
    private int _row;

    /// <param name="widths">Column widths in units, from A on.</param>
    /// <param name="frozenRows">Rows that stay in view above the rest; 0 for none.</param>
    /// <param name="selected">Whether this is the sheet a reader sees first.</param>
    public void Open(IReadOnlyList<double> widths, int frozenRows, bool selected)
    {
        xml.WriteStartDocument(standalone: true);
        xml.WriteStartElement("worksheet", Main);
        Element("sheetPr", inside: () => Element("pageSetUpPr", ("fitToPage", "1")));
        Element("sheetViews", inside: () => WriteView(frozenRows, selected));
        Element("sheetFormatPr", ("defaultRowHeight", "17"), ("customHeight", "1"));
        Element("cols", inside: () =>
        {
            for (var i = 0; i < widths.Count; i++)
                Element("col", ("min", Text(i + 1)), ("max", Text(i + 1)), ("width", Text(widths[i])), ("customWidth", "1"));
        });
        xml.WriteStartElement("sheetData", Main);
    }

    /// <summary>A row of that height in points; <paramref name="cells"/> writes it from left to right.</summary>
    public void Row(int number, double height, Action cells)
    {
        _row = number;
        Element("row", [("r", Text(number)), ("ht", Text(height)), ("customHeight", "1")], cells);
    }

    public void Text(char column, CellStyle style, string text)
    {
        if (text.Length == 0)
        {
            Blank(column, style);
            return;
        }

        Element("c", [At(column), ("s", Text(CellStyles.IndexOf(style, WorkbookText.NeedsQuotePrefix(text)))), ("t", "inlineStr")], () => Element("is", inside: () =>
        {
            xml.WriteStartElement("t", Main);
            xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteString(WorkbookText.Escape(text));
            xml.WriteEndElement();
        }));
    }

    public void Number(char column, CellStyle style, double value) =>
        Element("c", [At(column), ("s", Text(CellStyles.IndexOf(style)))], () => xml.WriteElementString("v", Main, Text(value)));

    /// <summary>通番: a number where the reader sees the number itself, else the text they see.</summary>
    public void ItemNumber(char column, CellStyle style, int number, string label)
    {
        if (label == Text(number)) Number(column, style, number);
        else Text(column, style, label);
    }

    public void Moment(char column, CellStyle style, DateTime? value)
    {
        if (value is { } moment) Number(column, style, (moment - Epoch).TotalDays);
        else Blank(column, style);
    }

    public void Blank(char column, CellStyle style) => Element("c", At(column), ("s", Text(CellStyles.IndexOf(style))));

    /// <summary>Writes the same blank in each column; the rest of a merged range needs it, or its frame has gaps.</summary>
    public void Blanks(char first, char last, CellStyle style)
    {
        for (var column = first; column <= last; column++) Blank(column, style);
    }

    public void Merge(char first, int firstRow, char last, int lastRow)
    {
        if (first != last || firstRow != lastRow) _merges.Add($"{first}{firstRow}:{last}{lastRow}");
    }

    /// <summary>Ends the rows. Locked cells are protected without a password: against slips, not against people.</summary>
    public void CloseRows()
    {
        xml.WriteEndElement();
        Element("sheetProtection", ("sheet", "1"), ("objects", "1"), ("scenarios", "1"), ("formatColumns", "0"), ("formatRows", "0"));
        if (_merges.Count == 0) return;
        Element("mergeCells", [("count", Text(_merges.Count))], () =>
        {
            foreach (var range in _merges) Element("mergeCell", ("ref", range));
        });
    }

    /// <summary>A list to choose from; anything else is refused with a sentence.</summary>
    public void Choices(string range, IReadOnlyList<string> choices, string title, string sentence) =>
        Element("dataValidations", [("count", "1")], () => Element(
            "dataValidation",
            [("type", "list"), ("allowBlank", "1"), ("showInputMessage", "1"), ("showErrorMessage", "1"), ("errorTitle", title), ("error", sentence), ("sqref", range)],
            () => xml.WriteElementString("formula1", Main, $"\"{string.Join(',', choices)}\"")));

    /// <summary>A3 landscape, one page wide, as many high as it takes; the footer names the version and counts the pages.</summary>
    public void Page(string footerLeft, string footerRight)
    {
        Element("printOptions", ("horizontalCentered", "1"));
        Element("pageMargins", ("left", "0.4"), ("right", "0.4"), ("top", "0.45"), ("bottom", "0.6"), ("header", "0.3"), ("footer", "0.3"));
        Element("pageSetup", ("paperSize", "8"), ("orientation", "landscape"), ("fitToWidth", "1"), ("fitToHeight", "0"));
        Element("headerFooter", inside: () => xml.WriteElementString("oddFooter", Main, $"&L&8 {footerLeft}&C&8 &P / &N&R&8 {footerRight}"));
    }

    public void Dispose()
    {
        xml.WriteEndElement();
        xml.WriteEndDocument();
        xml.Dispose();
    }

    private void WriteView(int frozenRows, bool selected)
    {
        (string, string)[] view = [("showGridLines", "0"), ("tabSelected", selected ? "1" : "0"), ("workbookViewId", "0")];
        Element("sheetView", view, () =>
        {
            if (frozenRows == 0) return;
            var first = $"A{frozenRows + 1}";
            Element("pane", ("ySplit", Text(frozenRows)), ("topLeftCell", first), ("activePane", "bottomLeft"), ("state", "frozen"));
            Element("selection", ("pane", "bottomLeft"), ("activeCell", first), ("sqref", first));
        });
    }

    private (string, string) At(char column) => ("r", $"{column}{_row}");

    private void Element(string name, params ReadOnlySpan<(string Name, string Value)> attributes) => Element(name, attributes, () => { });

    private void Element(string name, Action inside) => Element(name, [], inside);

    private void Element(string name, ReadOnlySpan<(string Name, string Value)> attributes, Action inside)
    {
        xml.WriteStartElement(name, Main);
        foreach (var (attribute, value) in attributes) xml.WriteAttributeString(attribute, value);
        inside();
        xml.WriteEndElement();
    }

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
