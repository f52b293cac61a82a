namespace ChecklistWorkbench.Features.Exchange.Workbook;

/// <summary>The theme: Yu Gothic for headings and body, so that what a reader adds to the file looks like the rest; without it Excel falls back to its own.</summary>
internal static class Theme
{
    /// <summary>By its Latin name, which Windows and macOS know in every language; elsewhere the family and the character set lead to a Japanese gothic.</summary>
    public const string Font = "Yu Gothic";

    private const string Fonts = $"""<a:latin typeface="{Font}"/><a:ea typeface="{Font}"/><a:cs typeface=""/><a:font script="Jpan" typeface="{Font}"/>""";
    private const string PlainFill = """<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>""";
    private const string PlainLine = $"""<a:ln w="9525">{PlainFill}</a:ln>""";
    private const string NoEffect = "<a:effectStyle><a:effectLst/></a:effectStyle>";

    public const string Part = $"""
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="ChecklistWorkbench"><a:themeElements>
        <a:clrScheme name="ChecklistWorkbench"><a:dk1><a:srgbClr val="1C2430"/></a:dk1><a:lt1><a:srgbClr val="FFFFFF"/></a:lt1><a:dk2><a:srgbClr val="4F5A6B"/></a:dk2><a:lt2><a:srgbClr val="EEF2F9"/></a:lt2><a:accent1><a:srgbClr val="2457C5"/></a:accent1><a:accent2><a:srgbClr val="0B7A75"/></a:accent2><a:accent3><a:srgbClr val="3F4FB5"/></a:accent3><a:accent4><a:srgbClr val="17713F"/></a:accent4><a:accent5><a:srgbClr val="8A5300"/></a:accent5><a:accent6><a:srgbClr val="B3261E"/></a:accent6><a:hlink><a:srgbClr val="2457C5"/></a:hlink><a:folHlink><a:srgbClr val="3F4FB5"/></a:folHlink></a:clrScheme>
        <a:fontScheme name="ChecklistWorkbench"><a:majorFont>{Fonts}</a:majorFont><a:minorFont>{Fonts}</a:minorFont></a:fontScheme>
        <a:fmtScheme name="ChecklistWorkbench"><a:fillStyleLst>{PlainFill}{PlainFill}{PlainFill}</a:fillStyleLst><a:lnStyleLst>{PlainLine}{PlainLine}{PlainLine}</a:lnStyleLst><a:effectStyleLst>{NoEffect}{NoEffect}{NoEffect}</a:effectStyleLst><a:bgFillStyleLst>{PlainFill}{PlainFill}{PlainFill}</a:bgFillStyleLst></a:fmtScheme>
        </a:themeElements></a:theme>
        """;
}
