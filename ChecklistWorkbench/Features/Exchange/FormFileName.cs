using System.Globalization;

namespace ChecklistWorkbench.Features.Exchange;

/// <summary>Names a form's file so that a folder of them sorts and reads by itself, and every file system takes it.</summary>
public static class FormFileName
{
    /// <summary>With two names of this length the whole stays under 255 bytes of UTF-8, the most that common file systems take.</summary>
    private const int NameLength = 24;

    private static readonly HashSet<char> Forbidden = [.. "\\/:*?\"<>|"];

    /// <param name="header">The form's block.</param>
    /// <param name="extension">With its dot.</param>
    public static string Of(FormHeader header, string extension) => string.Join('_',
        Clean(header.Title), Clean(header.ConnectingFirm), Clean(header.FinancialInstitution), Clean(header.Assessment), Clean(header.Version),
        header.CreatedOn.ToString("yyyyMMdd", CultureInfo.InvariantCulture)) + extension;

    /// <summary>A part of a name that every file system takes.</summary>
    public static string Clean(string part)
    {
        var elements = new StringInfo(part);
        var text = elements.LengthInTextElements > NameLength ? elements.SubstringByTextElements(0, NameLength) : part;
        return string.Concat(text.Where(c => !char.IsWhiteSpace(c)).Select(c => char.IsControl(c) || Forbidden.Contains(c) ? '-' : c));
    }
}
