using System.IO.Compression;
using System.Text;
using System.Xml;

namespace ChecklistWorkbench.Features.Exchange.Workbook;

/// <summary>
/// Writes a form as an Office Open XML workbook. Equal models make equal bytes: parts in a fixed order with a fixed time, and nothing of the machine,
/// the clock or the user in them.
/// </summary>
public static class WorkbookWriter
{
    /// <summary>The earliest time a ZIP file can say.</summary>
    private static readonly DateTimeOffset PartTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly XmlWriterSettings SheetSettings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        NewLineHandling = NewLineHandling.None, // A line break in a text is the user's.
        CloseOutput = true,
    };

    public static byte[] Write(FormModel form)
    {
        using var buffer = new MemoryStream(64 * 1024);
        Write(form, buffer);
        return buffer.ToArray();
    }

    /// <param name="form">What to write.</param>
    /// <param name="stream">Left open.</param>
    public static void Write(FormModel form, Stream stream)
    {
        using var package = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        AddText(package, "[Content_Types].xml", WorkbookParts.ContentTypes);
        AddText(package, "_rels/.rels", WorkbookParts.PackageRelationships);
        AddText(package, "docProps/core.xml", WorkbookParts.CoreProperties(form.Header));
        AddText(package, "docProps/app.xml", WorkbookParts.ApplicationProperties);
        AddText(package, "xl/workbook.xml", WorkbookParts.Workbook(form));
        AddText(package, "xl/_rels/workbook.xml.rels", WorkbookParts.WorkbookRelationships);
        AddText(package, "xl/theme/theme1.xml", Theme.Part);
        AddText(package, "xl/styles.xml", CellStyles.PartFor(form.Rows.Any(row => row.IsExcluded)));
        AddSheet(package, "xl/worksheets/sheet1.xml", sheet => ChecklistSheet.Write(sheet, form));
        AddSheet(package, "xl/worksheets/sheet2.xml", sheet => SupplementSheet.Write(sheet, form));
        AddSheet(package, "xl/worksheets/sheet3.xml", sheet => BaseSheet.Write(sheet, form));
    }

    private static void AddText(ZipArchive package, string name, string text)
    {
        using var part = Open(package, name);
        part.Write(Encoding.UTF8.GetBytes(text));
    }

    private static void AddSheet(ZipArchive package, string name, Action<SheetWriter> write)
    {
        using var sheet = new SheetWriter(XmlWriter.Create(Open(package, name), SheetSettings));
        write(sheet);
    }

    private static Stream Open(ZipArchive package, string name)
    {
        var entry = package.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = PartTime;
        return entry.Open();
    }
}
