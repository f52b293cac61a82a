using System.IO.Compression;
using System.Text;

namespace ChecklistWorkbench.Tests.Testing;

/// <summary>Small files of each kind, made by hand.</summary>
internal static class EvidenceSamples
{
    public static byte[] Png { get; } = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    public static byte[] Jpeg { get; } = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xFF, 0xD9];

    /// <summary>A page that says hello.</summary>
    public static byte[] Pdf(string extra = "", string title = "evidence")
    {
        const string Content = "BT /F1 24 Tf 72 720 Td (Certificate of evidence) Tj ET";
        string[] objects =
        [
            $"<< /Type /Catalog /Pages 2 0 R {extra} >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            $"<< /Length {Content.Length} >>\nstream\n{Content}\nendstream", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", $"<< /Title ({title}) >>",
        ];
        var text = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        foreach (var (body, index) in objects.Select((body, index) => (body, index)))
        {
            places.Add(text.Length);
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{index + 1} 0 obj\n{body}\nendobj\n");
        }

        var table = text.Length;
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var place in places) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n");
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(text.ToString());
    }

    public static byte[] PdfWithJavaScript { get; } = Pdf("/OpenAction << /S /JavaScript /JS (app.alert(1)) >>");

    /// <summary>The same, its name spelt otherwise.</summary>
    public static byte[] PdfWithSpeltJavaScript { get; } = Pdf("/OpenAction << /S /J#61v#61Script /JS (app.alert(1)) >>");

    /// <summary>The same, packed into an object stream.</summary>
    public static byte[] PdfWithPackedJavaScript(string dictionary = "/Filter /FlateDecode", int times = 1)
    {
        var packed = "7 0 << /S /JavaScript /JS (app.alert(1)) >>"u8.ToArray();
        for (var i = 0; i < times; i++)
        {
            using var memory = new MemoryStream();
            using (var zlib = new ZLibStream(memory, CompressionLevel.Optimal)) zlib.Write(packed);
            packed = memory.ToArray();
        }

        return [.. Pdf(), .. Encoding.ASCII.GetBytes($"7 0 obj\n<< /Type /ObjStm /N 1 /First 4 {dictionary} /Length {packed.Length} >>\nstream\r\n"), .. packed, .. "\nendstream\nendobj\n"u8];
    }

    public static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        return memory.ToArray();
    }

    public static byte[] Docx(params (string Name, string Text)[] more) => Zip([("[Content_Types].xml", "<Types xmlns='x'><Override ContentType='text/xml'/></Types>"), ("word/document.xml", "<d/>"), .. more]);
}
