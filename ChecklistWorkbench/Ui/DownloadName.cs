using System.Globalization;

namespace ChecklistWorkbench.Ui;

/// <summary>Names a file for a download so that a folder of them sorts and reads by itself, and every file system takes it.</summary>
public static class DownloadName
{
    /// <summary>With two names of this length the whole stays under 255 bytes of UTF-8, the most that common file systems take.</summary>
    private const int PartLength = 24;

    private static readonly HashSet<char> Forbidden = [.. "\\/:*?\"<>|"];

    /// <param name="extension">With its dot.</param>
    /// <param name="on">The day that the content is of.</param>
    /// <param name="parts">What it is, from the general to the particular.</param>
    public static string Of(string extension, DateOnly on, params IEnumerable<string> parts) =>
        string.Join('_', parts.Select(Clean).Append(on.ToString("yyyyMMdd", CultureInfo.InvariantCulture))) + extension;

    /// <summary>A part of a name that every file system takes.</summary>
    public static string Clean(string part)
    {
        var elements = new StringInfo(part);
        var text = elements.LengthInTextElements > PartLength ? elements.SubstringByTextElements(0, PartLength) : part;
        return string.Concat(text.Where(c => !char.IsWhiteSpace(c)).Select(c => char.IsControl(c) || Forbidden.Contains(c) ? '-' : c));
    }
}
