using System.Text;

namespace ChecklistWorkbench.Ui;

/// <summary>
/// Lines of CSV (RFC 4180) as spreadsheets open them: UTF-8 with a byte order mark, every field quoted, and no field that a spreadsheet would take for a formula.
/// </summary>
public static class CsvText
{
    public const string ContentType = "text/csv; charset=utf-8";

    /// <summary>A whole file.</summary>
    public static byte[] File(IEnumerable<IReadOnlyList<string>> lines)
    {
        var text = new StringBuilder("\uFEFF");
        foreach (var line in lines) text.Append(Line(line));
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>One line with its end.</summary>
    public static string Line(IReadOnlyList<string> fields) => string.Join(',', fields.Select(Field)) + "\r\n";

    private static string Field(string value)
    {
        // OWASP "CSV Injection": an apostrophe makes text of what would be a formula.
        var safe = value is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + value : value;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
