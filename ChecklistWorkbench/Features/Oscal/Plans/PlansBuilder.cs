using System.Globalization;
using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Review;

namespace ChecklistWorkbench.Features.Oscal.Plans;

/// <summary>What a POA&amp;M is made from; findings with their steps.</summary>
public sealed record PlansSource(Assessment Assessment, Connection Connection, string FinancialInstitution, string ConnectingFirm, IReadOnlyList<Finding> Findings);

/// <summary>The findings of a round as a plan of action and milestones: each 指摘 a risk with its agreed plan and deadline, and an item that says who does what.</summary>
internal static class PlansBuilder
{
    /// <param name="source">With at least one finding: the standard has no empty plan.</param>
    public static PlansDocument Build(PlansSource source)
    {
        var findings = source.Findings.OrderBy(finding => finding.Number).ToList();
        var title = OscalJson.OneLine($"{source.ConnectingFirm} × {source.FinancialInstitution}　{FormWords.Of(source.Assessment.Purpose, source.Assessment.Round)}　指摘と改善計画");
        var modified = findings.Max(finding => finding.Steps.Count == 0 ? finding.RaisedUtc : finding.Steps.Max(step => step.AtUtc));
        return new(new(
            OscalNames.Uuid(source.Assessment.Id, "poam"),
            new(title, OscalNames.Utc(modified), findings.Sum(finding => finding.Version).ToString(CultureInfo.InvariantCulture), OscalJson.Version),
            OscalSystem.Of(source.Connection.Id), [.. findings.Select(OscalRisks.Of)], [.. findings.Select(ItemOf)]));
    }

    private static OscalPlanItem ItemOf(Finding finding) => new(
        OscalNames.Uuid(finding.Id, "poam-item"), OscalRisks.TitleOf(finding), finding.PlanText.Length == 0 ? finding.Text : finding.PlanText,
        [.. PropertiesOf(finding)], [new(OscalRisks.IdOf(finding))]);

    private static IEnumerable<OscalProperty> PropertiesOf(Finding finding)
    {
        yield return OscalProperty.Of("control-id", OscalNames.ControlOf(finding.ItemNumber));
        yield return OscalProperty.Of("state", finding.State.ToString());
        if (finding.PlanOwner.Length > 0) yield return OscalProperty.Of("owner", OscalJson.OneLine(finding.PlanOwner));
        if (finding.DueOn is { } due) yield return OscalProperty.Of("due", due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }
}
