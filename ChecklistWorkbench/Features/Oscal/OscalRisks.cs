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
            new OscalRiskLogEntry(OscalNames.Uuid(finding.Id, $"step-{step.Number}"), step.Act.ToString(), $"{step.ByName}　{step.Words}".TrimEnd('　'), OscalNames.Utc(step.AtUtc)))]));

    public static string TitleOf(Finding finding) => $"指摘 {finding.Number}（通番{ItemNumbers.Label(finding.ItemNumber)}）";
}
