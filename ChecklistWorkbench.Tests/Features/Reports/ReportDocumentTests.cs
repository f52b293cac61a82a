using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Reports;
using ChecklistWorkbench.Features.Reports.Pdf;

namespace ChecklistWorkbench.Tests.Features.Reports;

public sealed class ReportDocumentTests
{
    private static readonly DateTime At = new(2026, 11, 21, 6, 4, 0, DateTimeKind.Utc);

    [Fact]
    public void Every_text_of_the_model_stands_in_the_report()
    {
        var texts = TextsOf(ReportDocument.Of(Model()));

        Assert.All(
            ["サンプル家計簿（試験）", "あけぼの銀行（試験）", "提出の言葉", "0123456789abcdef", "目標一", "状況", "課題", "計画", "注意", "担当部", "2027/03/31", "組織-1　手法の文", "補足：手法の補足", "第3版　2026/11/21 15:04　記入者", "夜間は止める", "独自に問うこと", "通達 第1条"],
            text => Assert.Contains(text, texts, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false, "要約", "手法例の適用（要約）")]
    [InlineData(true, "原文", "手法例の適用（原文）")]
    public void Wording_is_marked_as_what_it_is(bool isOfficial, string mark, string row)
    {
        var report = ReportDocument.Of(Model(isOfficial));

        Assert.Contains(row, TextsOf(report), StringComparison.Ordinal);
        Assert.Contains(report.Blocks.OfType<Table>().First().Rows, fact => fact.Cells[0].Runs[0].Text == "手法例の文言" && fact.Cells[1].Runs[0].Text == mark);
    }

    [Fact]
    public void Answers_are_counted_by_party_and_what_is_out_of_scope_is_not()
    {
        var counts = ReportDocument.Of(Model()).Blocks.OfType<Table>().First(table => table.Columns.Any(column => column.Head == "計"));

        Assert.Equal(["○　対応済", "1", "0", "1"], counts.Rows[0].Cells.Select(cell => cell.Runs[0].Text));
        Assert.Equal(["計", "2", "1", "3"], counts.Rows[^1].Cells.Select(cell => cell.Runs[0].Text));
    }

    [Fact]
    public void Plans_are_listed_by_date_and_lead_to_their_items()
    {
        var report = ReportDocument.Of(Model());
        var plans = report.Blocks.OfType<Table>().Single(table => table.Columns.Any(column => column.Head == "期日"));

        Assert.Equal(["2027/03/31", "―"], plans.Rows.Select(row => row.Cells[2].Runs[0].Text));
        Assert.All(plans.Rows, row => Assert.Contains(report.Blocks.OfType<Heading>(), heading => "#" + heading.Anchor == row.Cells[0].Runs[0].Target!.Address));
    }

    [Fact]
    public void A_report_on_the_bare_list_says_that_nothing_was_planned_added_or_left_out()
    {
        var model = Model();
        var bare = model with { Categories = [new("区分一", [model.Items.First() with { Answers = [Blank(Party.ConnectingFirm)] }])] };

        var texts = TextsOf(ReportDocument.Of(bare));

        Assert.All(["計画の記入はありません", "独自確認項目はありません", "対象外の項目はありません"], text => Assert.Contains(text, texts, StringComparison.Ordinal));
        Assert.True(PdfWriter.Write(ReportDocument.Of(bare)).Pages > 1);
    }

    [Fact]
    public void Texts_of_any_length_and_any_characters_are_set()
    {
        var model = Model();
        var hard = string.Concat(Enumerable.Repeat("𠮷\u202E\u0007<&>😀 " + new string('W', 100), 300));
        var item = model.Items.First() with { Answers = [Blank(Party.ConnectingFirm) with { Content = new() { CurrentStatus = hard, RemediationPlan = hard, PlanOwner = hard } }] };

        Assert.Equal(["😀 U+1F600"], PdfWriter.Write(ReportDocument.Of(model with { Header = model.Header with { Comment = hard, Service = hard }, Categories = [new(hard, [item])] })).MissingCharacters);
    }

    private static ReportModel Model(bool isOfficial = false) => new(
        new("提出控え", "API接続チェックリスト", "2018年10月版", "fisc-api-2018-10r1", "あけぼの銀行（試験）", "サンプル家計簿（試験）", "家計簿", "参照系", Guid.Empty, "事前審査 第1回", 1, At, "承認者",
            "提出の言葉", "0123456789abcdef0123456789abcdef", isOfficial),
        [
            new("区分一",
            [
                new("1", "目標一", "共通",
                [
                    new(Party.ConnectingFirm, new()
                    {
                        Implementation = Implementation.Implemented, CurrentStatus = "状況", RecognizedIssues = "課題", RemediationPlan = "計画", Remarks = "注意", PlanDueOn = new(2027, 3, 31), PlanOwner = "担当部",
                    }, [new("組織-1", "手法の文", "実施", "手法の補足")], 3, At, "記入者"),
                    new(Party.FinancialInstitution, new() { Implementation = Implementation.Planned, RemediationPlan = "銀行の計画" }, [], 1, At, "審査担当"),
                ]),
                new("2", "目標二", "API接続先", [Blank(Party.ConnectingFirm)]) { Exclusion = new(2, "夜間は止める", "審査担当", At) },
            ]),
            new("独自確認項目", [new("独-1", "目標三", "API接続先", [Blank(Party.ConnectingFirm)]) { Custom = new("独自に問うこと", "通達 第1条", 2) }]),
        ]);

    private static ReportAnswer Blank(Party party) => new(party, ResponseContent.Empty, [], 0, null, "");

    private static string TextsOf(PdfReport report) => string.Join('\n', report.Blocks.SelectMany(block => block switch
    {
        Heading heading => [heading.Text],
        Paragraph paragraph => paragraph.Runs.Select(run => run.Text),
        Table table => table.Columns.Select(column => column.Head).Concat(table.Rows.SelectMany(row => row.Cells).SelectMany(cell => cell.Runs).Select(run => run.Text)),
        _ => [],
    }));
}
