using System.Xml;
using ChecklistWorkbench.Features.Exchange.Reading;

namespace ChecklistWorkbench.Features.Exchange.Workbook;

internal sealed record SheetEntry(string Name, string Part, bool IsHidden);

/// <summary>
/// Which parts hold what. Elements and relationship types are known by their last names alone, so the strict and the transitional variant of the
/// standard read alike.
/// </summary>
internal sealed record WorkbookIndex(
    IReadOnlyList<SheetEntry> Sheets, string? SharedStrings, string? Styles, bool From1904, IReadOnlyDictionary<string, string> Names)
{
    private const int LongestReference = 256;
    private const string UsualWorkbook = "xl/workbook.xml";

    public static WorkbookIndex Of(WorkbookPackage package)
    {
        var workbook = PartsOf(package, "").Values.FirstOrDefault(part => part.Kind == "officeDocument")?.Part ?? UsualWorkbook;
        if (!package.Has(workbook)) throw new WorkbookFaultException(new(WorkbookProblemCode.NotAWorkbook));
        var parts = PartsOf(package, workbook);
        var (sheets, from1904, names) = package.Read(workbook, (xml, _) => ReadSheets(xml, parts));
        return new(
            [.. sheets.Where(sheet => package.Has(sheet.Part))],
            parts.Values.FirstOrDefault(part => part.Kind == "sharedStrings" && package.Has(part.Part))?.Part,
            parts.Values.FirstOrDefault(part => part.Kind == "styles" && package.Has(part.Part))?.Part,
            from1904, names);
    }

    private static (List<SheetEntry> Sheets, bool From1904, Dictionary<string, string> Names) ReadSheets(XmlReader xml, Dictionary<string, RelatedPart> parts)
    {
        var (sheets, from1904, isWorkbook) = (new List<SheetEntry>(), false, false);
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var named = default(string);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Text && named is not null && xml.Value.Length <= LongestReference) names[named] = xml.Value;
            if (xml.NodeType != XmlNodeType.Element) continue;
            named = xml is { LocalName: "definedName", IsEmptyElement: false } && names.Count < ReadingLimits.Merges ? xml.GetAttribute("name") : null;
            if (xml.Depth == 0) isWorkbook = xml.LocalName == "workbook";
            if (xml.LocalName == "workbookPr") from1904 = xml.GetAttribute("date1904") is "1" or "true";
            if (xml.LocalName != "sheet" || xml.Depth != 2 || xml.GetAttribute("name") is not { } name) continue;
            var isHidden = xml.GetAttribute("state") is "hidden" or "veryHidden";
            if (parts.GetValueOrDefault(IdOf(xml) ?? "") is { Kind: "worksheet" } part) sheets.Add(new(name, part.Part, isHidden));
        }

        return isWorkbook ? (sheets, from1904, names) : throw new WorkbookFaultException(new(WorkbookProblemCode.NotAWorkbook));
    }

    /// <summary>The relationship's id: the attribute <c>id</c> of a namespace, never the plain one.</summary>
    private static string? IdOf(XmlReader xml)
    {
        string? id = null;
        while (xml.MoveToNextAttribute())
        {
            if (xml.LocalName == "id" && xml.NamespaceURI.Length > 0) id = xml.Value;
        }

        xml.MoveToElement();
        return id;
    }

    private static Dictionary<string, RelatedPart> PartsOf(WorkbookPackage package, string source)
    {
        var folder = source[..(source.LastIndexOf('/') + 1)];
        var part = $"{folder}_rels/{source[folder.Length..]}.rels";
        return package.Has(part) ? package.Read(part, (xml, _) => ReadParts(xml, folder)) : [];
    }

    private static Dictionary<string, RelatedPart> ReadParts(XmlReader xml, string folder)
    {
        var parts = new Dictionary<string, RelatedPart>(StringComparer.Ordinal);
        while (xml.Read())
        {
            if (xml.LocalName != "Relationship" || xml.GetAttribute("Id") is not { } id || xml.GetAttribute("TargetMode") == "External") continue;
            if (xml.GetAttribute("Type") is { } type && xml.GetAttribute("Target") is { } target) parts[id] = new(type[(type.LastIndexOf('/') + 1)..], Resolve(folder, target));
        }

        return parts;
    }

    private static string Resolve(string folder, string target)
    {
        var steps = new List<string>();
        foreach (var step in (target.StartsWith('/') ? target : folder + target).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == "..") steps.RemoveRange(Math.Max(0, steps.Count - 1), Math.Min(1, steps.Count));
            else if (step != ".") steps.Add(step);
        }

        return string.Join('/', steps);
    }

    private sealed record RelatedPart(string Kind, string Part);
}
