namespace ChecklistWorkbench.Domain.Evidence;

/// <summary>Which files are taken. What a file is, is told by its bytes.</summary>
public enum EvidenceFormat
{
    Pdf,
    Png,
    Jpeg,

    /// <summary>Excel without macros.</summary>
    Xlsx,

    /// <summary>Word without macros.</summary>
    Docx,

    /// <summary>PowerPoint without macros.</summary>
    Pptx,
    Csv,

    /// <summary>UTF-8 or CP932.</summary>
    Text,

    /// <summary>Listed, never opened.</summary>
    Zip,
}

/// <summary>What a reader of a file should know.</summary>
[Flags]
public enum EvidenceFlags
{
    None = 0,

    /// <summary>The PDF has JavaScript or starts programs: it is kept, and never shown here.</summary>
    ActivePdf = 1,

    /// <summary>Parts of the PDF could not be looked into: it is kept, and not shown here.</summary>
    UncheckedPdf = 2,

    /// <summary>An Office file has other files embedded.</summary>
    EmbeddedObjects = 4,

    /// <summary>A zip is protected by a password.</summary>
    EncryptedZip = 8,

    /// <summary>The text is CP932.</summary>
    Cp932 = 16,
}

/// <summary>What a file's bytes say it is.</summary>
/// <param name="Listing">What a zip says it holds, a line each.</param>
public sealed record DetectedContent(EvidenceFormat Format, EvidenceFlags Flags = EvidenceFlags.None, string Listing = "");

/// <summary>How the formats are called and shown.</summary>
public static class EvidenceFormats
{
    private static readonly Dictionary<EvidenceFormat, (string Mime, string[] Extensions)> Known = new()
    {
        [EvidenceFormat.Pdf] = ("application/pdf", ["pdf"]),
        [EvidenceFormat.Png] = ("image/png", ["png"]),
        [EvidenceFormat.Jpeg] = ("image/jpeg", ["jpg", "jpeg"]),
        [EvidenceFormat.Xlsx] = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ["xlsx"]),
        [EvidenceFormat.Docx] = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ["docx"]),
        [EvidenceFormat.Pptx] = ("application/vnd.openxmlformats-officedocument.presentationml.presentation", ["pptx"]),
        [EvidenceFormat.Csv] = ("text/csv", ["csv"]),
        [EvidenceFormat.Text] = ("text/plain", ["txt"]),
        [EvidenceFormat.Zip] = ("application/zip", ["zip"]),
    };

    /// <summary>Every ending that is taken, with its dot.</summary>
    public static IReadOnlyList<string> Endings { get; } = [.. Known.Values.SelectMany(format => format.Extensions).Select(extension => "." + extension)];

    public static string MimeOf(EvidenceFormat format) => Known[format].Mime;

    /// <summary>Which format a name's ending promises; null for one that is not taken.</summary>
    public static EvidenceFormat? OfExtension(string extension)
    {
        foreach (var (format, (_, extensions)) in Known)
        {
            if (extensions.Contains(extension, StringComparer.Ordinal)) return format;
        }

        return null;
    }

    /// <summary>Whether the product shows the file itself; everything else is downloaded.</summary>
    public static bool CanPreview(EvidenceFormat format, EvidenceFlags flags) => format switch
    {
        EvidenceFormat.Png or EvidenceFormat.Jpeg or EvidenceFormat.Csv or EvidenceFormat.Text => true,
        EvidenceFormat.Pdf => (flags & (EvidenceFlags.ActivePdf | EvidenceFlags.UncheckedPdf)) == 0,
        _ => false,
    };
}
