namespace ChecklistWorkbench.Features.Oscal.Submissions;

/// <summary>NIST OSCAL, assessment results: the members that a pack uses, under the standard's names.</summary>
public sealed record ResultsDocument(OscalAssessmentResults AssessmentResults);

public sealed record OscalAssessmentResults(Guid Uuid, OscalMetadata Metadata, OscalImport ImportAp, IReadOnlyList<OscalResult> Results);

public sealed record OscalImport(string Href);

/// <summary>Lists are null where they would be empty: the standard has no empty lists.</summary>
public sealed record OscalResult(
    Guid Uuid, string Title, string Description, string Start, string End, IReadOnlyList<OscalProperty> Props, OscalReviewedControls ReviewedControls,
    IReadOnlyList<OscalAttestation>? Attestations, OscalLog? AssessmentLog, IReadOnlyList<OscalObservation>? Observations, IReadOnlyList<OscalRisk>? Risks, IReadOnlyList<OscalFinding>? Findings);

public sealed record OscalReviewedControls(IReadOnlyList<OscalSelection> ControlSelections);

public sealed record OscalSelection(IReadOnlyList<OscalControl> IncludeControls);

public sealed record OscalControl(string ControlId);

public sealed record OscalAttestation(IReadOnlyList<OscalPart> Parts);

public sealed record OscalPart(string Name, IReadOnlyList<OscalProperty> Props, string Prose);

public sealed record OscalLog(IReadOnlyList<OscalLogEntry> Entries);

public sealed record OscalLogEntry(Guid Uuid, string Title, string Description, string Start);

public sealed record OscalObservation(Guid Uuid, string Title, string Description, IReadOnlyList<OscalProperty> Props, IReadOnlyList<string> Methods, IReadOnlyList<OscalEvidence>? RelevantEvidence, string Collected);

public sealed record OscalEvidence(string Description);

public sealed record OscalFinding(
    Guid Uuid, string Title, string Description, OscalTarget Target, IReadOnlyList<OscalRelatedObservation>? RelatedObservations, IReadOnlyList<OscalRelatedRisk>? RelatedRisks);

public sealed record OscalTarget(string Type, string TargetId, OscalStatus Status);

public sealed record OscalStatus(string State);

public sealed record OscalRelatedObservation(Guid ObservationUuid);

public sealed record OscalRelatedRisk(Guid RiskUuid);
