using System.Globalization;
using System.Security;
using System.Text;

namespace ChecklistWorkbench.Features.Reports.Pdf.Format;

/// <summary>What the file says of itself, twice as PDF/A wants it: as XMP and as the information dictionary, word for word the same.</summary>
internal static class Metadata
{
    private const string Program = "Checklist Workbench";

    public static PdfBuffer Information(PdfProperties properties)
    {
        var made = properties.MadeUtc.ToString("'D:'yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture);
        return new PdfBuffer().Add("<</Title"u8).Text(Clean(properties.Title)).Add("/Author"u8).Text(Clean(properties.Author)).Add("/Subject"u8).Text(Clean(properties.Subject))
            .Add("/Creator"u8).Literal(Program).Add("/Producer"u8).Literal(Program).Add("/CreationDate"u8).Literal(made).Add("/ModDate"u8).Literal(made).Add(">>"u8);
    }

    public static byte[] Xmp(PdfProperties properties)
    {
        var made = properties.MadeUtc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return Encoding.UTF8.GetBytes($"""
            <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/">
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
            <pdfaid:part>2</pdfaid:part>
            <pdfaid:conformance>A</pdfaid:conformance>
            <dc:format>application/pdf</dc:format>
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{Escape(properties.Title)}</rdf:li></rdf:Alt></dc:title>
            <dc:creator><rdf:Seq><rdf:li>{Escape(properties.Author)}</rdf:li></rdf:Seq></dc:creator>
            <dc:description><rdf:Alt><rdf:li xml:lang="x-default">{Escape(properties.Subject)}</rdf:li></rdf:Alt></dc:description>
            <dc:language><rdf:Bag><rdf:li>ja</rdf:li></rdf:Bag></dc:language>
            <xmp:CreatorTool>{Program}</xmp:CreatorTool>
            <xmp:CreateDate>{made}</xmp:CreateDate>
            <xmp:ModifyDate>{made}</xmp:ModifyDate>
            <xmp:MetadataDate>{made}</xmp:MetadataDate>
            <pdf:Producer>{Program}</pdf:Producer>
            </rdf:Description>
            </rdf:RDF>
            </x:xmpmeta>
            <?xpacket end="r"?>
            """.ReplaceLineEndings("\n"));
    }

    private static string Escape(string text) => SecurityElement.Escape(Clean(text));

    /// <summary>Without what XML cannot hold; both places must agree.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is 0xFFFE or 0xFFFF || Rune.IsControl(rune)) clean.Append(' ');
            else clean.Append(rune.ToString());
        }

        return clean.ToString();
    }
}
