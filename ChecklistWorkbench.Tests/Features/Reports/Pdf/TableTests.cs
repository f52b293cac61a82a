using ChecklistWorkbench.Features.Reports.Pdf;
using ChecklistWorkbench.Features.Reports.Pdf.Format;
using ChecklistWorkbench.Features.Reports.Pdf.Layout;
using ChecklistWorkbench.Features.Reports.Pdf.Text;
using FsCheck;
using FsCheck.Fluent;

namespace ChecklistWorkbench.Tests.Features.Reports.Pdf;

public sealed class TableTests
{
    private static readonly Gen<(string[][] Rows, int Start)> AnyTable =
        from columns in Gen.Choose(1, 4)
        from rows in Gen.Choose(0, 12)
        from cells in PdfSamples.AnyText.ArrayOf(columns).ArrayOf(rows)
        from start in Gen.Choose(0, (int)Sheet.ContentHeight)
        select (cells, start);

    [Fact]
    public void No_row_and_no_text_is_lost_and_none_stands_off_the_page() => Prop.ForAll(AnyTable.ToArbitrary(), table =>
    {
        var flow = Placed(table.Rows, table.Start);
        var painted = PaintedText.Read(flow).Where(part => part.Element.Parent!.Type == "TR").Skip(HeadsOf(table.Rows)).Select(part => part.Text);
        var given = table.Rows.SelectMany(row => row).Select(text => text.ReplaceLineEndings("")).Where(text => text.Length > 0);
        return painted.SequenceEqual(given)
            && flow.Pages.SelectMany(PaintedText.Baselines).All(y => y is > Sheet.Bottom - 1 and < Sheet.Height - Sheet.Top + 1)
            && Rows(flow).Count == table.Rows.Length + (table.Rows.Length == 0 ? 0 : 1);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_head_stands_on_every_page_and_is_read_once()
    {
        var flow = Placed([.. Enumerable.Range(1, 120).Select(number => new[] { $"行{number}", "内容" })], 0);

        Assert.True(flow.Pages.Count > 2);
        Assert.All(flow.Pages, page => Assert.InRange(PaintedText.Baselines(page).Max(), Sheet.Height - Sheet.Top - 20, Sheet.Height - Sheet.Top));
        Assert.Single(PaintedText.Read(flow), part => part.Text == "見出し1");
    }

    [Fact]
    public void A_small_row_is_never_cut()
    {
        var flow = Placed([.. Enumerable.Range(1, 40).Select(number => new[] { $"行{number}", "一\n二\n三\n四\n五" })], 0);

        var cells = Rows(flow).Skip(1).SelectMany(row => row.Children.Select(child => child.Element!));
        Assert.All(cells, cell => Assert.Single(cell.Children));
    }

    [Fact]
    public void A_cell_higher_than_a_page_goes_on_under_the_same_element()
    {
        var text = string.Concat(Enumerable.Range(1, 400).Select(number => $"{number}行目\n"));
        var flow = Placed([["長い", text]], 0);

        var cell = Rows(flow)[1].Children[1].Element!;
        Assert.Equal("TD", cell.Type);
        Assert.Equal(flow.Pages.Select(page => page.Number), cell.Children.Select(child => child.Page));
        Assert.Equal(text.ReplaceLineEndings(""), PaintedText.Read(flow).Single(part => part.Element == cell).Text);
    }

    [Fact]
    public void Head_cells_say_what_they_head()
    {
        var rows = Rows(Placed([["名", "値"]], 0));

        Assert.All(rows[0].Children, cell => Assert.Equal(("TH", "<</O/Table/Scope/Column>>"), (cell.Element!.Type, cell.Element.Attributes)));
        Assert.Equal(("TH", "<</O/Table/Scope/Row>>"), (rows[1].Children[0].Element!.Type, rows[1].Children[0].Element!.Attributes));
        Assert.Equal("TD", rows[1].Children[1].Element!.Type);
    }

    private static int HeadsOf(string[][] rows) => rows.Length == 0 ? 0 : rows[0].Length;

    private static IReadOnlyList<StructureElement> Rows(Flow flow) => [.. flow.Root.Children.SelectMany(table => table.Element!.Children).Select(row => row.Element!)];

    private static Flow Placed(string[][] rows, int start)
    {
        var flow = new Flow(new PdfFile(), new TextSetter());
        flow.Advance(start);
        if (rows.Length == 0) return flow;
        var table = new Table([.. rows[0].Select((_, i) => new Column($"見出し{i + 1}", 1 + i))], [.. rows.Select(row => new Row([.. row.Select(text => new Cell(text))]))]);
        new LaidTable(table, flow.Setter).Place(flow);
        foreach (var page in flow.Pages) page.Close();
        return flow;
    }
}
