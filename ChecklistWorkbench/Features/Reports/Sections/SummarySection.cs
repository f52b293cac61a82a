using System.Globalization;
using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Reports.Pdf;
using ChecklistWorkbench.Features.Reports.Pdf.Charts;

namespace ChecklistWorkbench.Features.Reports.Sections;

/// <summary>How many answers there are of each 対応区分, in figures, by category and item by item. What is out of scope is not counted.</summary>
internal static class SummarySection
{
    private static readonly Party[] Parties = [Party.ConnectingFirm, Party.FinancialInstitution];

    public static IEnumerable<Block> Blocks(ReportModel model)
    {
        var asked = model.Items.Where(item => item.Exclusion is null).ToList();
        var custom = asked.Count(item => item.Custom is not null);
        yield return new Heading(1, "概要");
        yield return new Paragraph(
            $"{model.Header.EditionName}の{model.Items.Count(item => item.Custom is null)}項目のうち対象外は{model.Items.Count(item => item.Exclusion is not null)}項目、独自確認項目は{custom}項目です。"
            + "対象者が「共通」の項目は、双方の回答をそれぞれ1件と数えています。");

        yield return new Heading(2, "対応区分ごとの件数");
        yield return CountsTable([.. asked.SelectMany(item => item.Answers)]);
        yield return new Heading(2, "区分ごとの対応区分");
        foreach (var figure in CategoryBars.Draw("区分ごとの対応区分の件数", ReportWords.Keys, [.. model.Categories.Select(CountsOf)])) yield return figure;
        foreach (var party in Parties)
        {
            if (RowsOf(model, party) is not [_, ..] rows) continue;
            yield return new Heading(2, $"項目ごとの対応区分（{FormWords.Of(party)}）");
            foreach (var figure in HeatMap.Draw($"項目ごとの対応区分（{FormWords.Of(party)}）", ReportWords.Keys, rows)) yield return figure;
        }
    }

    private static Table CountsTable(List<ReportAnswer> answers)
    {
        return new Table(
            [new("対応区分", 2), new(FormWords.Of(Parties[0]), 1) { IsNumeric = true }, new(FormWords.Of(Parties[1]), 1) { IsNumeric = true }, new("計", 1) { IsNumeric = true }],
            [
                .. ReportWords.Implementations.Select(known => RowOf($"{known.Key.Mark}　{known.Key.Name}", answer => answer.Content.Implementation == known.Implementation)),
                RowOf("計", _ => true),
            ]);

        Row RowOf(string name, Func<ReportAnswer, bool> counts) => new(
            new Cell(name, Look.StrongCell), Number(answer => answer.Party == Parties[0] && counts(answer)), Number(answer => answer.Party == Parties[1] && counts(answer)), Number(counts));

        Cell Number(Func<ReportAnswer, bool> counts) => new(answers.Count(counts).ToString(CultureInfo.InvariantCulture));
    }

    private static CategoryCounts CountsOf(ReportCategory category)
    {
        var answers = category.Items.Where(item => item.Exclusion is null).SelectMany(item => item.Answers).ToList();
        return new(category.Name, [.. ReportWords.Implementations.Select(known => answers.Count(answer => answer.Content.Implementation == known.Implementation))]);
    }

    private static List<HeatRow> RowsOf(ReportModel model, Party party) =>
    [
        .. model.Categories
            .Select(category => new HeatRow(category.Name,
            [
                .. category.Items.Where(item => item.Exclusion is null)
                    .SelectMany(item => item.Answers.Where(answer => answer.Party == party), (item, answer) => new HeatCell(item.Label, ReportWords.PlaceOf(answer.Content.Implementation))),
            ]))
            .Where(row => row.Cells.Count > 0),
    ];
}
