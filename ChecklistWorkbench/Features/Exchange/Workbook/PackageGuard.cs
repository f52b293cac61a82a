using System.Text;
using ChecklistWorkbench.Features.Exchange.Reading;

namespace ChecklistWorkbench.Features.Exchange.Workbook;

/// <summary>Decides whether a file is let in, from its first bytes, its directory and its list of parts, before a sheet is opened.</summary>
internal static class PackageGuard
{
    private const int Stored = 0;
    private const int Deflated = 8;
    private const int PrologBytes = 2_048;

    private static readonly (string InName, WorkbookProblemCode Code)[] ForbiddenParts =
    [
        ("vbaproject", WorkbookProblemCode.MacroWorkbook), ("/macrosheets/", WorkbookProblemCode.MacroWorkbook),
        ("/externallinks/", WorkbookProblemCode.ExternalLinks), ("xl/connections.xml", WorkbookProblemCode.ExternalLinks), ("/querytables/", WorkbookProblemCode.ExternalLinks),
        ("/embeddings/", WorkbookProblemCode.EmbeddedObjects), ("/activex/", WorkbookProblemCode.EmbeddedObjects),
    ];

    private static readonly (string InType, WorkbookProblemCode Code)[] ForbiddenTypes =
    [
        ("binary.macroEnabled", WorkbookProblemCode.BinaryWorkbook), ("macroEnabled", WorkbookProblemCode.MacroWorkbook), ("vbaProject", WorkbookProblemCode.MacroWorkbook),
        ("externalLink", WorkbookProblemCode.ExternalLinks), ("activeX", WorkbookProblemCode.EmbeddedObjects),
    ];

    public static void CheckKind(ReadOnlySpan<byte> file)
    {
        if (file.Length > ReadingLimits.FileBytes) throw Fault(WorkbookProblemCode.FileTooLarge, ReadingLimits.FileBytes / 1024 / 1024);
        if (file.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])) throw Fault(KindOfCompound(file));
        if (!file.StartsWith("PK\x03\x04"u8)) throw Fault(WorkbookProblemCode.NotAWorkbook);
    }

    public static void CheckSizes(long length, IReadOnlyList<PackageEntry> entries)
    {
        if (entries.Any(entry => entry.IsEncrypted)) throw Fault(WorkbookProblemCode.EncryptedWorkbook);
        if (entries.Any(entry => entry.Unpacked > ReadingLimits.UnpackedBytes)) throw Fault(WorkbookProblemCode.UnpackedTooLarge, ReadingLimits.UnpackedBytes / 1024 / 1024);
        var unpacked = entries.Sum(entry => entry.Unpacked);
        if (unpacked > ReadingLimits.UnpackedBytes) throw Fault(WorkbookProblemCode.UnpackedTooLarge, ReadingLimits.UnpackedBytes / 1024 / 1024);
        if (IsTooDense(unpacked, length) || entries.Any(entry => IsTooDense(entry.Unpacked, entry.Packed))) throw Fault(WorkbookProblemCode.CompressedTooMuch, ReadingLimits.Ratio);
        if (entries.Any(entry => entry.Method is not (Stored or Deflated))) throw Fault(WorkbookProblemCode.DamagedPackage);
    }

    public static void CheckContent(WorkbookPackage package)
    {
        if (!package.Has(WorkbookPackage.ContentTypes))
            throw Fault(package.Has("mimetype") && StartOf(package, "mimetype").Contains("opendocument", StringComparison.Ordinal) ? WorkbookProblemCode.OpenDocument : WorkbookProblemCode.NotAWorkbook);
        foreach (var part in package.Parts)
        {
            if (Find(ForbiddenParts, part) is { } code) throw Fault(code, part);
            if (IsXml(part) && StartOf(package, part).Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase)) throw Fault(WorkbookProblemCode.DocumentType, part);
        }

        CheckTypes(package);
        foreach (var part in package.Parts.Where(part => part.EndsWith(".rels", StringComparison.OrdinalIgnoreCase))) CheckLinks(package, part);
    }

    private static void CheckTypes(WorkbookPackage package) => package.Read(WorkbookPackage.ContentTypes, (xml, _) =>
    {
        while (xml.Read())
        {
            if (xml.LocalName != "Override" || xml.GetAttribute("ContentType") is not { } type) continue;
            if (Find(ForbiddenTypes, type) is { } code) throw Fault(code, xml.GetAttribute("PartName") ?? "");
        }

        return default(object);
    });

    /// <summary>A hyperlink in a cell is only a text here, it is never followed; anything else outside the file would be part of its content.</summary>
    private static void CheckLinks(WorkbookPackage package, string part) => package.Read(part, (xml, _) =>
    {
        while (xml.Read())
        {
            if (xml.LocalName != "Relationship" || xml.GetAttribute("TargetMode") != "External") continue;
            if (xml.GetAttribute("Type")?.EndsWith("/hyperlink", StringComparison.Ordinal) != true) throw Fault(WorkbookProblemCode.ExternalLinks, part);
        }

        return default(object);
    });

    /// <summary>Excel puts an encrypted workbook and a workbook of Excel 97 into the same kind of file; their streams' names tell them apart.</summary>
    private static WorkbookProblemCode KindOfCompound(ReadOnlySpan<byte> file)
    {
        if (file.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0) return WorkbookProblemCode.EncryptedWorkbook;
        return file.IndexOf(Encoding.Unicode.GetBytes("Workbook")) >= 0 || file.IndexOf(Encoding.Unicode.GetBytes("Book")) >= 0
            ? WorkbookProblemCode.LegacyWorkbook
            : WorkbookProblemCode.NotAWorkbook;
    }

    private static bool IsTooDense(long unpacked, long packed) => unpacked > ReadingLimits.RatioFrom && unpacked / ReadingLimits.Ratio > packed;

    private static bool IsXml(string part) => part.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || part.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    /// <summary>The part's first characters without zero bytes, so that UTF-16 reads like UTF-8.</summary>
    private static string StartOf(WorkbookPackage package, string part)
    {
        using var stream = package.Open(part);
        var buffer = new byte[PrologBytes];
        try
        {
            var read = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            return Encoding.Latin1.GetString([.. buffer.AsSpan(0, read).ToArray().Where(value => value != 0)]);
        }
        catch (InvalidDataException fault)
        {
            throw new WorkbookFaultException(new(WorkbookProblemCode.DamagedPart, null, null, part), fault);
        }
    }

    private static WorkbookProblemCode? Find(IEnumerable<(string In, WorkbookProblemCode Code)> forbidden, string text)
    {
        foreach (var (part, code) in forbidden)
        {
            if (("/" + text).Contains(part, StringComparison.OrdinalIgnoreCase)) return code;
        }

        return null;
    }

    private static WorkbookFaultException Fault(WorkbookProblemCode code, params IReadOnlyList<object> arguments) => new(new(code, null, null, arguments));
}
