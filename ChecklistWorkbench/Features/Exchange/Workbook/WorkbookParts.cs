using System.Globalization;
using System.Security;

namespace ChecklistWorkbench.Features.Exchange.Workbook;

/// <summary>The parts around the sheets: what is in the package, and how it hangs together.</summary>
internal static class WorkbookParts
{
    private const string Declaration = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    private const string Product = "ChecklistWorkbench";

    public const string ContentTypes = $"""
        {Declaration}
        <Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{Sheet}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{Sheet}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="{Sheet}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet3.xml" ContentType="{Sheet}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="{Sheet}.styles+xml"/><Override PartName="/xl/theme/theme1.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>
        """;

    public const string PackageRelationships = $"""
        {Declaration}
        <Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="{Package}/relationships/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="rId3" Type="{Office}/extended-properties" Target="docProps/app.xml"/></Relationships>
        """;

    public const string WorkbookRelationships = $"""
        {Declaration}
        <Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{Office}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="{Office}/worksheet" Target="worksheets/sheet3.xml"/><Relationship Id="rId4" Type="{Office}/theme" Target="theme/theme1.xml"/><Relationship Id="rId5" Type="{Office}/styles" Target="styles.xml"/></Relationships>
        """;

    public const string ApplicationProperties = $"""
        {Declaration}
        <Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>{Product}</Application></Properties>
        """;

    /// <summary>Created when the form's day began in Japan: the time of day would make two equal exports differ.</summary>
    public static string CoreProperties(FormHeader header)
    {
        var created = new DateTimeOffset(header.CreatedOn.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(9)).UtcDateTime;
        return $"""
            {Declaration}
            <cp:coreProperties xmlns:cp="{Package}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{SecurityElement.Escape(header.Title)}</dc:title><dc:creator>{Product}</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">{created.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}</dcterms:created></cp:coreProperties>
            """;
    }

    public static string Workbook(FormModel form) => $"""
        {Declaration}
        <workbook xmlns="{SheetWriter.Main}" xmlns:r="{Office}"><bookViews><workbookView activeTab="0"/></bookViews><sheets><sheet name="{ChecklistSheet.Name}" sheetId="1" r:id="rId1"/><sheet name="{SupplementSheet.Name}" sheetId="2" r:id="rId2"/><sheet name="{BaseSheet.Name}" sheetId="3" state="veryHidden" r:id="rId3"/></sheets><definedNames>{PrintArea(0, ChecklistSheet.Name, 'J', ChecklistSheet.LastRow(form))}{PrintArea(1, SupplementSheet.Name, 'I', SupplementSheet.LastRow(form))}{PrintTitles(0, ChecklistSheet.Name, ChecklistSheet.HeaderRow)}{PrintTitles(1, SupplementSheet.Name, SupplementSheet.HeaderRow)}</definedNames></workbook>
        """;

    private static string PrintArea(int sheet, string name, char lastColumn, int lastRow) =>
        $"""<definedName name="_xlnm.Print_Area" localSheetId="{sheet}">'{name}'!$A$1:${lastColumn}${lastRow}</definedName>""";

    private static string PrintTitles(int sheet, string name, int row) =>
        $"""<definedName name="_xlnm.Print_Titles" localSheetId="{sheet}">'{name}'!${row}:${row}</definedName>""";
}
