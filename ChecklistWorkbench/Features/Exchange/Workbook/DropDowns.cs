using System.Text.RegularExpressions;
using System.Xml;
using ChecklistWorkbench.Features.Exchange.Reading;

namespace ChecklistWorkbench.Features.Exchange.Workbook;

/// <summary>The choices that a sheet's drop-downs allow, cell by cell.</summary>
public sealed partial class DropDowns
{
    private readonly List<(GridMerge Range, IReadOnlyList<string>? Choices)> _lists = [];

    /// <summary>Whether the cell has a drop-down, and its choices; no choices if they come from a formula that is not a plain range.</summary>
    public bool At(int row, int column, out IReadOnlyList<string> choices)
    {
        foreach (var (range, found) in _lists)
        {
            if (!range.Covers(row, column)) continue;
            choices = found ?? [];
            return true;
        }

        choices = [];
        return false;
    }

    /// <summary>The drop-downs of one sheet of a workbook that was read before.</summary>
    /// <exception cref="WorkbookFaultException">The sheet's part is damaged.</exception>
    public static DropDowns Of(byte[] file, WorkbookContent content, string sheet)
    {
        var package = WorkbookPackage.Open(file);
        var index = WorkbookIndex.Of(package);
        var lists = new DropDowns();
        package.Read(index.Sheets.First(entry => entry.Name == sheet).Part, (xml, _) =>
        {
            while (xml.Read())
            {
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "dataValidation", IsEmptyElement: false } && xml.GetAttribute("type") == "list") lists.Read(xml, content, sheet, index);
            }

            return lists;
        });
        return lists;
    }

    /// <summary>Either form of the element: the places as an attribute, or, where the choices stand on another sheet, as a child (x14).</summary>
    private void Read(XmlReader xml, WorkbookContent content, string sheet, WorkbookIndex index)
    {
        var (places, formula, depth, inside) = (xml.GetAttribute("sqref") ?? "", "", xml.Depth, "");
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName is "formula1" or "formula2" or "sqref") inside = xml.LocalName;
            if (xml.NodeType != XmlNodeType.Text) continue;
            if (inside == "formula1") formula += xml.Value;
            if (inside == "sqref") places += xml.Value;
        }

        var choices = ChoicesOf(formula.Trim(), content, sheet, index);
        foreach (var place in places.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (SheetGrid.RangeOf(place) is { } range) _lists.Add((range, choices));
        }
    }

    private static IReadOnlyList<string>? ChoicesOf(string formula, WorkbookContent content, string sheet, WorkbookIndex index)
    {
        if (formula.Length > 1 && formula[0] == '"' && formula[^1] == '"')
            return [.. formula[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal).Split(',').Select(choice => choice.Trim())];
        if (index.Names.TryGetValue(formula, out var named)) formula = named;
        var parts = SheetAndRange().Match(formula);
        if (!parts.Success || SheetGrid.RangeOf(parts.Groups["range"].Value) is not { } range) return null;
        var name = parts.Groups["quoted"].Success ? parts.Groups["quoted"].Value.Replace("''", "'", StringComparison.Ordinal) : parts.Groups["plain"].Success ? parts.Groups["plain"].Value : sheet;
        if (content.Sheets.FirstOrDefault(grid => grid.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is not { } source) return null;
        return [.. source.Rows.SelectMany(row => source.Row(row).Where(cell => range.Covers(row, cell.Key)).Select(cell => cell.Value.Text))];
    }

    [GeneratedRegex("""^=?(?:(?:'(?<quoted>(?:[^']|'')+)'|(?<plain>[^'!:]+))!)?(?<range>[^!]+)$""")]
    private static partial Regex SheetAndRange();
}
