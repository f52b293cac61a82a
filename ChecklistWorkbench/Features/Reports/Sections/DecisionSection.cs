using System.Globalization;
using ChecklistWorkbench.Features.Reports.Pdf;
using ChecklistWorkbench.Ui;

namespace ChecklistWorkbench.Features.Reports.Sections;

/// <summary>判定: 適否 by API kind, the reason, what follows, and the conditions.</summary>
internal static class DecisionSection
{
    public static IEnumerable<Block> Blocks(ReportDecision? decision)
    {
        yield return new Heading(1, "判定");
        if (decision is null)
        {
            yield return new Paragraph("この評価の判定は、まだ行われていません。");
            yield break;
        }

        foreach (var block in Verdicts(decision).Concat(Conditions(decision))) yield return block;
    }

    public static IEnumerable<Block> Verdicts(ReportDecision decision)
    {
        yield return new Table([new("API種別", 1), new("判定", 3)], [.. decision.Verdicts.Select(verdict => new Row(new Cell(verdict.Kind, Look.StrongCell), new Cell(verdict.Verdict, Look.StrongCell)))]);
        yield return new Gap(8);
        yield return new Table([new("", 1), new("", 3.4f)], [.. Facts(decision).Select(fact => new Row(new Cell(fact.Name, Look.StrongCell), new Cell(fact.Text)))]);
    }

    public static IEnumerable<Block> Conditions(ReportDecision decision)
    {
        if (decision.Conditions.Count == 0) yield break;
        yield return new Heading(2, "条件");
        yield return new Table([new("番号", 0.7f), new("通番", 0.8f), new("条件", 3.4f), new("期日", 1.4f), new("確認方法", 2), new("充足の確認", 2)],
            [.. decision.Conditions.Select(condition => new Row(
                new Cell(condition.Number.ToString(CultureInfo.InvariantCulture)), new Cell(condition.Label.Length > 0 ? condition.Label : "―"), new Cell(condition.Text),
                new Cell(Formats.Date(condition.DueOn)), new Cell(condition.Proof), new Cell(condition.Met.Length > 0 ? condition.Met : "未確認")))]);
    }

    private static IEnumerable<(string Name, string Text)> Facts(ReportDecision decision)
    {
        yield return ("理由", decision.Reason);
        if (decision.Effect.Length > 0) yield return ("取扱い", decision.Effect);
        yield return ("有効期限", decision.ValidUntil is { } until ? Formats.Date(until) : "―");
        yield return ("判定案", $"{decision.ProposedBy}　{Formats.DateTime(decision.ProposedUtc)}");
        yield return ("判定", $"{decision.TakenBy}　{Formats.DateTime(decision.TakenUtc)}");
        if (decision.Comment.Length > 0) yield return ("判定者のコメント", decision.Comment);
    }
}
