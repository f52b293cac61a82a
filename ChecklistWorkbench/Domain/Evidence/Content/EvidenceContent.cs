using System.Text;
using ChecklistWorkbench.Domain.Common;

namespace ChecklistWorkbench.Domain.Evidence.Content;

/// <summary>Tells by a file's bytes what it is, and whether its name says the same. What is on no list is refused.</summary>
public static class EvidenceContent
{
    private const int HeadLength = 16;

    private static readonly byte[] Png = [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A];

    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF];

    /// <param name="file">The whole file, to be read from any place; it is read in pieces.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static Outcome<DetectedContent> Detect(Stream file, string name, CancellationToken cancellationToken)
    {
        if (file.Length == 0) return new EvidenceFileEmpty();
        if (EvidenceFormats.OfExtension(EvidenceFileName.ExtensionOf(name)) is not { } promised) return new EvidenceFormatNotTaken();
        var found = Look(file, promised, cancellationToken);
        if (!found.Succeeded) return found;
        return found.Value.Format == promised ? found : new EvidenceNameMisleads(promised, found.Value.Format);
    }

    private static Outcome<DetectedContent> Look(Stream file, EvidenceFormat promised, CancellationToken cancellationToken)
    {
        var head = new byte[HeadLength];
        file.Position = 0;
        var start = head.AsSpan(0, file.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false));
        if (start.StartsWith("%PDF-"u8)) return new DetectedContent(EvidenceFormat.Pdf, PdfContent.FlagsOf(file, cancellationToken));
        if (start.StartsWith(Png)) return new DetectedContent(EvidenceFormat.Png);
        if (start.StartsWith(Jpeg)) return new DetectedContent(EvidenceFormat.Jpeg);
        if (start.StartsWith("PK\x03\x04"u8) || start.StartsWith("PK\x05\x06"u8)) return ZipContent.Look(file);
        if (promised is not (EvidenceFormat.Csv or EvidenceFormat.Text)) return new EvidenceIsSomethingElse(promised);
        return TextContent.EncodingOf(file, cancellationToken) switch
        {
            null => new EvidenceIsSomethingElse(promised),
            UTF8Encoding => new DetectedContent(promised),
            _ => new DetectedContent(promised, EvidenceFlags.Cp932),
        };
    }
}

/// <summary>The file has no bytes.</summary>
public sealed record EvidenceFileEmpty : Refusal;

/// <summary>Files with this ending are not taken.</summary>
public sealed record EvidenceFormatNotTaken : Refusal
{
    public override object[] Arguments => [string.Join(" ", EvidenceFormats.Endings)];
}

/// <summary>The name says one format, the bytes say none that is taken: a renamed or damaged file.</summary>
public sealed record EvidenceIsSomethingElse(EvidenceFormat Promised) : Refusal
{
    public override object[] Arguments => [Promised.ToString().ToUpperInvariant()];
}

/// <summary>The name says one format, the bytes say another.</summary>
public sealed record EvidenceNameMisleads(EvidenceFormat Promised, EvidenceFormat Found) : Refusal
{
    public override object[] Arguments => [Promised.ToString().ToUpperInvariant(), Found.ToString().ToUpperInvariant()];
}

/// <summary>The Office file has macros.</summary>
public sealed record EvidenceHasMacros : Refusal;

/// <summary>The zip, or the Office file, cannot be read to its end.</summary>
public sealed record EvidenceZipDamaged : Refusal;
