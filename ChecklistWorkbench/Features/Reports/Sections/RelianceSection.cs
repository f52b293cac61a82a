using System.Globalization;
using ChecklistWorkbench.Features.Reports.Pdf;
using ChecklistWorkbench.Ui;

namespace ChecklistWorkbench.Features.Reports.Sections;

/// <summary>他の審査結果の参照: what was referred to, whether the firm consented, and what was made of each item. Left out where nothing was.</summary>
internal static class RelianceSection
{
    public static IEnumerable<Block> Blocks(IReadOnlyList<ReportReliance> reliances)
    {
        if (reliances.Count == 0) yield break;
        yield return new Heading(1, "他の審査結果の参照");
        yield return new Paragraph("金融機関が自らの責任で参考にした、他の審査・報告書の結果です。API接続先が同意したものだけが用いられます。項目ごとの取扱いは、API接続先に共有されたものを示します。");
        foreach (var block in reliances.SelectMany(OneBlocks)) yield return block;
    }

    private static IEnumerable<Block> OneBlocks(ReportReliance reliance)
    {
        yield return new Heading(2, $"参照 {reliance.Number.ToString(CultureInfo.InvariantCulture)}　{reliance.Name}（{ReportWords.Of(reliance.Kind)}・{ReportWords.Of(reliance.State)}）");
        yield return new Table([new("", 1), new("", 3.4f)], [.. Facts(reliance).Select(fact => new Row(new Cell(fact.Name, Look.StrongCell), new Cell(fact.Text)))]);
        if (reliance.Rulings.Count == 0) yield break;
        yield return new Gap(8);
        yield return new Table([new("通番", 0.8f), new("取扱い", 1.1f), new("理由", 5)],
            [.. reliance.Rulings.Select(ruling => new Row(new Cell(ruling.Label), new Cell(ReportWords.Of(ruling.Use), Look.StrongCell), new Cell(ruling.Reason)))]);
    }

    private static IEnumerable<(string Name, string Text)> Facts(ReportReliance reliance)
    {
        yield return ("範囲", reliance.Scope);
        yield return ("基準とその版", reliance.Standard);
        yield return ("対象期間", reliance.Reviewed);
        yield return ("有効期限", reliance.ValidUntil is { } until ? Formats.Date(until) : "定めなし");
        yield return ("対象の項目", $"通番 {reliance.Items}");
        yield return (ReportWords.Of(reliance.State), reliance.Answer);
    }
}
