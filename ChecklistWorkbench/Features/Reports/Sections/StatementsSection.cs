using System.Globalization;
using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Monitoring;
using ChecklistWorkbench.Features.Reports.Pdf;
using ChecklistWorkbench.Ui;

namespace ChecklistWorkbench.Features.Reports.Sections;

/// <summary>確認声明: how many of each kind either party made, and every one that says more than 変更なし. A round that asks for none has no such section.</summary>
internal static class StatementsSection
{
    public static IEnumerable<Block> Blocks(ReportModel model)
    {
        var made = model.Items.SelectMany(item => item.Answers.Where(answer => answer.Statement is not null), (item, answer) => (Item: item, Answer: answer, Stated: answer.Statement!)).ToList();
        if (made.Count == 0) yield break;
        yield return new Heading(1, "確認声明");
        yield return new Paragraph("前回から引き継いだ回答について、氏名を示した担当者が述べたものです。声明を求めていない項目は含みません。");
        var parties = made.Select(one => one.Answer.Party).Distinct().Order().Reverse().ToList();
        yield return new Table([new("声明", 2), .. parties.Select(party => new Column(FormWords.Of(party), 1) { IsNumeric = true })],
            [.. Enum.GetValues<Statement>().Select(statement => new Row([
                new Cell(ReportWords.Of(statement), Look.StrongCell),
                .. parties.Select(party => new Cell(made.Count(one => one.Answer.Party == party && one.Stated.Statement == statement).ToString(CultureInfo.InvariantCulture)))]))]);
        var others = made.Where(one => one.Stated.Statement != Statement.Unchanged).ToList();
        if (others.Count == 0) yield break;
        yield return new Heading(2, "変更あり・対象外となった項目");
        yield return new Table([new("通番", 0.8f), new("回答者", 1.2f), new("声明", 1.4f), new("理由・補足", 3.6f), new("表明者", 3)],
            [.. others.Select(one => new Row(
                new Cell(new Run(one.Item.Label, Look.Link with { Size = Look.Cell.Size }, new LinkTarget("#" + ReportWords.AnchorOf(one.Item)))),
                new Cell(FormWords.Of(one.Answer.Party)), new Cell(ReportWords.Of(one.Stated.Statement)),
                new Cell(one.Stated.Reason.Length > 0 ? one.Stated.Reason : "―"), new Cell($"{Formats.DateTime(one.Stated.AtUtc)}　{one.Stated.ByName}")))]);
    }

    /// <summary>One statement in the words of an item's table.</summary>
    public static string LineOf(ReportStatement stated) =>
        $"{ReportWords.Of(stated.Statement)}　{Formats.DateTime(stated.AtUtc)}　{stated.ByName}{(stated.Reason.Length > 0 ? $"\n{stated.Reason}" : "")}";
}
