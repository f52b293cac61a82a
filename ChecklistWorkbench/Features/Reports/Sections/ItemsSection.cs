using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Features.Reports.Pdf;
using ChecklistWorkbench.Ui;

namespace ChecklistWorkbench.Features.Reports.Sections;

/// <summary>Every item with both parties' answers side by side. Fields that nobody filled in are left out, but for the two that make an answer.</summary>
internal static class ItemsSection
{
    public static IEnumerable<Block> Blocks(ReportModel model)
    {
        yield return new Heading(1, "全項目の回答");
        foreach (var category in model.Categories)
        {
            yield return new Heading(2, category.Name);
            foreach (var block in category.Items.SelectMany(item => ItemBlocks(item, model.Header))) yield return block;
        }
    }

    private static IEnumerable<Block> ItemBlocks(ReportItem item, ReportHeader header)
    {
        yield return new Heading(3, $"{item.Label}　{item.Objective}", ReportWords.AnchorOf(item));
        yield return new Paragraph($"対象者：{item.Target}", Look.Note) { KeepsWithNext = true };
        if (item.Custom is { } custom)
        {
            yield return new Paragraph(custom.Explanation);
            if (custom.Source.Length > 0) yield return new Paragraph($"出典：{custom.Source}", Look.Note) { KeepsWithNext = true };
        }

        if (item.Exclusion is { } exclusion)
        {
            yield return new Paragraph(new Run(FormWords.Excluded, Look.Strong), new Run(exclusion.Reason, Look.Body));
            if (item.Answers.All(answer => answer.Revision == 0)) yield break;
        }

        yield return AnswersTable(item, header);
    }

    private static Table AnswersTable(ReportItem item, ReportHeader header)
    {
        var rows = new List<Row>();
        Add("対応区分", answer => $"{ReportWords.Keys[ReportWords.PlaceOf(answer.Content.Implementation)].Mark} {FormWords.Of(answer.Content.Implementation)}", isAlways: true);
        Add("現在の対応状況", answer => answer.Content.CurrentStatus, isAlways: true);
        Add("課題認識", answer => answer.Content.RecognizedIssues);
        Add("課題への対応計画", answer => answer.Content.RemediationPlan);
        Add("期日", answer => answer.Content.PlanDueOn is { } due ? Formats.Date(due) : "");
        Add("担当", answer => answer.Content.PlanOwner);
        Add($"手法例の適用（{ReportWords.WordingOf(header.IsInOfficialWords)}）", answer => string.Join('\n', answer.Methods.Select(LineOf)));
        Add("備考", answer => answer.Content.Remarks);
        Add("確認声明", answer => answer.Statement is { } stated ? StatementsSection.LineOf(stated) : "");
        Add("確認の別", ReportWords.ConfirmationOf);
        Add("改訂", RevisionOf, isAlways: true);
        return new Table([new("", 1.25f), .. item.Answers.Select(answer => new Column(FormWords.Of(answer.Party), 6f / item.Answers.Count))], rows);

        void Add(string name, Func<ReportAnswer, string> text, bool isAlways = false)
        {
            var texts = item.Answers.Select(text).ToList();
            if (isAlways || texts.Exists(written => written.Length > 0))
                rows.Add(new Row([new Cell(name, Look.StrongCell), .. texts.Select(written => new Cell(written.Length > 0 ? written : "―"))]) { IsShaded = item.Exclusion is not null });
        }
    }

    private static string LineOf(ReportMethod method) => $"【{method.Use}】{method.Name}　{method.Text}{(method.Remark.Length == 0 ? "" : $"\n　補足：{method.Remark}")}";

    private static string RevisionOf(ReportAnswer answer) =>
        answer.SavedUtc is { } saved ? $"第{answer.Revision}版　{Formats.DateTime(saved)}　{answer.SavedBy}" : answer.Revision == 0 ? "" : $"第{answer.Revision}版";
}
