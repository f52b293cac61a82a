using System.Globalization;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Features.Reports.Pdf;
using ChecklistWorkbench.Ui;

namespace ChecklistWorkbench.Features.Reports.Sections;

/// <summary>指摘: how many there are in which state, each in one line, and where the whole is asked for what was done about it.</summary>
internal static class FindingsSection
{
    public static IEnumerable<Block> Blocks(ReportReview review, bool isWhole)
    {
        yield return new Heading(1, "指摘");
        if (review.Findings.Count == 0) yield return new Paragraph("この評価で提起された指摘はありません。");
        else
        {
            yield return new Heading(2, "重要度と状態");
            yield return Counts(review.Findings);
            yield return new Heading(2, "指摘の一覧");
            yield return List(review.Findings);
        }

        if (review.Carried.Count > 0)
        {
            yield return new Heading(2, "前回までの評価から引き継がれた指摘");
            yield return new Paragraph("この評価を始めたときに終わっていなかった指摘です。状態は、この文書を作成した時点のものです。", Look.Note) { KeepsWithNext = true };
            yield return List(review.Carried);
        }

        if (!isWhole || review.Findings.Count + review.Carried.Count == 0) yield break;
        yield return new Heading(1, "指摘ごとの経緯");
        foreach (var block in review.Findings.Concat(review.Carried).SelectMany(History)) yield return block;
    }

    private static Table List(IReadOnlyList<ReportFinding> findings) =>
        new([new("番号", 0.7f), new("通番", 0.8f), new("重要度", 0.9f), new("状態", 1.1f), new("指摘", 3.4f), new("対応計画", 3), new("期日", 1.5f)],
            [.. findings.Select(finding => new Row(
                new Cell(finding.Number.ToString(CultureInfo.InvariantCulture)), new Cell(finding.Label), new Cell(ReportWords.Of(finding.Severity)), new Cell(ReportWords.Of(finding.State)),
                new Cell(finding.Text), new Cell(finding.Plan.Length > 0 ? $"{finding.Plan}\n担当：{finding.Owner}" : "―"), new Cell(finding.DueOn is { } due ? Formats.Date(due) : "―")))]);

    private static Table Counts(IReadOnlyList<ReportFinding> findings)
    {
        var states = Enum.GetValues<FindingState>().Where(state => findings.Any(finding => finding.State == state)).ToList();
        return new Table([new("重要度", 1.2f), .. states.Select(state => new Column(ReportWords.Of(state), 1) { IsNumeric = true }), new("計", 1) { IsNumeric = true }],
            [.. Enum.GetValues<FindingSeverity>().Reverse().Select(severity => new Row([
                new Cell(ReportWords.Of(severity), Look.StrongCell), .. states.Select(state => Number(finding => finding.Severity == severity && finding.State == state)),
                Number(finding => finding.Severity == severity)]))]);

        Cell Number(Func<ReportFinding, bool> counts) => new(findings.Count(counts).ToString(CultureInfo.InvariantCulture));
    }

    private static string TextOf(ReportFindingStep step)
    {
        var words = step.Words.Length > 0 ? step.Words : "―";
        return step.Evidence.Count == 0 ? words : $"{words}\n証跡：{string.Join("、", step.Evidence)}";
    }

    private static IEnumerable<Block> History(ReportFinding finding)
    {
        yield return new Heading(2, $"指摘 {finding.Number}　通番 {finding.Label}（{ReportWords.Of(finding.Severity)}・{ReportWords.Of(finding.State)}）");
        yield return new Paragraph(finding.Text);
        yield return new Table([new("日時", 1.4f), new("行為者", 1.8f), new("状態", 1), new("内容", 5)],
            [.. finding.Steps.Select(step => new Row(
                new Cell(Formats.DateTime(step.AtUtc)), new Cell(step.ByName), new Cell(ReportWords.Of(step.State)), new Cell(TextOf(step))))]);
    }
}
