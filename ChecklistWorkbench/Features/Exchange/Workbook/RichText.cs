using System.Buffers;
using System.Globalization;
using System.Text;
using System.Xml;
using ChecklistWorkbench.Features.Exchange.Reading;

namespace ChecklistWorkbench.Features.Exchange.Workbook;

/// <summary>A text as it stood in the file: cut at the longest that a cell takes, with the length it had.</summary>
internal readonly record struct CellText(string Text, int Length);

/// <summary>Reads string items (ECMA-376 Part 1, 18.4.8 si, 18.3.1.53 is): runs joined, phonetic guides left out, escapes undone.</summary>
internal static class RichText
{
    /// <summary>Escapes are seven characters for one; cutting before undoing them still leaves more than any answer may have.</summary>
    private const int MostKept = ReadingLimits.CellCharacters;

    /// <param name="xml">On the start of the item; afterwards on its end.</param>
    public static CellText Read(XmlReader xml)
    {
        if (xml.IsEmptyElement) return new("", 0);
        var (text, length, end) = (new StringBuilder(), 0, xml.Depth);
        while (xml.Read() && xml.Depth > end)
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "rPh") Skip(xml);
            else if (xml.LocalName == "t") length += Append(xml, text);
        }

        return new(text.ToString(), Math.Max(length, text.Length));
    }

    /// <summary>The text inside an element such as <c>v</c>, unescaped; afterwards the reader is on its end.</summary>
    public static CellText ReadElement(XmlReader xml)
    {
        var text = TextOf(xml, out var length);
        return new(text, length);
    }

    /// <summary>Undoes <c>_xHHHH_</c>, once and from left to right.</summary>
    public static string Unescape(string text)
    {
        var at = text.IndexOf("_x", StringComparison.Ordinal);
        if (at < 0) return text;
        var plain = new StringBuilder(text.Length);
        var from = 0;
        for (; at >= 0; at = text.IndexOf("_x", at, StringComparison.Ordinal))
        {
            if (at + 6 < text.Length && text[at + 6] == '_' && ushort.TryParse(text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
            {
                plain.Append(text, from, at - from).Append((char)unit);
                from = at += 7;
            }
            else
            {
                at += 2;
            }

            if (at >= text.Length) break;
        }

        return plain.Append(text, from, text.Length - from).ToString();
    }

    /// <returns>How long the element's text was.</returns>
    private static int Append(XmlReader xml, StringBuilder text)
    {
        var plain = TextOf(xml, out var length);
        text.Append(plain, 0, Math.Min(plain.Length, MostKept - text.Length));
        return length;
    }

    private static string TextOf(XmlReader xml, out int length)
    {
        length = 0;
        if (xml.IsEmptyElement) return "";
        var isKept = xml.LocalName != "t" || xml.XmlSpace == XmlSpace.Preserve;
        var raw = RawTextOf(xml, out var met);
        var plain = Unescape(isKept ? raw : raw.Trim(' ', '\t', '\n', '\r'));
        length = met > raw.Length ? met : plain.Length;
        return plain;
    }

    /// <summary>Nearly every text fits one buffer; only a longer one is put together.</summary>
    private static string RawTextOf(XmlReader xml, out int length)
    {
        var buffer = ArrayPool<char>.Shared.Rent(1024);
        var (first, rest, end) = ("", default(StringBuilder), xml.Depth);
        length = 0;
        while (xml.Read() && xml.Depth > end)
        {
            if (xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)) continue;
            for (int read; (read = xml.ReadValueChunk(buffer, 0, buffer.Length)) > 0; length += read)
            {
                if (length == 0) first = new string(buffer, 0, read);
                else (rest ??= new(first)).Append(buffer, 0, Math.Min(read, MostKept - rest.Length));
            }
        }

        ArrayPool<char>.Shared.Return(buffer);
        return rest?.ToString() ?? first;
    }

    private static void Skip(XmlReader xml)
    {
        if (xml.IsEmptyElement) return;
        var end = xml.Depth;
        while (xml.Read() && xml.Depth > end) { }
    }
}
