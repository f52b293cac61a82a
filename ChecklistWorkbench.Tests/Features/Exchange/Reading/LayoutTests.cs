using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Exchange.Reading;

namespace ChecklistWorkbench.Tests.Features.Exchange.Reading;

/// <summary>Layouts that firms and banks send, written by hand.</summary>
public sealed class LayoutTests
{
    private const Party Firm = Party.ConnectingFirm;
    private const Party Bank = Party.FinancialInstitution;
    private const ResponseField Status = ResponseField.CurrentStatus;

    [Fact]
    public void The_header_is_found_by_its_names_wherever_it_stands()
    {
        var form = Read(HandMade.Row(4, "案内文") + HandMade.Row(11, null, "備　考", "ＮＯ．", "社内メモ", "課題への\n対応計画", "現在の\r\n対応状況（500字以内）", "※対象者")
            + HandMade.Row(13, null, "備", "１", "x", "計画", "状況", "ＡＰＩ接続先"));

        Assert.Equal((HandMade.SheetName, 11), (form.Sheet, form.HeaderRow));
        var item = Assert.Single(form.Items);
        Assert.Equal(("状況", "計画", "備", null), (item.Text(Firm, Status), item.Text(Firm, ResponseField.RemediationPlan), item.Text(Firm, ResponseField.Remarks), item.Text(Bank, Status)));
        Assert.Equal([new UnmappedColumn("D", "社内メモ")], form.UnmappedColumns);
        Assert.Equal("F13", item.Texts.Single(text => text.Field == Status).Cell);
    }

    [Theory]
    [InlineData("１")]
    [InlineData("1.")]
    [InlineData("通番1")]
    [InlineData("No.1")]
    [InlineData("№１")]
    [InlineData(" 01 ")]
    [InlineData("第1項")]
    [InlineData("①")]
    public void A_number_is_read_as_people_write_it(string written) => Assert.Equal("状況", Read(HandMade.Header(1) + HandMade.Row(2, written, "", "", "", "状況")).Items.Single(item => item.Number == 1).Text(Firm, Status));

    [Fact]
    public void A_number_that_Excel_shows_as_a_date_is_still_that_number()
    {
        var styles = """<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>""";
        var book = HandMade.Book(HandMade.Header(1) + """<row r="2"><c r="A2" s="1"><v>3</v></c><c r="E2" t="str"><f>A1&amp;"x"</f><v>状況</v></c></row>""", "", ("xl/styles.xml", styles));

        Assert.Equal((3, "状況"), (HandMade.Read(book).Value.Items[0].Number, HandMade.Read(book).Value.Items[0].Text(Firm, Status)));
    }

    [Fact]
    public void A_text_is_what_Excel_shows()
    {
        var strings = """<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><r><t>接続</t></r><r><rPr><b/></rPr><t xml:space="preserve">先 </t></r><rPh sb="0" eb="2"><t>セツゾク</t></rPh></si><si><t>1行目&#10;2行目_x000D__x005F_x0041_</t></si></sst>""";
        var styles = """<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts><numFmt numFmtId="170" formatCode="[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="9"/></cellXfs></styleSheet>""";
        var book = HandMade.Book(
            HandMade.Header(1)
            + """<row r="2"><c r="A2"><v>1</v></c><c r="E2" t="s"><v>0</v></c><c r="F2" t="s"><v>1</v></c><c r="G2" s="1"><v>46113</v></c><c r="J2" t="b"><v>1</v></c></row>"""
            + """<row><c><v>2</v></c><c r="E3" s="2"><v>0.5</v></c><c t="e"><v>#REF!</v></c><c><f>1+1</f></c><c r="J3"><f>SUM(1,2)</f><v>3</v></c></row>""",
            "", ("xl/sharedStrings.xml", strings), ("xl/styles.xml", styles));

        var form = HandMade.Read(book).Value;

        Assert.Equal(["接続先 ", "1行目\n2行目\r_x0041_", "令和8年4月1日", "TRUE"], form.Items[0].Texts.Select(text => text.Text));
        Assert.Equal(["50%", "#REF!", null, "3"], form.Items[1].Texts.Select(text => text.Text));
        Assert.Contains(form.Problems, problem => problem is { Code: WorkbookProblemCode.ErrorValue, Cell: "F3" });
        Assert.Contains(form.Problems, problem => problem is { Code: WorkbookProblemCode.FormulaWithoutValue, Cell: "G3" });
    }

    [Fact]
    public void The_official_name_wins_over_one_that_means_the_same_and_two_that_only_mean_it_are_not_guessed()
    {
        var official = Read(HandMade.Row(1, "No", "回答", "通番", "現在の対応状況") + HandMade.Row(2, "A-1", "社内の回答", "1", "状況"));
        var doubled = Read(HandMade.Row(1, "通番", "回答", "対応状況", "課題認識") + HandMade.Row(2, "1", "一", "二", "課題"));

        Assert.Equal("状況", official.Items.Single().Text(Firm, Status));
        Assert.Equal(["No", "回答"], official.UnmappedColumns.Select(column => column.Name));
        Assert.Null(doubled.Items.Single().Text(Firm, Status));
        Assert.Contains(doubled.Problems, problem => problem is { Code: WorkbookProblemCode.ColumnTwice, Cell: "C1" });
    }

    [Fact]
    public void A_day_of_the_strict_format_is_shown_as_its_format_says()
    {
        var styles = """<styleSheet xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>""";
        var book = HandMade.Book(HandMade.Header(1) + """<row r="2"><c r="A2"><v>1</v></c><c r="E2" s="0" t="d"><v>2026-03-31T00:00:00</v></c></row>""", "", ("xl/styles.xml", styles));

        Assert.Equal("2026/3/31", HandMade.Read(book).Value.Items[0].Text(Firm, Status));
    }

    [Fact]
    public void A_joint_item_s_parts_are_told_by_their_first_lines()
    {
        var form = Read(HandMade.Header(1) + HandMade.Row(2, "9", "", "", "共通", "【API接続先】\n企業の\n二行\n【金融機関】\n銀行", "【金融機関】\n銀行だけ", "■API接続先\r\n企業\r\n■金融機関\r\n銀行", "", "", "どちらのか分からない"));

        var item = form.Items[0];
        Assert.Equal(("企業の\n二行", "銀行"), (item.Text(Firm, Status), item.Text(Bank, Status)));
        Assert.Equal((null, "銀行だけ"), (item.Text(Firm, ResponseField.RecognizedIssues), item.Text(Bank, ResponseField.RecognizedIssues)));
        Assert.Equal(("企業", "銀行"), (item.Text(Firm, ResponseField.RemediationPlan), item.Text(Bank, ResponseField.RemediationPlan)));
        Assert.Null(item.Text(Firm, ResponseField.Remarks));
        Assert.Equal("J2", Assert.Single(form.Problems, problem => problem.Code == WorkbookProblemCode.JointTextUnclear).Cell);
    }

    [Fact]
    public void Headings_that_can_be_read_in_two_ways_are_not_guessed()
    {
        var form = Read(HandMade.Header(1) + HandMade.Row(2, "9", "", "", "共通", "【API接続先】\na\n【金融機関】\nb\n【金融機関】\nc"));

        Assert.Null(form.Items[0].Text(Firm, Status));
        Assert.Contains(form.Problems, problem => problem is { Code: WorkbookProblemCode.JointTextUnclear, Cell: "E2" });
    }

    [Fact]
    public void A_column_may_name_its_party_and_a_heading_above_may_name_it_for_several()
    {
        var named = Read(HandMade.Row(1, "No", "対応状況（API接続先）", "対応状況（金融機関）") + HandMade.Row(2, "9", "企業", "銀行"));
        var above = HandMade.Read(HandMade.Book(
            HandMade.Row(1, "No", "API接続先", null, "金融機関") + HandMade.Row(2, null, "対応状況", "課題", "対応状況", "課題") + HandMade.Row(3, "9", "企業", "企業の課題", "銀行", "銀行の課題"),
            """<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/><mergeCell ref="D1:E1"/></mergeCells>""")).Value;

        Assert.Equal(("企業", "銀行"), (named.Items[0].Text(Firm, Status), named.Items[0].Text(Bank, Status)));
        Assert.Equal(("企業", "銀行"), (above.Items[0].Text(Firm, Status), above.Items[0].Text(Bank, Status)));
        Assert.Equal("銀行の課題", above.Items[0].Text(Bank, ResponseField.RecognizedIssues));
    }

    [Fact]
    public void An_item_may_have_a_row_for_each_party_under_one_merged_number()
    {
        var form = HandMade.Read(HandMade.Book(
            HandMade.Header(1) + HandMade.Row(2, "9", "協力", "目標", "API接続先", "企業") + HandMade.Row(3, null, null, null, "金融機関", "銀行"),
            """<mergeCells><mergeCell ref="A2:A3"/></mergeCells>""")).Value;

        Assert.Equal(("企業", "銀行"), (form.Items[0].Text(Firm, Status), form.Items[0].Text(Bank, Status)));
        Assert.DoesNotContain(form.Problems, problem => problem.Code == WorkbookProblemCode.NumberTwice);
    }

    [Fact]
    public void An_answer_merged_over_several_items_is_read_as_each_one_s_and_listed()
    {
        var form = HandMade.Read(HandMade.Book(HandMade.Header(1) + HandMade.Row(2, "1", "", "", "", "共に") + HandMade.Row(3, "2"), """<mergeCells><mergeCell ref="E2:E3"/></mergeCells>""")).Value;

        Assert.Equal(["共に", "共に"], form.Items.Select(item => item.Text(Firm, Status)));
        Assert.Contains(form.Problems, problem => problem is { Code: WorkbookProblemCode.MergedAnswer, Cell: "E2" });
    }

    [Fact]
    public void Of_several_sheets_the_fullest_visible_one_is_read_and_the_others_are_offered()
    {
        var book = HandMade.TwoSheets(HandMade.Header(1) + HandMade.Row(2, "1", "", "", "", "一"), HandMade.Header(5) + HandMade.Row(6, "1", "", "", "", "二") + HandMade.Row(7, "2", "", "", "", "二"));
        var hidden = HandMade.TwoSheets(HandMade.Header(1) + HandMade.Row(2, "1") + HandMade.Row(3, "2"), HandMade.Header(1) + HandMade.Row(2, "1"), firstState: "hidden");

        Assert.Equal("二枚目", HandMade.Read(book).Value.Sheet);
        Assert.Equal(["一枚目"], HandMade.Read(book).Value.OtherSheets);
        Assert.Equal("一", HandMade.Read(book, "一枚目").Value.Items[0].Text(Firm, Status));
        Assert.Equal("二枚目", HandMade.Read(hidden).Value.Sheet);
        Assert.Equal(WorkbookProblemCode.SheetNotFound, Assert.IsType<WorkbookRefused>(HandMade.Read(book, "三枚目").Refusal).Problem.Code);
    }

    [Fact]
    public void The_bank_s_own_items_are_read_apart()
    {
        var form = Read(HandMade.Header(1) + HandMade.Row(2, "独－１", "", "独自の目標", "API接続先", "独自の回答"));

        var item = Assert.Single(form.Items);
        Assert.Equal((1, true, "独自の目標", "独自の回答"), (item.Number, item.IsCustom, item.Objective, item.Text(Firm, Status)));
    }

    [Fact]
    public void Rows_of_items_that_were_left_out_are_not_read()
    {
        var form = HandMade.Read(HandMade.WithBase(
            HandMade.Header(1) + HandMade.Row(2, "1", "", "", "", "状況", "", "", "", "", "【対象外】理由") + HandMade.Row(3, "独-2", "", "", "API接続先", "状況", "", "", "", "", "【対象外】理由") + HandMade.Row(4, "2", "", "", "", "状況"),
            HandMade.Row(1, "schema", "1") + HandMade.Row(2, "edition", FormSamples.Edition.Id) + HandMade.Row(3, "assessment", $"{Guid.Empty}") + HandMade.Row(4, "submission", "draft") + HandMade.Row(5, "version", "0")
            + HandMade.Row(6, "excluded", "1,1002") + HandMade.Row(7, "number", "party", "field", "revision", "sha256"))).Value;

        Assert.Equal([(1, 0), (2, 4), (1002, 0)], form.Items.Select(item => (item.Key, item.Texts.Count)));
    }

    [Fact]
    public void What_belongs_nowhere_is_listed_with_its_cell()
    {
        var form = Read(HandMade.Header(1)
            + HandMade.Row(2, "第一章") + HandMade.Row(3, "A-1", "", "", "", "分からない") + HandMade.Row(4, null, "", "", "", "番号がない") + HandMade.Row(5, "45", "", "", "", "ない通番")
            + HandMade.Row(6, "1", "", "", "金融機関", "対象者が違う") + HandMade.Row(7, "2", "", "", "", "一つ目") + HandMade.Row(8, "2", "", "", "", "二つ目") + HandMade.Row(9, "3", "", "", "", new string('あ', 40_000)));

        Assert.Equal(
            [("A3", WorkbookProblemCode.NumberUnclear), ("E4", WorkbookProblemCode.TextWithoutNumber), ("A5", WorkbookProblemCode.NumberNotInEdition), ("D6", WorkbookProblemCode.TargetDiffers), ("A8", WorkbookProblemCode.NumberTwice), ("E9", WorkbookProblemCode.TextTooLong), ("A1", WorkbookProblemCode.ItemsMissing)],
            form.Problems.Select(problem => (problem.Cell!, problem.Code)));
        Assert.Equal([40_000, 8_000], form.Problems.Single(problem => problem.Code == WorkbookProblemCode.TextTooLong).Arguments);
        Assert.All(form.Items, item => Assert.True(string.IsNullOrEmpty(item.Text(Firm, Status))));
    }

    private static ReadForm Read(string rows) => HandMade.Read(HandMade.Book(rows)).Value;
}
