using System.Globalization;
using System.Text;

namespace ChecklistWorkbench.Features.Exchange.Workbook;

/// <summary>
/// Texts as the file format writes them (ECMA-376 Part 1, 22.9.2.19 ST_Xstring): what XML cannot carry stands as <c>_x000D_</c>, and a text that
/// looks like such an escape has its underscore escaped, so that every text comes back as it was typed.
/// </summary>
internal static class WorkbookText
{
    private const string MarksEdited = "=+-@'＝＋－＠";

    /// <summary>Whether a spreadsheet would take the text for a formula, or eat its first character, when someone edits the cell.</summary>
    public static bool NeedsQuotePrefix(string text) => text.Length > 0 && MarksEdited.Contains(text[0]);

    public static string Escape(string text)
    {
        var at = 0;
        while (at < text.Length && !IsEscaped(text, at)) at++;
        if (at == text.Length) return text;

        var escaped = new StringBuilder(text, 0, at, text.Length + 32);
        for (; at < text.Length; at++)
        {
            if (IsEscaped(text, at)) escaped.Append("_x").Append(((int)text[at]).ToString("X4", CultureInfo.InvariantCulture)).Append('_');
            else escaped.Append(text[at]);
        }

        return escaped.ToString();
    }

    private static bool IsEscaped(string text, int at) => text[at] == '_' ? LooksLikeEscape(text, at) : IsForbidden(text, at);

    /// <summary>The closing underscore may also be the first character of an escape that follows.</summary>
    private static bool LooksLikeEscape(string text, int at) =>
        at + 6 < text.Length && text[at + 1] == 'x'
        && char.IsAsciiHexDigit(text[at + 2]) && char.IsAsciiHexDigit(text[at + 3]) && char.IsAsciiHexDigit(text[at + 4]) && char.IsAsciiHexDigit(text[at + 5])
        && (text[at + 6] == '_' || IsForbidden(text, at + 6));

    private static bool IsForbidden(string text, int at)
    {
        var c = text[at];
        if (c is < ' ' and not '\t' and not '\n' or '\uFFFE' or '\uFFFF') return true;
        if (char.IsHighSurrogate(c)) return at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1]);
        return char.IsLowSurrogate(c) && (at == 0 || !char.IsHighSurrogate(text[at - 1]));
    }
}
