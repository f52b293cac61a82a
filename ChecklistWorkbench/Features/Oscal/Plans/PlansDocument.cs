namespace ChecklistWorkbench.Features.Oscal.Plans;

/// <summary>NIST OSCAL, plan of action and milestones: the members that the product uses, under the standard's names.</summary>
public sealed record PlansDocument(OscalPlans PlanOfActionAndMilestones);

public sealed record OscalPlans(Guid Uuid, OscalMetadata Metadata, OscalSystem SystemId, IReadOnlyList<OscalRisk> Risks, IReadOnlyList<OscalPlanItem> PoamItems);

public sealed record OscalSystem(string IdentifierType, string Id)
{
    public static OscalSystem Of(Guid id) => new("http://ietf.org/rfc/rfc4122", id.ToString());
}

public sealed record OscalPlanItem(Guid Uuid, string Title, string Description, IReadOnlyList<OscalProperty> Props, IReadOnlyList<OscalPlanRisk> RelatedRisks);

public sealed record OscalPlanRisk(Guid RiskUuid);
