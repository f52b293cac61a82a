using System.IO.Compression;
using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Exchange;
using ChecklistWorkbench.Features.Exchange.Workbook;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace ChecklistWorkbench.Tests.Features.Exchange.Workbook;

public sealed class WorkbookWriterTests
{
    private const string Form = "API接続チェックリスト";

    [Theory, InlineData(false), InlineData(true)]
    public void The_workbook_is_valid_Open_XML(bool isTailored)
    {
        using var workbook = ReadBack.Of(isTailored ? FormModelBuilder.Build(FormSamples.TailoredSource()) : FormSamples.Demo());

        var faults = new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(workbook.Document);

        Assert.Empty(faults.Select(fault => $"{fault.Part?.Uri} {fault.Path?.XPath}: {fault.Description}"));
    }

    [Fact]
    public void Equal_forms_make_equal_bytes()
    {
        Assert.All((FormSource[])[FormSamples.DemoSource(), FormSamples.TailoredSource(), FormSamples.TailoredSource(leavesOutExcluded: true)], source =>
            Assert.Equal(WorkbookWriter.Write(FormModelBuilder.Build(source)), WorkbookWriter.Write(FormModelBuilder.Build(source))));
    }

    [Fact]
    public void Nothing_of_the_machine_or_the_moment_is_in_the_file()
    {
        using var package = new ZipArchive(new MemoryStream(WorkbookWriter.Write(FormSamples.Demo())));
        using var workbook = ReadBack.Of(FormSamples.Demo());

        Assert.All(package.Entries, entry => Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime));
        Assert.Equal("ChecklistWorkbench", workbook.Document.PackageProperties.Creator);
        Assert.Null(workbook.Document.PackageProperties.LastModifiedBy);
        Assert.Equal(new DateTime(2026, 11, 20, 15, 0, 0, DateTimeKind.Utc), workbook.Document.PackageProperties.Created?.ToUniversalTime());
    }

    [Fact]
    public void The_sheets_stand_in_order_and_the_base_is_very_hidden()
    {
        using var workbook = ReadBack.Of(FormSamples.Demo());

        var sheets = workbook.Document.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().ToList();
        Assert.Equal([Form, "補足情報", "ChecklistWorkbench"], sheets.Select(sheet => sheet.Name!.Value));
        Assert.Equal(SheetStateValues.VeryHidden, sheets[2].State!.Value);
        Assert.Null(sheets[0].State);
    }

    [Fact]
    public void The_header_row_holds_the_ten_official_columns_in_order()
    {
        using var workbook = ReadBack.Of(FormSamples.Demo());

        Assert.Equal(
            ["通番", "区分", "セキュリティ対応目標", "対象者", "現在の対応状況", "課題認識", "課題への対応計画", "関連規定", "関連規定箇所", "備考"],
            workbook.Row(Form, 7));
    }

    [Fact]
    public void The_block_names_both_parties_the_assessment_and_the_version()
    {
        using var workbook = ReadBack.Of(FormSamples.Demo());

        Assert.Equal("API接続チェックリスト　2018年10月版（2019年9月27日一部改訂）", workbook.Text(Form, "A1"));
        string[] labels = ["A2", "A3", "A4", "A5", "F2", "F3", "F4", "F5"];
        string[] values = ["C2", "C3", "C4", "C5", "G2", "G3", "G4", "G5"];
        Assert.Equal(["金融機関", "API接続先", "サービス", "API種別", "評価の目的・回次", "版", "提出", "作成日"], labels.Select(at => workbook.Text(Form, at)));
        Assert.Equal(
            [FormSamples.Bank, FormSamples.Firm, "サンプル家計簿", "参照系・認証系", "事前審査 第1回", "2018年10月版（2019年9月27日一部改訂）", "下書き", "2026/11/21"],
            values.Select(at => workbook.Text(Form, at)));
    }

    [Fact]
    public void Forty_four_rows_say_what_the_model_says()
    {
        var form = FormSamples.Demo();
        using var workbook = ReadBack.Of(form);

        Assert.Equal(44, form.Rows.Count);
        Assert.All(form.Rows, (row, index) => Assert.Equal(
            [$"{row.Number}", index > 0 && form.Rows[index - 1].Category == row.Category ? "" : row.Category, row.Objective, row.Target, row.CurrentStatus,
                row.RecognizedIssues, row.RemediationPlan, row.RegulationSources, row.RegulationPlaces, row.Remarks],
            workbook.Row(Form, 8 + index)));
    }

    [Fact]
    public void An_excluded_row_is_grey_and_locked_and_nothing_else_is()
    {
        using var workbook = ReadBack.Of(FormModelBuilder.Build(FormSamples.TailoredSource()));
        var (grey, open) = ($"E{FormSamples.Excluded + 7}", $"E{FormSamples.Excluded + 8}");

        Assert.Equal((5u, true), (workbook.Format(Form, grey).FillId!.Value, workbook.Format(Form, grey).Protection!.Locked!.Value));
        Assert.Equal((4u, false), (workbook.Format(Form, open).FillId!.Value, workbook.Format(Form, open).Protection!.Locked!.Value));
    }

    [Fact]
    public void The_bank_s_own_items_are_rows_whose_number_is_a_text()
    {
        using var workbook = ReadBack.Of(FormModelBuilder.Build(FormSamples.TailoredSource()));

        Assert.Equal(("独-1", "独自確認項目", "独-2", ""), (workbook.Text(Form, "A52"), workbook.Text(Form, "B52"), workbook.Text(Form, "A53"), workbook.Text(Form, "B53")));
        Assert.Equal("9", workbook.Text("ChecklistWorkbench", "B6"));
        Assert.Contains("B52:B53", workbook.Sheet(Form).Descendants<MergeCell>().Select(cell => cell.Reference!.Value));
    }

    [Fact]
    public void A_form_without_excluded_items_has_the_style_sheet_it_always_had()
    {
        using var plain = ReadBack.Of(FormSamples.Demo());
        using var leftOut = ReadBack.Of(FormModelBuilder.Build(FormSamples.TailoredSource(leavesOutExcluded: true)));

        Assert.Equal((5u, 5u, 32u), (plain.Styles.Fonts!.Count!.Value, plain.Styles.Fills!.Count!.Value, plain.Styles.CellFormats!.Count!.Value));
        Assert.Equal(plain.Styles.OuterXml, leftOut.Styles.OuterXml);
        Assert.DoesNotContain(plain.Sheet("ChecklistWorkbench").Descendants<Row>(), row => row.RowIndex! == 6u);
    }

    [Fact]
    public void Each_category_of_several_rows_is_merged_over_them()
    {
        var form = FormSamples.Demo();
        using var workbook = ReadBack.Of(form);

        var merged = workbook.Sheet(Form).Descendants<MergeCell>().Select(cell => cell.Reference!.Value!).Where(range => range.StartsWith('B')).ToList();

        var expected = form.Rows.GroupBy(row => row.Category).Where(rows => rows.Count() > 1).Select(rows => $"B{rows.First().Number + 7}:B{rows.Last().Number + 7}");
        Assert.Equal(expected, merged);
    }

    [Fact]
    public void The_header_stays_in_view_and_is_printed_on_every_page()
    {
        using var workbook = ReadBack.Of(FormSamples.Demo());

        var pane = workbook.Sheet(Form).Descendants<Pane>().Single();
        Assert.Equal((7.0, "A8", PaneStateValues.Frozen), (pane.VerticalSplit!.Value, pane.TopLeftCell!.Value, pane.State!.Value));
        var names = workbook.Document.WorkbookPart!.Workbook.DefinedNames!.Elements<DefinedName>().Where(name => name.LocalSheetId! == 0u).ToDictionary(name => name.Name!.Value!, name => name.Text);
        Assert.Equal("'API接続チェックリスト'!$7:$7", names["_xlnm.Print_Titles"]);
        Assert.Equal("'API接続チェックリスト'!$A$1:$J$51", names["_xlnm.Print_Area"]);
    }

    [Fact]
    public void It_prints_on_A3_landscape_one_page_wide_with_page_numbers()
    {
        using var workbook = ReadBack.Of(FormSamples.Demo());

        var page = workbook.Sheet(Form).Descendants<PageSetup>().Single();
        Assert.Equal((8u, OrientationValues.Landscape, 1u, 0u), (page.PaperSize!.Value, page.Orientation!.Value, page.FitToWidth!.Value, page.FitToHeight!.Value));
        Assert.True(workbook.Sheet(Form).Descendants<PageSetupProperties>().Single().FitToPage!.Value);
        Assert.Contains("&P / &N", workbook.Sheet(Form).Descendants<OddFooter>().Single().Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("E8", false)]
    [InlineData("F8", false)]
    [InlineData("G8", false)]
    [InlineData("J8", false)]
    [InlineData("A8", true)]
    [InlineData("B8", true)]
    [InlineData("C8", true)]
    [InlineData("D8", true)]
    [InlineData("H8", true)]
    [InlineData("I8", true)]
    [InlineData("C2", true)]
    public void Only_what_a_party_writes_is_unlocked(string cell, bool locked)
    {
        using var workbook = ReadBack.Of(FormSamples.Demo());

        Assert.Equal(locked, workbook.Format(Form, cell).Protection!.Locked!.Value);
    }

    [Theory]
    [InlineData(Form)]
    [InlineData("補足情報")]
    [InlineData("ChecklistWorkbench")]
    public void Every_sheet_is_protected_without_a_password(string sheet)
    {
        using var workbook = ReadBack.Of(FormSamples.Demo());

        var protection = workbook.Sheet(sheet).Descendants<SheetProtection>().Single();
        Assert.True(protection.Sheet!.Value);
        Assert.Null(protection.Password);
        Assert.Null(protection.HashValue);
    }

    [Theory]
    [InlineData("=SUM(A1:A9)")]
    [InlineData("+81-3-0000-0000")]
    [InlineData("-1件")]
    [InlineData("@担当")]
    [InlineData("'引用符")]
    [InlineData("＝全角")]
    public void A_text_that_looks_like_a_formula_is_marked_as_text(string text)
    {
        using var workbook = ReadBack.Of(FormSamples.Saying(text));

        Assert.Equal(text, workbook.Text(Form, "E8"));
        Assert.Null(workbook.Cell(Form, "E8").CellFormula);
        Assert.Equal(CellValues.InlineString, workbook.Cell(Form, "E8").DataType!.Value);
        Assert.True(workbook.Format(Form, "E8").QuotePrefix!.Value);
    }

    [Fact]
    public void An_ordinary_text_has_no_quote_prefix()
    {
        using var workbook = ReadBack.Of(FormSamples.Saying("対応している。"));

        Assert.Null(workbook.Format(Form, "E8").QuotePrefix);
    }

    [Fact]
    public void Two_texts_of_the_longest_kind_fit_into_one_cell()
    {
        var longest = ResponseContent.Empty with { CurrentStatus = new string('長', 8_000) };
        using var workbook = ReadBack.Of(FormModelBuilder.Build(FormSamples.SourceOf(
            [FormSamples.Answer(9, Party.ConnectingFirm, longest), FormSamples.Answer(9, Party.FinancialInstitution, longest)])));

        Assert.InRange(workbook.Text(Form, "E16").Length, 16_000, 32_767);
        Assert.Equal(409, workbook.Sheet(Form).Descendants<Row>().Single(row => row.RowIndex! == 16u).Height!.Value);
    }

    [Fact]
    public void The_supplement_offers_the_product_s_own_list_of_implementations()
    {
        var form = FormSamples.Demo();
        using var workbook = ReadBack.Of(form);

        var validation = workbook.Sheet("補足情報").Descendants<DataValidation>().Single();
        Assert.Equal("\"未記入,対応済,一部対応,対応予定,未対応,対象外\"", validation.Formula1!.Text);
        Assert.Equal($"D4:D{3 + form.Supplements.Count}", validation.SequenceOfReferences!.InnerText);
    }

    [Fact]
    public void The_supplement_has_a_row_for_each_item_and_answering_party()
    {
        using var workbook = ReadBack.Of(FormSamples.Demo());

        Assert.Equal(["通番", "記入する者", "セキュリティ対応目標", "対応区分", "期限", "担当", "改訂番号", "保存日時", "記入者", "手法例の適用"], workbook.Row("補足情報", 3));
        var third = workbook.Row("補足情報", 6);
        Assert.Equal(["3", "API接続先"], third.Take(2));
        Assert.Equal("情報セキュリティ室", third[5]);
        Assert.StartsWith("周知・意識啓発の徹底-1　実施\n教育・研修の実施-1　実施：年2回\n", third[9], StringComparison.Ordinal);
        Assert.Equal(new DateTime(2026, 12, 25), DateTime.FromOADate(double.Parse(third[4], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(3 + 52, workbook.Sheet("補足情報").Descendants<Row>().Max(row => (int)row.RowIndex!.Value));
    }

    [Fact]
    public void The_base_names_edition_assessment_and_version_and_hashes_every_text()
    {
        var source = FormSamples.DemoSource();
        using var workbook = ReadBack.Of(FormModelBuilder.Build(source));

        Assert.Equal(["schema", "1"], workbook.Row("ChecklistWorkbench", 1));
        Assert.Equal(["edition", "fisc-api-2018-10r1"], workbook.Row("ChecklistWorkbench", 2));
        Assert.Equal(["assessment", source.Assessment.Id.ToString()], workbook.Row("ChecklistWorkbench", 3));
        Assert.Equal(["submission", "draft"], workbook.Row("ChecklistWorkbench", 4));
        Assert.Equal(["number", "party", "field", "revision", "sha256"], workbook.Row("ChecklistWorkbench", 7));
        var first = source.Answers.Single(answer => answer is { ItemNumber: 1, Party: Party.ConnectingFirm });
        Assert.Equal(
            ["1", "ConnectingFirm", "CurrentStatus", "2", ChecklistWorkbench.Domain.Common.CanonicalJson.Sha256(first.Content.CurrentStatus)],
            workbook.Row("ChecklistWorkbench", 8));
        Assert.Equal(7 + (52 * 4), workbook.Sheet("ChecklistWorkbench").Descendants<Row>().Max(row => (int)row.RowIndex!.Value));
    }
}
