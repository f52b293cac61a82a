using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Evidence;

namespace ChecklistWorkbench.Domain.Review;

/// <summary>改善計画: what will be done about a 指摘, by whom, until when.</summary>
/// <param name="DueOn">The last day in Japan.</param>
public sealed record FindingPlan(string Text, string Owner, DateOnly? DueOn)
{
    /// <summary>What is missing; null if it can be proposed.</summary>
    /// <param name="today">In Japan.</param>
    public InvalidField? FaultOn(DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(Text)) return new("Plan", "Required");
        if (Text.Length > Lengths.Text) return new("Plan", "TooLong", Lengths.Text, Text.Length);
        if (string.IsNullOrWhiteSpace(Owner)) return new("PlanOwner", "Required");
        if (Owner.Length > Lengths.Line) return new("PlanOwner", "TooLong", Lengths.Line, Owner.Length);
        if (DueOn is not { } due) return new("PlanDue", "Required");
        return due <= today ? new("PlanDue", "InThePast") : null;
    }
}

/// <summary>Something that was done about a 指摘. Kept as it was said.</summary>
/// <param name="Number">From 1, per finding.</param>
/// <param name="Act">What was done.</param>
/// <param name="State">Where it left the finding.</param>
/// <param name="Words">The finding itself, the plan, what was done or seen, or the reason.</param>
/// <param name="PlanOwner">Where the act was a plan: who carries it out.</param>
/// <param name="PlanDueOn">Where the act was a plan: until when.</param>
public sealed record FindingStep(
    int Number, FindingAct Act, FindingState State, string Words, string PlanOwner, DateOnly? PlanDueOn, Guid ByPersonId, string ByName, DateTime AtUtc)
{
    private readonly List<ReportedEvidence> _evidence = [];

    /// <summary>What a 完了申告 stands on, where loaded; nothing else stands on any.</summary>
    public IReadOnlyList<ReportedEvidence> Evidence => _evidence;

    internal void StandOn(IEnumerable<EvidencePiece> evidence) => _evidence.AddRange(evidence.Select(piece => new ReportedEvidence(piece.Id, piece.NewestVersion, piece.Title)));
}

/// <summary>A version of a piece of evidence that a 完了申告 stands on, as it was then. Append-only: a piece withdrawn later stays named.</summary>
/// <param name="Version">The version's number.</param>
public sealed record ReportedEvidence(Guid PieceId, int Version, string Title);
