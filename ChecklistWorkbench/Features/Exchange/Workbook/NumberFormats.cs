using System.Globalization;
using System.Xml;

namespace ChecklistWorkbench.Features.Exchange.Workbook;

/// <summary>The number format of each cell style. Formats that a file names by number alone are those of a Japanese Excel (ECMA-376 Part 1, 18.8.30).</summary>
internal sealed class NumberFormats
{
    public const string General = "General";

    private static readonly (int Id, string Code)[] BuiltInCodes =
    [
        (1, "0"), (2, "0.00"), (3, "#,##0"), (4, "#,##0.00"), (5, "\\¥#,##0;\\¥-#,##0"), (6, "\\¥#,##0;\\¥-#,##0"), (7, "\\¥#,##0.00;\\¥-#,##0.00"),
        (8, "\\¥#,##0.00;\\¥-#,##0.00"), (9, "0%"), (10, "0.00%"), (11, "0.00E+00"), (14, "yyyy/m/d"), (15, "d-mmm-yy"), (16, "d-mmm"),
        (17, "mmm-yy"), (18, "h:mm AM/PM"), (19, "h:mm:ss AM/PM"), (20, "h:mm"), (21, "h:mm:ss"), (22, "yyyy/m/d h:mm"), (27, "ge.m.d"),
        (28, "ggge年m月d日"), (29, "ggge年m月d日"), (30, "m/d/yy"), (31, "yyyy年m月d日"), (32, "h時mm分"), (33, "h時mm分ss秒"), (34, "yyyy年m月"), (35, "m月d日"),
        (36, "ge.m.d"), (37, "#,##0;-#,##0"), (38, "#,##0;-#,##0"), (39, "#,##0.00;-#,##0.00"), (40, "#,##0.00;-#,##0.00"), (45, "mm:ss"),
        (46, "[h]:mm:ss"), (47, "mm:ss.0"), (48, "##0.0E+0"), (49, "@"), (50, "ge.m.d"), (51, "ggge年m月d日"), (52, "yyyy年m月"), (53, "m月d日"),
        (54, "ggge年m月d日"), (55, "yyyy年m月"), (56, "m月d日"), (57, "ge.m.d"), (58, "ggge年m月d日"),
    ];

    private static readonly Dictionary<int, string> BuiltIn = BuiltInCodes.ToDictionary(format => format.Id, format => format.Code);

    private readonly Dictionary<int, string> _own = [];
    private readonly List<int> _styles = [];

    public static NumberFormats Of(WorkbookPackage package, WorkbookIndex index)
    {
        var formats = new NumberFormats();
        if (index.Styles is { } part) package.Read(part, (xml, _) => formats.Load(xml));
        return formats;
    }

    public string OfStyle(int style)
    {
        if (style < 0 || style >= _styles.Count) return General;
        return _own.GetValueOrDefault(_styles[style]) ?? BuiltIn.GetValueOrDefault(_styles[style], General);
    }

    private bool Load(XmlReader xml)
    {
        var isInCellFormats = false;
        while (xml.Read())
        {
            if (xml.LocalName == "cellXfs") isInCellFormats = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "numFmt" && xml.GetAttribute("formatCode") is { } code) _own[NumberOf(xml, "numFmtId")] = code;
            if (xml.LocalName == "xf" && isInCellFormats) _styles.Add(NumberOf(xml, "numFmtId"));
        }

        return true;
    }

    private static int NumberOf(XmlReader xml, string attribute) =>
        int.TryParse(xml.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
