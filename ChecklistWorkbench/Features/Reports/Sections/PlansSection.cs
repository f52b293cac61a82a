using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Features.Reports.Pdf;
using ChecklistWorkbench.Ui;

namespace ChecklistWorkbench.Features.Reports.Sections;

/// <summary>What is still to be done: every answer that has a plan, a date or an owner for it, by date.</summary>
internal static class PlansSection
{
    public static IEnumerable<Block> Blocks(ReportModel model)
    {
        yield return new Heading(1, "課題への対応計画");
        var plans = model.Items.Where(item => item.Exclusion is null).SelectMany(item => item.Answers.Where(HasPlan), (item, answer) => (Item: item, Answer: answer))
            .OrderBy(plan => plan.Answer.Content.PlanDueOn ?? DateOnly.MaxValue).ToList();
        if (plans.Count == 0)
        {
            yield return new Paragraph("課題への対応計画の記入はありません。");
            yield break;
        }

        yield return new Paragraph("期日の早い順に並べています。期日のない計画は最後にあります。");
        yield return new Table([new("通番", 0.8f), new("回答者", 1.2f), new("期日", 1.2f), new("担当", 1.3f), new("対応区分", 1.1f), new("課題への対応計画", 4.4f)],
            [.. plans.Select(plan => RowOf(plan.Item, plan.Answer))]);
    }

    private static bool HasPlan(ReportAnswer answer) =>
        answer.Content.RemediationPlan.Length > 0 || answer.Content.PlanDueOn is not null || answer.Content.PlanOwner.Length > 0;

    private static Row RowOf(ReportItem item, ReportAnswer answer) => new(
        new Cell(new Run(item.Label, Look.Link with { Size = Look.Cell.Size }, new LinkTarget("#" + ReportWords.AnchorOf(item)))),
        new Cell(FormWords.Of(answer.Party)),
        new Cell(answer.Content.PlanDueOn is { } due ? Formats.Date(due) : "―"),
        new Cell(answer.Content.PlanOwner.Length > 0 ? answer.Content.PlanOwner : "―"),
        new Cell(FormWords.Of(answer.Content.Implementation)),
        new Cell(answer.Content.RemediationPlan));
}
