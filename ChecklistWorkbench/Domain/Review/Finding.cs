using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Domain.Review;

/// <summary>指摘: a gap that the bank found at an item, and what becomes of it. Both parties see it; it belongs to the connection and goes on into the next round.</summary>
public sealed class Finding : AuditedEntity
{
    private readonly List<FindingStep> _steps = [];

    private Finding() { }

    public Guid Id { get; private init; }

    public Guid ConnectionId { get; private init; }

    /// <summary>The round in which it was raised.</summary>
    public Guid AssessmentId { get; private init; }

    /// <summary>通番.</summary>
    public int ItemNumber { get; private init; }

    /// <summary>From 1, per connection.</summary>
    public int Number { get; private init; }

    public FindingSeverity Severity { get; private init; }

    /// <summary>指摘内容.</summary>
    public string Text { get; private init; } = "";

    public FindingState State { get; private set; }

    /// <summary>The agreed plan; empty while there is none.</summary>
    public string PlanText { get; private set; } = "";

    public string PlanOwner { get; private set; } = "";

    /// <summary>The agreed last day in Japan; null while no plan is agreed.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>A plan that waits for the bank's agreement; empty if none does.</summary>
    public string ProposedText { get; private set; } = "";

    public string ProposedOwner { get; private set; } = "";

    public DateOnly? ProposedDueOn { get; private set; }

    public Guid RaisedById { get; private init; }

    public string RaisedByName { get; private init; } = "";

    public DateTime RaisedUtc { get; private init; }

    /// <summary>When it was confirmed, accepted or withdrawn; null while it is open.</summary>
    public DateTime? EndedUtc { get; private set; }

    public int Version { get; private set; }

    /// <summary>What was done, in order, where loaded.</summary>
    public IReadOnlyList<FindingStep> Steps => _steps;

    public bool IsOpen => FindingRules.IsOpen(State);

    public bool HasProposedPlan => ProposedDueOn is not null;

    private string ChainId => AuditChain.OfConnection(ConnectionId);

    /// <summary>期限超過: the agreed day has passed and nothing was reported.</summary>
    public bool IsOverdue(DateOnly today) => IsOpen && State != FindingState.Reported && DueOn < today;

    /// <summary>提起.</summary>
    /// <param name="assessment">The round.</param>
    /// <param name="itemNumber">An item of it.</param>
    /// <param name="number">Its number in the connection.</param>
    /// <param name="severity">How grave it is.</param>
    /// <param name="text">What is missing.</param>
    /// <param name="by">Who raises it.</param>
    /// <param name="atUtc">When.</param>
    public static Outcome<Finding> Raise(Assessment assessment, int itemNumber, int number, FindingSeverity severity, string text, Participation by, DateTime atUtc)
    {
        if (FindingRules.BarrierToRaising(assessment.State, by) is { } refusal) return refusal;
        if (FaultOf(text, "FindingText") is { } fault) return fault;
        var finding = new Finding
        {
            Id = Guid.CreateVersion7(),
            ConnectionId = assessment.ConnectionId,
            AssessmentId = assessment.Id,
            ItemNumber = itemNumber,
            Number = number,
            Severity = severity,
            Text = text.Trim(),
            RaisedById = by.PersonId,
            RaisedByName = by.PersonName,
            RaisedUtc = atUtc,
        };
        finding.Add(FindingAct.Raise, finding.Text, null, by, atUtc);
        finding.Record(new(finding.ChainId, AuditActions.FindingRaised, by.Actor, atUtc, finding.Id, itemNumber, new { number, severity, finding.Text }));
        return finding;
    }

    /// <summary>Why <paramref name="by"/> may not do it now; null if they may.</summary>
    public Refusal? BarrierTo(FindingAct act, Participation by)
    {
        if (FindingRules.BarrierTo(act, State, by) is { } refusal) return refusal;
        if (act == FindingAct.Agree && !HasProposedPlan) return new NoPlanProposed();
        return act == FindingAct.AcceptRisk && by.PersonId == RaisedById ? new OwnFindingNotAccepted() : null;
    }

    /// <summary>計画を示す: it counts once the bank agrees; until then an agreed one stays in force.</summary>
    public Outcome<Done> ProposePlan(FindingPlan plan, Participation by, DateTime atUtc)
    {
        if (BarrierTo(FindingAct.ProposePlan, by) is { } refusal) return refusal;
        if (plan.FaultOn(JapanTime.DateOf(atUtc)) is { } fault) return fault;
        (ProposedText, ProposedOwner, ProposedDueOn) = (plan.Text.Trim(), plan.Owner.Trim(), plan.DueOn);
        Add(FindingAct.ProposePlan, ProposedText, plan, by, atUtc);
        Record(new(ChainId, AuditActions.FindingPlanProposed, by.Actor, atUtc, Id, ItemNumber, new { Number, Plan = ProposedText, Owner = ProposedOwner, DueOn = ProposedDueOn }));
        return default(Done);
    }

    /// <summary>Everything but raising it and proposing a plan.</summary>
    /// <param name="act">What is done.</param>
    /// <param name="words">What was done, what was seen, or why; only agreeing and starting need none.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="atUtc">When.</param>
    /// <param name="evidence">What a 完了申告 stands on: the firm's own, shared with the connection, each in its newest version.</param>
    public Outcome<Done> Move(FindingAct act, string words, Participation by, DateTime atUtc, IReadOnlyList<EvidencePiece>? evidence = null)
    {
        evidence ??= [];
        if ((BarrierTo(act, by) ?? BarrierTo(act, evidence, by)) is { } refusal) return refusal;
        if (words.Length > Lengths.Text) return new InvalidField("FindingWords", "TooLong", Lengths.Text, words.Length);
        if (act is not (FindingAct.Agree or FindingAct.Start) && string.IsNullOrWhiteSpace(words)) return new InvalidField("FindingWords", "Required");
        var before = State;
        if (act == FindingAct.Agree)
        {
            (PlanText, PlanOwner, DueOn) = (ProposedText, ProposedOwner, ProposedDueOn);
            (ProposedText, ProposedOwner, ProposedDueOn) = ("", "", null);
        }

        State = FindingRules.After(act, State);
        if (!IsOpen) EndedUtc = atUtc;
        var step = Add(act, words.Trim(), null, by, atUtc);
        step.StandOn(evidence);
        Record(new(ChainId, AuditActions.FindingMoved, by.Actor, atUtc, Id, ItemNumber, new
        {
            Number,
            Act = act,
            State = new AuditChange(before, State),
            Words = words.Trim(),
            Plan = act == FindingAct.Agree ? PlanText : null,
            DueOn = act == FindingAct.Agree ? DueOn : null,
            Evidence = step.Evidence.Count > 0 ? step.Evidence : null,
        }));
        return default(Done);
    }

    private Refusal? BarrierTo(FindingAct act, IReadOnlyList<EvidencePiece> evidence, Participation by)
    {
        if (evidence.Count == 0) return null;
        if (act != FindingAct.Report) return new EvidenceWithReportAlone();
        if (evidence.Count > FindingRules.MostEvidence) return new TooMuchEvidenceReported(FindingRules.MostEvidence);
        foreach (var piece in evidence)
        {
            if (EvidenceRules.BarrierTo(EvidenceAct.Link, piece.StandingTowards(piece.IsSharedWith(ConnectionId)), by) is { } refusal) return refusal;
            if (!piece.IsSharedWith(ConnectionId)) return new ReportedEvidenceNotShared(piece.Title);
        }

        return null;
    }

    private FindingStep Add(FindingAct act, string words, FindingPlan? plan, Participation by, DateTime atUtc)
    {
        var step = new FindingStep(Version + 1, act, State, words, plan?.Owner.Trim() ?? "", plan?.DueOn, by.PersonId, by.PersonName, atUtc);
        _steps.Add(step);
        Version++;
        return step;
    }

    private static InvalidField? FaultOf(string text, string field) =>
        string.IsNullOrWhiteSpace(text) ? new(field, "Required") : text.Length > Lengths.Text ? new(field, "TooLong", Lengths.Text, text.Length) : null;
}
