using System.Globalization;
using System.Xml;
using ChecklistWorkbench.Features.Exchange.Reading;

namespace ChecklistWorkbench.Features.Exchange.Workbook;

/// <summary>A stretch of a part's text, from its first character to the one after its last.</summary>
internal readonly record struct TextSpan(int Start, int End);

/// <summary>Where a cell's element stands. <paramref name="TagEnd"/> is after its start tag.</summary>
internal sealed record CellPlace(int Column, TextSpan Span, int TagEnd, bool HasFormula);

/// <summary>Where a row's element stands, and its cells in the file's order.</summary>
internal sealed record RowPlace(int Row, int Start, int TagEnd, string? Style)
{
    public SortedDictionary<int, CellPlace> Cells { get; } = [];

    /// <summary>After the end tag; of an empty element the end of its only tag.</summary>
    public int End { get; set; }

    /// <summary>Where the end tag begins; null if the element is empty.</summary>
    public int? Close { get; set; }
}

/// <summary>
/// Where the rows and cells of a sheet stand in its XML, character by character, so that one cell can be rewritten and every other byte stays.
/// </summary>
internal sealed class SheetMap
{
    private readonly List<int> _lines = [0];
    private readonly string _text;
    private readonly List<(int First, int Last, string Style)> _columnStyles = [];

    private SheetMap(string text)
    {
        _text = text;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\n' || (text[at] == '\r' && (at + 1 == text.Length || text[at + 1] != '\n'))) _lines.Add(at + 1);
        }
    }

    public SortedDictionary<int, RowPlace> Rows { get; } = [];

    /// <summary>The prefix of the sheet's own elements, with its colon.</summary>
    public string Prefix { get; private set; } = "";

    /// <summary>The element that holds the rows; an empty one has no place inside.</summary>
    public RowPlace Data { get; private set; } = new(0, 0, 0, null);

    /// <exception cref="XmlException">The text is no XML, or holds no rows.</exception>
    public static SheetMap Of(string text)
    {
        var map = new SheetMap(text);
        using var xml = XmlReader.Create(new StringReader(text), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        map.Read(xml);
        return map.Data.End > 0 ? map : throw new XmlException("The sheet has no sheetData.");
    }

    public string? StyleOf(int column)
    {
        foreach (var (first, last, style) in _columnStyles)
        {
            if (column >= first && column <= last) return style;
        }

        return null;
    }

    private void Read(XmlReader xml)
    {
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "sheetData") Close(xml, Data);
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "col" && xml.GetAttribute("style") is { } style) _columnStyles.Add((Number(xml, "min"), Number(xml, "max"), style));
            if (xml.LocalName == "sheetData")
            {
                Prefix = xml.Prefix.Length == 0 ? "" : xml.Prefix + ":";
                Data = Open(xml, 0);
            }

            if (xml.LocalName == "row") ReadRow(xml);
        }
    }

    private void ReadRow(XmlReader xml)
    {
        var number = xml.GetAttribute("r") is null ? Rows.Keys.LastOrDefault() + 1 : Number(xml, "r");
        var row = Open(xml, number);
        Rows[number] = row;
        if (xml.IsEmptyElement) return;
        while (xml.Read() && xml.NodeType != XmlNodeType.EndElement)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "c") ReadCell(xml, row);
        }

        Close(xml, row);
    }

    private void ReadCell(XmlReader xml, RowPlace row)
    {
        var column = xml.GetAttribute("r") is { } reference ? SheetGrid.ColumnOf(reference) ?? throw new XmlException($"{reference} is no cell.") : row.Cells.Keys.LastOrDefault() + 1;
        var start = OffsetOf(xml) - 1;
        var tagEnd = TagEnd(start);
        var (end, hasFormula) = (tagEnd, false);
        if (!xml.IsEmptyElement)
        {
            var depth = xml.Depth;
            while (xml.Read() && xml.Depth > depth) hasFormula |= xml.NodeType == XmlNodeType.Element && xml.LocalName == "f";
            end = TagEnd(OffsetOf(xml));
        }

        row.Cells[column] = new(column, new(start, end), tagEnd, hasFormula);
    }

    private RowPlace Open(XmlReader xml, int number)
    {
        var start = OffsetOf(xml) - 1;
        var tagEnd = TagEnd(start);
        var style = xml.GetAttribute("customFormat") is "1" or "true" ? xml.GetAttribute("s") : null;
        return new(number, start, tagEnd, style) { End = tagEnd };
    }

    private void Close(XmlReader xml, RowPlace row)
    {
        row.Close = OffsetOf(xml) - 2;
        row.End = TagEnd(OffsetOf(xml));
    }

    private int OffsetOf(XmlReader xml)
    {
        var position = (IXmlLineInfo)xml;
        return _lines[position.LineNumber - 1] + position.LinePosition - 1;
    }

    /// <summary>After the <c>&gt;</c> that ends the tag; one within an attribute's quotes does not.</summary>
    private int TagEnd(int at)
    {
        for (var quote = '\0'; at < _text.Length; at++)
        {
            var c = _text[at];
            if (quote != '\0') quote = c == quote ? '\0' : quote;
            else if (c is '"' or '\'') quote = c;
            else if (c == '>') return at + 1;
        }

        throw new XmlException("A tag has no end.");
    }

    private static int Number(XmlReader xml, string attribute) =>
        int.TryParse(xml.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new XmlException($"{attribute} is no number.");
}
