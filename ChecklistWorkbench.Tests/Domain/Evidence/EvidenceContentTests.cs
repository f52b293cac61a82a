using System.Text;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Domain.Evidence.Content;
using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Domain.Evidence;

public sealed class EvidenceContentTests
{
    private static readonly byte[] Executable = [.. "MZ"u8, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xFF, 0xFF, 0, 0];

    static EvidenceContentTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Fact]
    public void Each_kind_that_is_taken_is_told_by_its_bytes()
    {
        Assert.Equal(new(EvidenceFormat.Pdf), Detect(EvidenceSamples.Pdf(), "a.PDF").Value);
        Assert.Equal(new(EvidenceFormat.Png), Detect(EvidenceSamples.Png, "a.png").Value);
        Assert.Equal(new(EvidenceFormat.Jpeg), Detect(EvidenceSamples.Jpeg, "a.jpeg").Value);
        Assert.Equal(new(EvidenceFormat.Docx), Detect(EvidenceSamples.Docx(), "a.docx").Value);
        Assert.Equal(new(EvidenceFormat.Docx, EvidenceFlags.EmbeddedObjects), Detect(EvidenceSamples.Docx(("word/embeddings/oleObject1.bin", "x")), "a.docx").Value);
        Assert.Equal(new(EvidenceFormat.Text), Detect(Encoding.UTF8.GetBytes("規程 𠮷\r\n\t"), "a.txt").Value);
        Assert.Equal(new(EvidenceFormat.Csv, EvidenceFlags.Cp932), Detect(Encoding.GetEncoding(932).GetBytes("規程,髙橋\r\n"), "a.csv").Value);
    }

    [Fact]
    public void A_zip_is_listed_and_not_opened()
    {
        var found = Detect(EvidenceSamples.Zip(("規程/表紙.pdf", "12345"), ("../x\u202E.txt", "")), "a.zip").Value;

        Assert.Equal("5\t規程/表紙.pdf\n0\t../x�.txt\n", found.Listing);
        Assert.Contains("+", Detect(EvidenceSamples.Zip([.. Enumerable.Range(0, 600).Select(n => ($"{n}.txt", ""))]), "a.zip").Value.Listing, StringComparison.Ordinal);
    }

    [Fact]
    public void A_renamed_executable_is_refused_under_every_name()
    {
        foreach (var ending in EvidenceFormats.Endings) Assert.NotNull(Detect(Executable, "report" + ending).Refusal);
        Assert.IsType<EvidenceFormatNotTaken>(Detect(Executable, "report.exe").Refusal);
        Assert.IsType<EvidenceFormatNotTaken>(Detect(EvidenceSamples.Pdf(), "report").Refusal);
        Assert.IsType<EvidenceIsSomethingElse>(Detect(Executable, "report.pdf").Refusal);
    }

    [Fact]
    public void What_its_name_does_not_say_is_refused()
    {
        Assert.Equal(new EvidenceNameMisleads(EvidenceFormat.Pdf, EvidenceFormat.Png), Detect(EvidenceSamples.Png, "a.pdf").Refusal);
        Assert.Equal(new EvidenceNameMisleads(EvidenceFormat.Xlsx, EvidenceFormat.Docx), Detect(EvidenceSamples.Docx(), "a.xlsx").Refusal);
        Assert.Equal(new EvidenceNameMisleads(EvidenceFormat.Text, EvidenceFormat.Pdf), Detect(EvidenceSamples.Pdf(), "a.txt").Refusal);
        Assert.IsType<EvidenceFileEmpty>(Detect([], "a.txt").Refusal);
    }

    [Fact]
    public void Macros_are_refused_whatever_they_are_called()
    {
        Assert.IsType<EvidenceHasMacros>(Detect(EvidenceSamples.Docx(("word/vbaProject.bin", "x")), "a.docx").Refusal);
        Assert.IsType<EvidenceHasMacros>(Detect(EvidenceSamples.Zip(
            ("[Content_Types].xml", "<Types xmlns='x'><Override PartName='/x.bin' ContentType='application/vnd.ms-office.vbaProject'/></Types>"), ("word/document.xml", "<d/>")), "a.docx").Refusal);
    }

    [Fact]
    public void A_damaged_zip_or_office_file_is_refused()
    {
        Assert.IsType<EvidenceZipDamaged>(Detect(EvidenceSamples.Docx()[..60], "a.docx").Refusal);
        Assert.IsType<EvidenceZipDamaged>(Detect(EvidenceSamples.Zip(("[Content_Types].xml", "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"), ("word/document.xml", "")), "a.docx").Refusal);
    }

    [Fact]
    public void A_PDF_with_JavaScript_is_kept_and_never_shown()
    {
        foreach (var active in (byte[][])[EvidenceSamples.PdfWithJavaScript, EvidenceSamples.PdfWithSpeltJavaScript, EvidenceSamples.PdfWithPackedJavaScript(), EvidenceSamples.Pdf("/AA << /O << /S /Launch >> >>")])
        {
            var found = Detect(active, "a.pdf").Value;
            Assert.Equal(EvidenceFlags.ActivePdf, found.Flags);
            Assert.False(EvidenceFormats.CanPreview(found.Format, found.Flags));
        }
    }

    [Fact]
    public void A_PDF_that_cannot_be_looked_into_is_not_shown_either()
    {
        foreach (var closed in (byte[][])[EvidenceSamples.Pdf("/Encrypt 9 0 R"), EvidenceSamples.PdfWithPackedJavaScript("/Filter [/ASCII85Decode /FlateDecode]"), EvidenceSamples.PdfWithPackedJavaScript("/Filter [/FlateDecode /FlateDecode]", 2),
            EvidenceSamples.PdfWithPackedJavaScript("/Filter /FlateDecode /DecodeParms << /Predictor 12 >>")])
            Assert.True(Detect(closed, "a.pdf").Value.Flags.HasFlag(EvidenceFlags.UncheckedPdf));
        Assert.True(EvidenceFormats.CanPreview(EvidenceFormat.Pdf, EvidenceFlags.None));
    }

    [Fact]
    public void Text_is_valid_to_its_last_byte()
    {
        Assert.IsType<EvidenceIsSomethingElse>(Detect([.. Encoding.UTF8.GetBytes(new string('規', 50_000)), 0xFF, 0xFF], "a.txt").Refusal);
        Assert.IsType<EvidenceIsSomethingElse>(Detect("text\0text"u8.ToArray(), "a.txt").Refusal);
        Assert.True(Detect(Encoding.UTF8.GetBytes(new string('規', 50_000)), "a.txt").Succeeded);
    }

    private static Outcome<DetectedContent> Detect(byte[] content, string name) => EvidenceContent.Detect(new MemoryStream(content), name, CancellationToken.None);
}
