using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Review;

namespace ChecklistWorkbench.Features.Oscal;

/// <summary>指摘 as risks: the same one by the same id in every document.</summary>
internal static class OscalRisks
{
    public static Guid IdOf(Finding finding) => OscalNames.Uuid(finding.Id, "risk");

    /// <summary>With what was said along the way where the steps are loaded.</summary>
    public static OscalRisk Of(Finding finding) => new(
        IdOf(finding), TitleOf(finding), finding.Text, finding.Text, [OscalProperty.Of("severity", finding.Severity.ToString()), OscalProperty.Of("state", finding.State.ToString())],
        finding.State switch
        {
            FindingState.Raised => "open",
            FindingState.Agreed or FindingState.InProgress or FindingState.Reported => "remediating",
            FindingState.RiskAccepted => "deviation-approved",
            _ => "closed",
        },
        finding.DueOn is { } due ? OscalNames.EndOf(due) : null,
        finding.PlanText.Length == 0 ? null : [new(OscalNames.Uuid(finding.Id, "plan"), finding.State == FindingState.Confirmed ? "completed" : "planned", $"指摘 {finding.Number} の改善計画", finding.PlanText)],
        finding.Steps.Count == 0 ? null : new([.. finding.Steps.OrderBy(step => step.Number).Select(step =>
            new OscalRiskLogEntry(OscalNames.Uuid(finding.Id, $"step-{step.Number}"), step.Act.ToString(), TextOf(step), OscalNames.Utc(step.AtUtc)))]));

    private static string TextOf(FindingStep step)
    {
        var words = $"{step.ByName}　{step.Words}".TrimEnd('　');
        return step.Evidence.Count == 0 ? words : $"{words}\n証跡：{string.Join("、", step.Evidence.OrderBy(evidence => evidence.Title, StringComparer.Ordinal).Select(evidence => $"{evidence.Title}（第{evidence.Version}版）"))}";
    }

    public static string TitleOf(Finding finding) => $"指摘 {finding.Number}（通番{ItemNumbers.Label(finding.ItemNumber)}）";
}
