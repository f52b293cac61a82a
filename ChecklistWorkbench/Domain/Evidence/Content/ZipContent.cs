using System.IO.Compression;
using System.Text;
using System.Xml;
using ChecklistWorkbench.Domain.Common;

namespace ChecklistWorkbench.Domain.Evidence.Content;

/// <summary>Office files and zips. Of an Office file its list of parts is read, of a zip its directory: nothing else is unpacked.</summary>
internal static class ZipContent
{
    private const int Cp932 = 932;
    private const int MostListed = 500;
    private const long ContentTypesLength = 1024 * 1024;
    private const string ContentTypes = "[Content_Types].xml";

    private static readonly (string Part, EvidenceFormat Format)[] MainParts =
    [
        ("xl/workbook.xml", EvidenceFormat.Xlsx), ("word/document.xml", EvidenceFormat.Docx), ("ppt/presentation.xml", EvidenceFormat.Pptx),
    ];

    static ZipContent() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static Outcome<DetectedContent> Look(Stream file)
    {
        try
        {
            file.Position = 0;
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true, Encoding.GetEncoding(Cp932));
            return zip.GetEntry(ContentTypes) is { } types ? LookAtOffice(zip, types) : LookAtZip(zip);
        }
        catch (Exception fault) when (fault is InvalidDataException or XmlException or EndOfStreamException or NotSupportedException)
        {
            return new EvidenceZipDamaged();
        }
    }

    private static Outcome<DetectedContent> LookAtOffice(ZipArchive zip, ZipArchiveEntry types)
    {
        if (zip.Entries.Any(part => part.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase)) || SaysMacros(types)) return new EvidenceHasMacros();
        foreach (var (part, format) in MainParts)
        {
            if (zip.GetEntry(part) is null) continue;
            return new DetectedContent(format, zip.Entries.Any(IsEmbedded) ? EvidenceFlags.EmbeddedObjects : EvidenceFlags.None);
        }

        return LookAtZip(zip);
    }

    /// <summary>Whether the list of parts calls one macro-enabled or a macro project, whatever the part's own name.</summary>
    private static bool SaysMacros(ZipArchiveEntry types)
    {
        using var content = types.Open();
        using var xml = XmlReader.Create(content, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = ContentTypesLength });
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.GetAttribute("ContentType") is { } type
                && (type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || type.Contains("vbaProject", StringComparison.OrdinalIgnoreCase))) return true;
        }

        return false;
    }

    private static bool IsEmbedded(ZipArchiveEntry part) =>
        part.FullName.Contains("/embeddings/", StringComparison.OrdinalIgnoreCase) || part.FullName.Contains("/activeX/", StringComparison.OrdinalIgnoreCase);

    private static DetectedContent LookAtZip(ZipArchive zip)
    {
        var listing = new StringBuilder();
        var listed = 0;
        foreach (var entry in zip.Entries.Where(entry => entry.Name.Length > 0))
        {
            var line = $"{entry.Length}\t{VisibleName(entry.FullName)}\n";
            if (listed == MostListed || listing.Length + line.Length > Lengths.Text - Lengths.Line) break;
            listing.Append(line);
            listed++;
        }

        var rest = zip.Entries.Count(entry => entry.Name.Length > 0) - listed;
        if (rest > 0) listing.Append(System.Globalization.CultureInfo.InvariantCulture, $"+{rest}\n");
        return new(EvidenceFormat.Zip, zip.Entries.Any(entry => entry.IsEncrypted) ? EvidenceFlags.EncryptedZip : EvidenceFlags.None, listing.ToString());
    }

    /// <summary>What is listed is looked at, never used as a path: characters that would lie about it are shown as such.</summary>
    private static string VisibleName(string name)
    {
        var shown = string.Concat(name.EnumerateRunes().Select(rune =>
            Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format ? "�" : rune.ToString()));
        return shown.Length <= Lengths.Line ? shown : shown[..(Lengths.Line - 1)] + "…";
    }
}
