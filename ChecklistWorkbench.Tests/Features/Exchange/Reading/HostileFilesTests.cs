using System.IO.Compression;
using System.Text;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Features.Exchange.Reading;

namespace ChecklistWorkbench.Tests.Features.Exchange.Reading;

/// <summary>Wrong and hostile files: each is answered at once, in words, and costs little memory.</summary>
[Collection(Alone)]
public sealed class HostileFilesTests
{
    private const string Alone = "Measured alone";

    /// <summary>Of processor time: what others do on the machine does not count.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);
    private const long MostBytes = 200L * 1024 * 1024;

    private static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    public static TheoryData<string, WorkbookProblemCode> Refused => new()
    {
        { "empty", WorkbookProblemCode.NotAWorkbook },
        { "text", WorkbookProblemCode.NotAWorkbook },
        { "xls", WorkbookProblemCode.LegacyWorkbook },
        { "encrypted", WorkbookProblemCode.EncryptedWorkbook },
        { "zip with a password", WorkbookProblemCode.EncryptedWorkbook },
        { "ods", WorkbookProblemCode.OpenDocument },
        { "xlsb", WorkbookProblemCode.BinaryWorkbook },
        { "macro", WorkbookProblemCode.MacroWorkbook },
        { "macro by type", WorkbookProblemCode.MacroWorkbook },
        { "external link", WorkbookProblemCode.ExternalLinks },
        { "external image", WorkbookProblemCode.ExternalLinks },
        { "embedded object", WorkbookProblemCode.EmbeddedObjects },
        { "dtd", WorkbookProblemCode.DocumentType },
        { "dtd in UTF-16", WorkbookProblemCode.DocumentType },
        { "dtd far down", WorkbookProblemCode.DamagedPart },
        { "bomb", WorkbookProblemCode.CompressedTooMuch },
        { "bomb that lies", WorkbookProblemCode.DamagedPart },
        { "many large parts", WorkbookProblemCode.UnpackedTooLarge },
        { "many parts", WorkbookProblemCode.TooManyParts },
        { "large", WorkbookProblemCode.FileTooLarge },
        { "truncated", WorkbookProblemCode.DamagedPackage },
        { "wrong checksum", WorkbookProblemCode.DamagedPart },
        { "not XML", WorkbookProblemCode.DamagedPart },
        { "giant attribute", WorkbookProblemCode.TooMuchText },
        { "no header", WorkbookProblemCode.NoHeader },
        { "half a header", WorkbookProblemCode.NoHeader },
        { "word file", WorkbookProblemCode.NotAWorkbook },
    };

    [Theory, MemberData(nameof(Refused))]
    public void It_is_refused_at_once_and_says_why(string kind, WorkbookProblemCode code)
    {
        var file = Make(kind);

        var refused = Assert.IsType<WorkbookRefused>(Bounded(file).Refusal);

        Assert.Equal(code, refused.Problem.Code);
        if (code == WorkbookProblemCode.NoHeader) Assert.Equal((HandMade.SheetName, kind == "no header" ? "A1" : "C3"), (refused.Problem.Sheet, refused.Problem.Cell));
    }

    [Fact]
    public void Two_million_empty_styled_rows_are_passed_over()
    {
        var rows = new StringBuilder(HandMade.Header(1) + HandMade.Row(2, "1", "", "", "", "状況"));
        for (var row = 3; row <= 1_048_576; row++) rows.Append("<row r=\"").Append(row).Append("\" s=\"1\" customFormat=\"1\"/>");
        for (var row = 3; row <= 1_000_000; row++) rows.Append("<row s=\"1\"/>");

        var file = HandMade.Book(rows.ToString());
        var form = Bounded(file).Value;

        Assert.True(rows.Length > 50_000_000);
        Assert.Equal("状況", form.Items[0].Texts[0].Text);
        Assert.Contains(form.Problems, problem => problem is { Code: WorkbookProblemCode.RowsBeyondLimit, Sheet: HandMade.SheetName, Cell: "A2001" });
    }

    [Fact]
    public void What_stands_beyond_the_rows_and_columns_that_are_read_is_told()
    {
        var form = Bounded(HandMade.Book(HandMade.Header(1) + """<row r="2"><c r="A2"><v>1</v></c><c r="E2" t="inlineStr"><is><t>状況</t></is></c><c r="BM2"><v>1</v></c></row>""" + HandMade.Row(2001, "2"))).Value;

        Assert.Contains(form.Problems, problem => problem is { Code: WorkbookProblemCode.RowsBeyondLimit, Cell: "A2001" });
        Assert.Contains(form.Problems, problem => problem is { Code: WorkbookProblemCode.ColumnsBeyondLimit, Cell: "BM2" });
    }

    [Fact]
    public void Full_sheets_without_a_header_are_refused_as_quickly()
    {
        var rows = string.Concat(Enumerable.Range(0, 2_000).Select(row => $"<row>{string.Concat(Enumerable.Range(0, 64).Select(column => $"<c><v>{row * column * 7_919 % 10_007}</v></c>"))}</row>"));

        Assert.Equal(WorkbookProblemCode.NoHeader, Assert.IsType<WorkbookRefused>(Bounded(HandMade.Book(rows)).Refusal).Problem.Code);
        Assert.Equal(WorkbookProblemCode.TooMuchText, Assert.IsType<WorkbookRefused>(Bounded(HandMade.TwoSheets(rows, rows)).Refusal).Problem.Code);
    }

    [Fact]
    public void A_hyperlink_in_a_cell_is_ordinary()
    {
        var links = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="mailto:a@example.com" TargetMode="External"/></Relationships>""";

        Assert.True(HandMade.Read(HandMade.Book(HandMade.Header(1) + HandMade.Row(2, "1"), "", ("xl/worksheets/_rels/sheet1.xml.rels", links))).Succeeded);
    }

    [Fact]
    public async Task No_more_of_a_stream_is_read_than_a_file_may_have()
    {
        await using var endless = new EndlessStream();

        var outcome = await ReadWorkbook.FromAsync(endless, new([FormSamples.Edition]), CancellationToken.None);

        Assert.Equal(WorkbookProblemCode.FileTooLarge, Assert.IsType<WorkbookRefused>(outcome.Refusal).Problem.Code);
        Assert.InRange(endless.BytesRead, ReadingLimits.FileBytes, ReadingLimits.FileBytes + 200_000);
    }

    private static Outcome<ReadForm> Bounded(byte[] file)
    {
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var processor = Environment.CpuUsage.TotalTime;
        var outcome = HandMade.Read(file);
        Assert.InRange(Environment.CpuUsage.TotalTime - processor, TimeSpan.Zero, Longest);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - bytes, 0, MostBytes);
        return outcome;
    }

    private static byte[] Make(string kind) => kind switch
    {
        "empty" => [],
        "text" => "通番,現在の対応状況\n1,あ\n"u8.ToArray(),
        "xls" => [.. Compound, .. new byte[1000], .. Encoding.Unicode.GetBytes("Workbook"), .. new byte[500]],
        "encrypted" => [.. Compound, .. new byte[1000], .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[500]],
        "zip with a password" => Edited(Form(), entry: 3, at: 8, 1),
        "ods" => HandMade.Zip([("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<a/>")]),
        "xlsb" => WithType("application/vnd.ms-excel.sheet.binary.macroEnabled.main"),
        "macro" => With("xl/vbaProject.bin", "x"),
        "macro by type" => WithType("application/vnd.ms-excel.sheet.macroEnabled.main+xml"),
        "external link" => With("xl/externalLinks/externalLink1.xml", "<a/>"),
        "external image" => With("xl/drawings/_rels/drawing1.xml.rels", """<Relationships><Relationship Id="a" Type="http://x/image" Target="http://example.com/x.png" TargetMode="External"/></Relationships>"""),
        "embedded object" => With("xl/embeddings/oleObject1.bin", "x"),
        "dtd" => With("xl/sharedStrings.xml", """<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><sst/>"""),
        "dtd in UTF-16" => HandMade.Zip([("[Content_Types].xml", HandMade.ContentTypes), ("xl/workbook.xml", string.Concat("<!DOCTYPE a><workbook/>".Select(c => $"{c}\0")))]),
        "dtd far down" => With("xl/sharedStrings.xml", $"<!--{Noise(6_000)}--><!DOCTYPE a><sst/>"),
        "bomb" => With("xl/media/image1.png", new string('0', 60_000_000)),
        "bomb that lies" => Edited(With("xl/sharedStrings.xml", $"<sst>{new string(' ', 30_000_000)}</sst>"), entry: 5, at: 24, 0x00, 0x10, 0x00, 0x00),
        "many large parts" => Edited(HandMade.Zip([("[Content_Types].xml", HandMade.ContentTypes), ("a.bin", Noise(3_000_000)), ("b.bin", Noise(3_000_000))]), entry: 1, at: 24, 0x00, 0x00, 0x00, 0x10),
        "many parts" => HandMade.Zip(Enumerable.Range(0, 201).Select(i => ($"p{i}.xml", "<a/>"))),
        "large" => new byte[ReadingLimits.FileBytes + 1],
        "truncated" => Form()[..^200],
        "wrong checksum" => Edited(Form(), entry: 4, at: 16, 1, 2, 3, 4),
        "not XML" => With("xl/styles.xml", "<styleSheet><cellXfs>"),
        "giant attribute" => With("xl/sharedStrings.xml", $"<sst a=\"{Noise(17_000_000)}\"/>"),
        "no header" => HandMade.Book(HandMade.Row(1, "こんにちは")),
        "half a header" => HandMade.Book(HandMade.Row(3, null, null, "現在の対応状況", "課題認識", "備考")),
        "word file" => HandMade.Zip([("[Content_Types].xml", HandMade.ContentTypes), ("_rels/.rels", HandMade.PackageLinks.Replace("xl/workbook", "word/document", StringComparison.Ordinal)), ("word/document.xml", "<document/>")]),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such file"),
    };

    private static byte[] Form() => HandMade.Book(HandMade.Header(1) + HandMade.Row(2, "1", "", "", "", "状況"));

    private static byte[] With(string part, string content) => HandMade.Book(HandMade.Header(1) + HandMade.Row(2, "1"), "", (part, content));

    private static byte[] WithType(string type) => HandMade.Zip(
        [("[Content_Types].xml", $"""<Types><Override PartName="/xl/workbook.xml" ContentType="{type}"/></Types>"""), ("_rels/.rels", HandMade.PackageLinks), ("xl/workbook.xml", "<workbook/>")]);

    /// <summary>Letters that compress about one to two.</summary>
    private static string Noise(int length)
    {
        var random = new Random(7);
        return string.Create(length, random, (text, from) =>
        {
            for (var i = 0; i < text.Length; i++) text[i] = (char)('a' + from.Next(16) * (i % 40 == 0 ? 1 : 0));
        });
    }

    /// <summary>The file with bytes of one entry of its central directory replaced.</summary>
    private static byte[] Edited(byte[] file, int entry, int at, params byte[] bytes)
    {
        var place = -1;
        for (var i = 0; i <= entry; i++) place = file.AsSpan(place + 1).IndexOf("PK\x01\x02"u8) + place + 1;
        bytes.CopyTo(file, place + at);
        return file;
    }

    private sealed class EndlessStream : MemoryStream
    {
        public long BytesRead { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            BytesRead += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }

    /// <summary>Processor time is the process's, so nothing else of this run may use any.</summary>
    [CollectionDefinition(Alone, DisableParallelization = true)]
    public sealed class AloneDefinition;
}
