using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;

namespace ChecklistWorkbench.Domain.Review;

/// <summary>適否.</summary>
public enum Verdict
{
    /// <summary>適.</summary>
    Suitable,

    /// <summary>条件付適.</summary>
    Conditional,

    /// <summary>否.</summary>
    Unsuitable,
}

/// <summary>Where a 判定 stands.</summary>
public enum DecisionState
{
    /// <summary>判定案: waits for the second person.</summary>
    Proposed,

    /// <summary>判定済.</summary>
    Taken,

    /// <summary>The proposal was put back.</summary>
    Declined,
}

/// <summary>Why a 判定 is 失効.</summary>
public enum LapseReason
{
    Expired,

    Superseded,

    BasisChanged,

    ConditionOverdue,
}

/// <summary>What a reviewer proposes.</summary>
public sealed record DecisionWords
{
    public Verdict? Inquiry { get; init; }

    public Verdict? Update { get; init; }

    public Verdict? Authentication { get; init; }

    public string Reason { get; init; } = "";

    public string Effect { get; init; } = "";

    public DateOnly? ValidUntil { get; init; }

    public IReadOnlyList<ConditionWords> Conditions { get; init; } = [];

    public Verdict? this[ApiKinds kind] => kind switch { ApiKinds.Inquiry => Inquiry, ApiKinds.Update => Update, _ => Authentication };

    /// <summary>What is missing or does not fit; null if it can be proposed.</summary>
    /// <param name="kinds">The connection's API kinds: each has a verdict, no other has.</param>
    /// <param name="today">In Japan.</param>
    public Refusal? FaultOn(ApiKinds kinds, DateOnly today)
    {
        foreach (var kind in (ApiKinds[])[ApiKinds.Inquiry, ApiKinds.Update, ApiKinds.Authentication])
        {
            if (kinds.HasFlag(kind) != this[kind] is not null) return new InvalidField("Verdict", "Required");
        }

        if (string.IsNullOrWhiteSpace(Reason)) return new InvalidField(nameof(Reason), "Required");
        if (Reason.Length > Lengths.Text) return new InvalidField(nameof(Reason), "TooLong", Lengths.Text, Reason.Length);
        if (Effect.Length > Lengths.Text) return new InvalidField(nameof(Effect), "TooLong", Lengths.Text, Effect.Length);
        Verdict?[] verdicts = [Inquiry, Update, Authentication];
        if (verdicts.Any(verdict => verdict is Verdict.Suitable or Verdict.Conditional) && ValidUntil is null) return new InvalidField(nameof(ValidUntil), "Required");
        if (ValidUntil <= today) return new InvalidField(nameof(ValidUntil), "InThePast");
        if (verdicts.Contains(Verdict.Conditional) != Conditions.Count > 0) return new ConditionsDoNotFit();
        return Conditions.Select(condition => condition.FaultOn(today)).FirstOrDefault(fault => fault is not null);
    }
}

/// <summary>What a reviewer proposes as a condition.</summary>
public sealed record ConditionWords(int? ItemNumber, string Text, DateOnly? DueOn, string Proof)
{
    public Refusal? FaultOn(DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(Text)) return new InvalidField("Condition", "Required");
        if (Text.Length > Lengths.Text) return new InvalidField("Condition", "TooLong", Lengths.Text, Text.Length);
        if (DueOn is null) return new InvalidField("ConditionDueOn", "Required");
        if (DueOn <= today) return new InvalidField("ConditionDueOn", "InThePast");
        if (string.IsNullOrWhiteSpace(Proof)) return new InvalidField("Proof", "Required");
        return Proof.Length > Lengths.Sentence ? new InvalidField("Proof", "TooLong", Lengths.Sentence, Proof.Length) : null;
    }
}
