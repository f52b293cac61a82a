using System.Xml;

namespace ChecklistWorkbench.Features.Exchange.Workbook;

/// <summary>The texts that cells refer to by number.</summary>
internal sealed class SharedStrings
{
    private static readonly CellText Blank = new("", 0);

    private readonly List<CellText> _texts = [];

    public static SharedStrings Of(WorkbookPackage package, WorkbookIndex index)
    {
        var strings = new SharedStrings();
        if (index.SharedStrings is { } part) package.Read(part, (xml, _) => strings.Load(xml, package.Budget));
        return strings;
    }

    /// <summary>The text of that number; blank if the file has none.</summary>
    public CellText this[int number] => number >= 0 && number < _texts.Count ? _texts[number] : Blank;

    private bool Load(XmlReader xml, ReadingBudget budget)
    {
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "si") continue;
            var text = RichText.Read(xml);
            budget.KeepText(text.Text.Length);
            budget.KeepCell();
            _texts.Add(text.Length == 0 ? Blank : text);
        }

        return true;
    }
}
