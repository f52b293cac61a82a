using System.IO.Compression;
using System.Text;
using ChecklistWorkbench.Features.Exchange.Reading;

namespace ChecklistWorkbench.Tests.Features.Exchange.Reading;

/// <summary>Twenty thousand files that are almost right: each is read or refused by name, never more.</summary>
public sealed class MutatedFilesTests
{
    private const int Mutations = 2_500;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private static readonly (string Name, string Content)[] Parts =
    [
        .. UnpackedOf(HandMade.Book(
            HandMade.Header(1) + """<row r="2"><c r="A2"><v>1</v></c><c r="E2" t="s"><v>0</v></c><c r="F2" s="1"><v>46113.5</v></c><c r="G2" t="b"><v>1</v></c></row>"""
            + HandMade.Row(3, "9", "", "", "共通", "【API接続先】\n企業\n【金融機関】\n銀行_x000D_"),
            """<mergeCells count="1"><mergeCell ref="B2:B3"/></mergeCells>""",
            ("xl/sharedStrings.xml", """<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><r><t>状</t></r><rPh sb="0" eb="1"><t>ジョウ</t></rPh></si></sst>"""),
            ("xl/styles.xml", """<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts><numFmt numFmtId="170" formatCode="[$-411]ggge&quot;年&quot;m月d日 [h]:mm:ss.0;-0.0E+0"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>"""))),
    ];

    private static readonly byte[] File = HandMade.Zip(Parts);

    // Of the bytes of the file, most of them packed; then inside the parts, where the parsers see it.
    [Fact]
    public void Bytes_flipped() => Each(1, (random, file) => Changed(file, random, at => file[at] ^= (byte)(1 << random.Next(8))));

    [Fact]
    public void Bytes_cut() => Each(2, (random, file) => Without(file, random.Next(file.Length), random.Next(1, 200)));

    [Fact]
    public void Bytes_doubled() => Each(3, (random, file) => Doubled(file, random.Next(file.Length), random.Next(1, 200)));

    [Fact]
    public void Bytes_spliced() => Each(4, (random, file) => Spliced(file, file, random));

    [Fact]
    public void Parts_with_bytes_flipped() => EachPart(5, (random, part, _) => Changed(part, random, at => part[at] ^= (byte)(1 << random.Next(8))));

    [Fact]
    public void Parts_with_bytes_cut() => EachPart(6, (random, part, _) => Without(part, random.Next(part.Length), random.Next(1, 60)));

    [Fact]
    public void Parts_with_bytes_doubled() => EachPart(7, (random, part, _) => Doubled(part, random.Next(part.Length), random.Next(1, 60)));

    [Fact]
    public void Parts_spliced_with_others() => EachPart(8, (random, part, other) => Spliced(part, other, random));

    private static void Each(int seed, Func<Random, byte[], byte[]> mutate)
    {
        var random = new Random(seed);
        for (var i = 0; i < Mutations; i++) Try(mutate(random, [.. File]), seed, i);
    }

    private static void EachPart(int seed, Func<Random, byte[], byte[], byte[]> mutate)
    {
        var random = new Random(seed);
        for (var i = 0; i < Mutations; i++)
        {
            var (chosen, other) = (random.Next(Parts.Length), random.Next(Parts.Length));
            var part = mutate(random, Encoding.UTF8.GetBytes(Parts[chosen].Content), Encoding.UTF8.GetBytes(Parts[other].Content));
            Try(Packed(chosen, part), seed, i);
        }
    }

    private static void Try(byte[] file, int seed, int turn)
    {
        using var patience = new CancellationTokenSource(Longest);
        try
        {
            var outcome = ReadWorkbook.From(file, new([FormSamples.Edition]), patience.Token);
            if (!outcome.Succeeded) Assert.IsType<WorkbookRefused>(outcome.Refusal);
            else FormJson.Of(outcome.Value, Sentences.Of<Resources.ExchangeTexts>());
        }
        catch (Exception fault)
        {
            Assert.Fail($"Mutation {turn} of seed {seed}: {fault}");
        }
    }

    private static byte[] Changed(byte[] bytes, Random random, Action<int> change)
    {
        for (var i = random.Next(1, 6); i > 0; i--) change(random.Next(bytes.Length));
        return bytes;
    }

    private static byte[] Without(byte[] bytes, int at, int length) => [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + length)..]];

    private static byte[] Doubled(byte[] bytes, int at, int length) => [.. bytes[..Math.Min(bytes.Length, at + length)], .. bytes[at..]];

    private static byte[] Spliced(byte[] bytes, byte[] other, Random random) => [.. bytes[..random.Next(bytes.Length)], .. other[random.Next(other.Length)..]];

    private static byte[] Packed(int chosen, byte[] changed)
    {
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var i = 0; i < Parts.Length; i++)
            {
                using var part = archive.CreateEntry(Parts[i].Name, CompressionLevel.NoCompression).Open();
                part.Write(i == chosen ? changed : Encoding.UTF8.GetBytes(Parts[i].Content));
            }
        }

        return buffer.ToArray();
    }

    private static IEnumerable<(string Name, string Content)> UnpackedOf(byte[] book)
    {
        using var archive = new ZipArchive(new MemoryStream(book));
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            yield return (entry.FullName, reader.ReadToEnd());
        }
    }
}
