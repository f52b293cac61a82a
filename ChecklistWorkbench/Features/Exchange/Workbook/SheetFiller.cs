using System.IO.Compression;
using System.Security;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using ChecklistWorkbench.Features.Exchange.Reading;

namespace ChecklistWorkbench.Features.Exchange.Workbook;

/// <summary>A text to be written into a cell; row and column from 1.</summary>
public sealed record CellFill(int Row, int Column, string Text);

/// <summary>
/// Writes texts into cells of someone else's workbook and changes nothing else: the sheet's other characters and all other parts stay byte for byte.
/// A cell keeps its style; a cell with a formula is left alone.
/// </summary>
internal static partial class SheetFiller
{
    /// <summary>The workbook with the texts in it, and the cells that hold a formula and were left.</summary>
    /// <exception cref="WorkbookFaultException">The file is no workbook that is let in, or the sheet's part is damaged.</exception>
    public static (byte[] File, IReadOnlyList<CellFill> Left) Fill(byte[] file, string sheet, IReadOnlyList<CellFill> texts)
    {
        var package = WorkbookPackage.Open(file);
        var part = WorkbookIndex.Of(package).Sheets.First(entry => entry.Name == sheet).Part;
        try
        {
            using var stream = package.Open(part);
            var (encoding, xml) = Decode(stream);
            var (filled, left) = FillSheet(xml, texts);
            return (Replaced(file, part, [.. encoding.Preamble, .. encoding.GetBytes(filled)]), left);
        }
        catch (Exception fault) when (fault is XmlException or InvalidDataException or DecoderFallbackException or OverflowException)
        {
            throw new WorkbookFaultException(new(WorkbookProblemCode.DamagedPart, sheet, null, part), fault);
        }
    }

    private static (string Xml, IReadOnlyList<CellFill> Left) FillSheet(string xml, IReadOnlyList<CellFill> texts)
    {
        var map = SheetMap.Of(xml);
        List<(TextSpan Span, string Text)> edits = [];
        List<CellFill> left = [];
        var rows = texts.GroupBy(text => text.Row).OrderBy(row => row.Key).ToList();
        foreach (var gap in rows.Where(row => !map.Rows.ContainsKey(row.Key)).GroupBy(row => map.Rows.Where(other => other.Key > row.Key).Select(other => (int?)other.Value.Start).FirstOrDefault()))
            edits.Add(Inside(xml, map, map.Data, gap.Key, string.Concat(gap.Select(row => NewRow(map, row)))));
        foreach (var row in rows)
        {
            if (map.Rows.GetValueOrDefault(row.Key) is not { } place) continue;
            List<CellFill> added = [];
            foreach (var text in row.OrderBy(text => text.Column))
            {
                if (place.Cells.GetValueOrDefault(text.Column) is not { } cell) added.Add(text);
                else if (cell.HasFormula) left.Add(text);
                else edits.Add((cell.Span, Cell(map.Prefix, xml[cell.Span.Start..cell.TagEnd], text.Text)));
            }

            foreach (var gap in added.GroupBy(text => place.Cells.Where(cell => cell.Key > text.Column).Select(cell => (int?)cell.Value.Span.Start).FirstOrDefault()))
                edits.Add(Inside(xml, map, place, gap.Key, string.Concat(gap.Select(text => NewCell(map, place, text)))));
        }

        return (Apply(xml, edits), left);
    }

    /// <summary>An insertion before <paramref name="before"/>, else at the element's end; an empty element is opened for it.</summary>
    private static (TextSpan, string) Inside(string xml, SheetMap map, RowPlace element, int? before, string content)
    {
        if ((before ?? element.Close) is { } at) return (new(at, at), content);
        var tag = xml[element.Start..element.TagEnd];
        var name = element == map.Data ? "sheetData" : "row";
        return (new(element.Start, element.TagEnd), $"{tag[..^2].TrimEnd()}>{content}</{map.Prefix}{name}>");
    }

    private static string Apply(string xml, List<(TextSpan Span, string Text)> edits)
    {
        var (result, at) = (new StringBuilder(xml.Length + edits.Sum(edit => edit.Text.Length)), 0);
        foreach (var (span, text) in edits.Select((edit, order) => (edit, order)).OrderBy(e => e.edit.Span.Start).ThenBy(e => e.edit.Span.End).ThenBy(e => e.order).Select(e => e.edit))
        {
            result.Append(xml, at, span.Start - at).Append(text);
            at = span.End;
        }

        return result.Append(xml, at, xml.Length - at).ToString();
    }

    private static string NewRow(SheetMap map, IGrouping<int, CellFill> row) =>
        $"<{map.Prefix}row r=\"{row.Key}\">{string.Concat(row.OrderBy(text => text.Column).Select(text => NewCell(map, null, text)))}</{map.Prefix}row>";

    private static string NewCell(SheetMap map, RowPlace? row, CellFill text)
    {
        var style = row?.Style ?? map.StyleOf(text.Column);
        return Cell(map.Prefix, $"<{map.Prefix}c r=\"{SheetGrid.Reference(text.Row, text.Column)}\"{(style is null ? "" : $" s=\"{style}\"")}>", text.Text);
    }

    private static string Cell(string prefix, string tag, string text)
    {
        var kept = KindAttributes().Replace(tag.TrimEnd('>').TrimEnd('/').TrimEnd(), "");
        return $"{kept} t=\"inlineStr\"><{prefix}is><{prefix}t xml:space=\"preserve\">{SecurityElement.Escape(WorkbookText.Escape(text))}</{prefix}t></{prefix}is></{prefix}c>";
    }

    private static (Encoding Encoding, string Text) Decode(Stream part)
    {
        using var bytes = new MemoryStream();
        part.CopyTo(bytes);
        var content = bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
        Encoding[] known = [new UTF8Encoding(true, true), new UnicodeEncoding(false, true, true), new UnicodeEncoding(true, true, true)];
        var encoding = known.FirstOrDefault(content, new UTF8Encoding(false, true));
        return (encoding, encoding.GetString(content[encoding.Preamble.Length..]));
    }

    private static Encoding FirstOrDefault(this Encoding[] known, ReadOnlySpan<byte> content, Encoding otherwise)
    {
        foreach (var encoding in known)
        {
            if (content.StartsWith(encoding.Preamble)) return encoding;
        }

        return otherwise;
    }

    private static byte[] Replaced(byte[] file, string part, byte[] content)
    {
        using var result = new MemoryStream(file.Length + content.Length);
        using (var source = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read))
        using (var target = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in source.Entries)
            {
                var copy = target.CreateEntry(entry.FullName);
                copy.LastWriteTime = entry.LastWriteTime;
                using var to = copy.Open();
                if (entry.FullName.TrimStart('/').Equals(part, StringComparison.OrdinalIgnoreCase))
                {
                    to.Write(content);
                    continue;
                }

                using var from = entry.Open();
                from.CopyTo(to);
            }
        }

        return result.ToArray();
    }

    [GeneratedRegex("""\s(?:t|cm|vm)\s*=\s*(?:"[^"]*"|'[^']*')""")]
    private static partial Regex KindAttributes();
}
