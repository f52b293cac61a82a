using System.Globalization;
using System.Text;

namespace ChecklistWorkbench.Features.Exchange.Workbook;

/// <summary>Shows a number as its format says (ECMA-376 Part 1, 18.8.31). What a format can say that no form has, such as fractions, is shown as a plain number.</summary>
internal static class NumberText
{
    private const int LongestGeneral = 11;
    private const int LongestCode = 255;

    /// <summary>The shown text, and whether it is a date or a time.</summary>
    public static (string Text, bool IsDate) Show(double value, string format, bool from1904)
    {
        if (format.Length > LongestCode || format is NumberFormats.General or "@" || format.StartsWith(NumberFormats.General, StringComparison.OrdinalIgnoreCase)) return (General(value), false);
        var sections = Sections(format);
        var section = value < 0 && sections.Count > 1 ? sections[1] : value == 0 && sections.Count > 2 ? sections[2] : sections[0];
        var shown = value < 0 && sections.Count > 1 ? -value : value;
        var tokens = FormatToken.Of(section);
        if (tokens.Any(token => token.IsDate)) return DateText.Show(value, tokens, from1904) is { } date ? (date, true) : (General(value), false);
        return (Number(shown, tokens), false);
    }

    /// <summary>As a cell without a format shows it: at most eleven characters.</summary>
    public static string General(double value)
    {
        var size = Math.Abs(value);
        if (size < 1e9 && value == Math.Truncate(value)) return ((long)value).ToString(CultureInfo.InvariantCulture);
        if (size is >= 1e11 or < 1e-4) return value.ToString("0.#####E+00", CultureInfo.InvariantCulture);
        var whole = size < 1 ? 1 : (int)Math.Floor(Math.Log10(size)) + 1;
        return Math.Round(value, Math.Clamp(LongestGeneral - 1 - whole, 0, 15)).ToString("0.##########", CultureInfo.InvariantCulture);
    }

    private static string Number(double value, IReadOnlyList<FormatToken> tokens)
    {
        var pattern = new StringBuilder();
        foreach (var token in tokens)
        {
            if (token.Kind != FormatTokenKind.Literal)
            {
                if (token.Text is "/" or "@" || token.Text.StartsWith(NumberFormats.General, StringComparison.OrdinalIgnoreCase)) return General(value);
                pattern.Append(token.Text.Replace('?', '#'));
                continue;
            }

            foreach (var c in token.Text) pattern.Append('\\').Append(c);
        }

        // An empty section hides the number.
        return pattern.Length == 0 ? "" : value.ToString(pattern.ToString(), CultureInfo.InvariantCulture);
    }

    private static List<string> Sections(string format)
    {
        var (sections, from, isQuoted) = (new List<string>(), 0, false);
        for (var at = 0; at < format.Length; at++)
        {
            if (format[at] == '"') isQuoted = !isQuoted;
            else if (format[at] == '\\' && !isQuoted) at++;
            else if (format[at] == ';' && !isQuoted)
            {
                sections.Add(format[from..at]);
                from = at + 1;
            }
        }

        sections.Add(format[Math.Min(from, format.Length)..]);
        return sections;
    }
}
