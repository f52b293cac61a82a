using System.IO.Compression;
using System.Text;
using ChecklistWorkbench.Features.Exchange.Workbook;
using ChecklistWorkbench.Tests.Features.Exchange.Reading;
using FsCheck;
using FsCheck.Fluent;

namespace ChecklistWorkbench.Tests.Features.Exchange.Filling;

/// <summary>Cells of someone else's sheet are written, and nothing else of the file changes.</summary>
public sealed class SheetFillerTests
{
    private const string SheetPart = "xl/worksheets/sheet1.xml";

    [Theory]
    [InlineData("""<row r="2" s="4" customFormat="1"><c r="A2"><v>1</v></c><c r="C2" s="7" t="s"><v>0</v></c></row>""", """<c r="C2" s="7" t="s"><v>0</v></c>""", """<c r="C2" s="7" t="inlineStr">TEXT</c>""")]
    [InlineData("""<row r="2"><c r="A2"><v>1</v></c><c s="7" r="C2"/><c r="D2"><v>9</v></c></row>""", """<c s="7" r="C2"/>""", """<c s="7" r="C2" t="inlineStr">TEXT</c>""")]
    [InlineData("""<row r="2"><c r="A2"><v>1</v></c><c r="D2"><v>9</v></c></row>""", """<c r="D2">""", """<c r="C2" t="inlineStr">TEXT</c><c r="D2">""")]
    [InlineData("""<row r="2" s="4" customFormat="1"><c r="A2"><v>1</v></c></row>""", "</row>", """<c r="C2" s="4" t="inlineStr">TEXT</c></row>""")]
    [InlineData("""<row r="2" ht="20" />""", """<row r="2" ht="20" />""", """<row r="2" ht="20"><c r="C2" t="inlineStr">TEXT</c></row>""")]
    [InlineData("""<row r="1"/><row r="5"/>""", """<row r="5"/>""", """<row r="2"><c r="C2" t="inlineStr">TEXT</c></row><row r="5"/>""")]
    [InlineData("""<row r="1"/>""", "</sheetData>", """<row r="2"><c r="C2" t="inlineStr">TEXT</c></row></sheetData>""")]
    [InlineData("<row><c><v>1</v></c></row>\r\n<!-- > --><row\n spans='1:9'><c><v>1</v></c><c><v>2</v></c><c s='3'><v>3</v></c></row>", "<c s='3'><v>3</v></c>", """<c s='3' t="inlineStr">TEXT</c>""")]
    public void The_cell_is_written_where_it_belongs_with_its_style(string rows, string before, string after)
    {
        var book = HandMade.Book(rows);

        var (filled, left) = SheetFiller.Fill(book, HandMade.SheetName, [new(2, 3, "文")]);

        Assert.Empty(left);
        var expected = PartOf(book, SheetPart).Replace(before, after.Replace("TEXT", """<is><t xml:space="preserve">文</t></is>""", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(expected, PartOf(filled, SheetPart));
    }

    [Fact]
    public void An_empty_table_and_a_sheet_with_a_prefix_are_filled_too()
    {
        const string Prefixed = """<?xml version="1.0"?><x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:cols><x:col min="2" max="4" style="9"/></x:cols><x:sheetData/></x:worksheet>""";
        var book = WithPart(HandMade.Book(""), SheetPart, Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(Prefixed)).ToArray());

        var (filled, _) = SheetFiller.Fill(book, HandMade.SheetName, [new(3, 2, "=文 & <文>"), new(3, 1, "甲")]);

        Assert.Equal("\uFEFF" + Prefixed.Replace("<x:sheetData/>",
            """<x:sheetData><x:row r="3"><x:c r="A3" t="inlineStr"><x:is><x:t xml:space="preserve">甲</x:t></x:is></x:c><x:c r="B3" s="9" t="inlineStr"><x:is><x:t xml:space="preserve">=文 &amp; &lt;文&gt;</x:t></x:is></x:c></x:row></x:sheetData>""",
            StringComparison.Ordinal), PartOf(filled, SheetPart));
    }

    [Fact]
    public void A_formula_is_left_and_named()
    {
        var book = HandMade.Book("""<row r="2"><c r="C2"><f>A1&amp;"x"</f><v>x</v></c></row>""");

        var (filled, left) = SheetFiller.Fill(book, HandMade.SheetName, [new(2, 3, "文")]);

        Assert.Equal([new CellFill(2, 3, "文")], left);
        Assert.Equal(PartOf(book, SheetPart), PartOf(filled, SheetPart));
    }

    [Fact]
    public void Whatever_is_written_is_read_back_and_everything_else_stays_as_it_was() => Prop.ForAll(
        (from rows in Gen.Choose(1, 9).Select(number => (number, Cells: Gen.Choose(1, 6))).ArrayOf()
         from cells in Gen.Two(Gen.Choose(1, 6)).ArrayOf()
         from fills in (from row in Gen.Choose(1, 9) from column in Gen.Choose(1, 6) from text in ArbMap.Default.GeneratorFor<NonEmptyString>() select new CellFill(row, column, text.Get)).NonEmptyListOf()
         select (cells, fills: fills.DistinctBy(fill => (fill.Row, fill.Column)).ToList())).ToArbitrary(),
        t =>
        {
            var present = t.cells.Distinct().GroupBy(cell => cell.Item1).OrderBy(row => row.Key)
                .Select(row => $"""<row r="{row.Key}">{string.Concat(row.OrderBy(cell => cell.Item2).Select(cell => $"""<c r="{ChecklistWorkbench.Features.Exchange.Reading.SheetGrid.Reference(row.Key, cell.Item2)}" t="inlineStr"><is><t>元</t></is></c>"""))}</row>""");
            var book = HandMade.Book(string.Concat(present));
            var (filled, _) = SheetFiller.Fill(book, HandMade.SheetName, t.fills);
            var (before, after) = (Grid(book), Grid(filled));
            for (var row = 1; row <= 9; row++)
            {
                for (var column = 1; column <= 6; column++)
                {
                    var wanted = t.fills.Find(fill => (fill.Row, fill.Column) == (row, column))?.Text ?? before.At(row, column)?.Text;
                    if (after.At(row, column)?.Text != wanted) return false;
                }
            }

            return OtherParts(book).SequenceEqual(OtherParts(filled));
        }).QuickCheckThrowOnFailure();

    internal static string PartOf(byte[] book, string part)
    {
        using var archive = new ZipArchive(new MemoryStream(book));
        using var stream = archive.GetEntry(part)!.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    /// <summary>All parts but the sheet: name, bytes, in the package's order.</summary>
    internal static IReadOnlyList<string> OtherParts(byte[] book, string sheet = SheetPart)
    {
        using var archive = new ZipArchive(new MemoryStream(book));
        return [.. archive.Entries.Where(entry => entry.FullName != sheet).Select(entry => $"{entry.FullName} {entry.LastWriteTime:s} {HashOf(entry)}")];
    }

    private static string HashOf(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        return Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(stream));
    }

    private static ChecklistWorkbench.Features.Exchange.Reading.SheetGrid Grid(byte[] book) => WorkbookReader.Read(book, CancellationToken.None).Value.Sheets[0];

    private static byte[] WithPart(byte[] book, string part, byte[] content)
    {
        using var buffer = new MemoryStream();
        buffer.Write(book);
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry(part)!.Delete();
            using var stream = archive.CreateEntry(part).Open();
            stream.Write(content);
        }

        return buffer.ToArray();
    }
}
