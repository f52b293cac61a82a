using System.IO.Compression;
using System.Security;
using System.Text;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Features.Exchange.Reading;

namespace ChecklistWorkbench.Tests.Features.Exchange.Reading;

/// <summary>Workbooks written part by part, with nothing of the product's writer.</summary>
internal static class HandMade
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public const string ContentTypes = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>""";

    public const string PackageLinks = $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="{Office}/officeDocument" Target="/xl/workbook.xml"/></Relationships>""";

    private const string WorkbookLinks = $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{Office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{Office}/worksheet" Target="../xl/worksheets/sheet2.xml"/><Relationship Id="s" Type="{Office}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="t" Type="{Office}/styles" Target="styles.xml"/></Relationships>""";

    /// <summary>The names of the sheet that <see cref="Book"/> makes.</summary>
    public const string SheetName = "回答";

    /// <summary>A workbook of one sheet: <paramref name="rows"/> is what stands in its sheetData, <paramref name="after"/> what follows.</summary>
    public static byte[] Book(string rows, string after = "", params (string Name, string Content)[] more) => Zip(
    [
        .. Skeleton($"""<workbook xmlns="{Main}" xmlns:r="{Office}"><sheets><sheet name="{SheetName}" sheetId="1" r:id="r1"/></sheets></workbook>"""),
        ("xl/worksheets/sheet1.xml", Sheet(rows, after)), .. more,
    ]);

    public static byte[] TwoSheets(string first, string second, string firstState = "visible") => Zip(
    [
        .. Skeleton($"""<workbook xmlns="{Main}" xmlns:r="{Office}"><sheets><sheet name="一枚目" sheetId="1" state="{firstState}" r:id="r1"/><sheet name="二枚目" sheetId="2" r:id="r2"/></sheets></workbook>"""),
        ("xl/worksheets/sheet1.xml", Sheet(first, "")), ("xl/worksheets/sheet2.xml", Sheet(second, "")),
    ]);

    /// <summary>A form with the hidden sheet that says what it was made from.</summary>
    public static byte[] WithBase(string form, string origin) => Zip(
    [
        .. Skeleton($"""<workbook xmlns="{Main}" xmlns:r="{Office}"><sheets><sheet name="{SheetName}" sheetId="1" r:id="r1"/><sheet name="ChecklistWorkbench" sheetId="2" state="veryHidden" r:id="r2"/></sheets></workbook>"""),
        ("xl/worksheets/sheet1.xml", Sheet(form, "")), ("xl/worksheets/sheet2.xml", Sheet(origin, "")),
    ]);

    public static string Sheet(string rows, string after) => $"""<worksheet xmlns="{Main}"><sheetData>{rows}</sheetData>{after}</worksheet>""";

    /// <summary>A row of inline strings from column A on; null leaves a cell out.</summary>
    public static string Row(int number, params string?[] texts) =>
        $"""<row r="{number}">{string.Concat(texts.Select((text, i) => text is null ? "" : $"""<c r="{SheetGrid.Reference(number, i + 1)}" t="inlineStr"><is><t xml:space="preserve">{SecurityElement.Escape(text)}</t></is></c>"""))}</row>""";

    /// <summary>The official names, in the official order.</summary>
    public static string Header(int number) => Row(number, "通番", "区分", "セキュリティ対応目標", "対象者", "現在の対応状況", "課題認識", "課題への対応計画", "関連規定", "関連規定箇所", "備考");

    public static byte[] Zip(IEnumerable<(string Name, string Content)> parts)
    {
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = archive.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return buffer.ToArray();
    }

    public static Outcome<ReadForm> Read(byte[] file, string? sheet = null, FormMapping? mapping = null) =>
        ReadWorkbook.From(file, new([FormSamples.Edition], sheet, mapping), CancellationToken.None);

    private static IEnumerable<(string Name, string Content)> Skeleton(string workbook) =>
        [("[Content_Types].xml", ContentTypes), ("_rels/.rels", PackageLinks), ("xl/workbook.xml", workbook), ("xl/_rels/workbook.xml.rels", WorkbookLinks)];
}
