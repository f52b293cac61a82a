using ChecklistWorkbench.Features.Reports.Pdf;
using ChecklistWorkbench.Ui;

namespace ChecklistWorkbench.Features.Reports.Sections;

/// <summary>What the bank made of the list: 独自確認項目, and 対象外 with the reasons.</summary>
internal static class ScopeSection
{
    public static IEnumerable<Block> Blocks(ReportModel model)
    {
        yield return new Heading(1, "独自確認項目と対象外");
        yield return new Heading(2, "独自確認項目");
        yield return TableOf([.. model.Items.Where(item => item.Custom is not null).Select(item => RowOf(item, $"第{item.Custom!.Version}版", item.Custom.Source.Length > 0 ? item.Custom.Source : "―"))],
            "独自確認項目の版", "出典", "この評価に独自確認項目はありません。");
        yield return new Heading(2, "対象外の項目");
        yield return TableOf([.. model.Items.Where(item => item.Exclusion is not null)
            .Select(item => RowOf(item, $"{item.Exclusion!.Reason}", $"{Formats.DateTime(item.Exclusion.AtUtc)}\n{item.Exclusion.ByName}"))],
            "理由", "決めた日時と人", "この評価に対象外の項目はありません。");
    }

    private static Block TableOf(IReadOnlyList<Row> rows, string third, string fourth, string none) => rows.Count == 0
        ? new Paragraph(none)
        : new Table([new("通番", 0.8f), new("セキュリティ対応目標", 4), new(third, 3), new(fourth, 2)], rows);

    private static Row RowOf(ReportItem item, string third, string fourth) => new(
        new Cell(new Run(item.Label, Look.Link with { Size = Look.Cell.Size }, new LinkTarget("#" + ReportWords.AnchorOf(item)))), new Cell(item.Objective), new Cell(third), new Cell(fourth));
}
