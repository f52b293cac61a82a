using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Domain.Review;

/// <summary>Where a 参照 stands.</summary>
public enum RelianceState
{
    /// <summary>同意待ち: the firm has not said yet whether the bank may refer to it.</summary>
    Requested,

    /// <summary>同意済.</summary>
    Consented,

    /// <summary>不同意: the firm does not want it referred to.</summary>
    Declined,

    /// <summary>取下げ by the bank.</summary>
    Withdrawn,
}

/// <summary>What a bank makes of another's result on one item.</summary>
public enum RelianceUse
{
    /// <summary>採用: the result stands for the bank's own check.</summary>
    Adopted,

    /// <summary>追加確認: it stands for part of it; the reason says what is still to be checked.</summary>
    CheckedFurther,

    /// <summary>不採用: the bank checks the item itself; the reason says why.</summary>
    NotAdopted,
}

/// <summary>What someone does about a 参照.</summary>
public enum RelianceAct
{
    /// <summary>参照を申し出る.</summary>
    Request,

    /// <summary>同意する.</summary>
    Consent,

    /// <summary>同意しない.</summary>
    Decline,

    /// <summary>取り下げる.</summary>
    Withdraw,

    /// <summary>Says of an item whether the result is used.</summary>
    Rule,
}

/// <summary>Who does what about a 参照, in which state: the one table of it. Screens hide by it, the domain refuses by it, a test walks every cell.</summary>
public static class RelianceRules
{
    private static readonly Role[] Reviewers = [Role.Reviewer, Role.ReviewLead];

    private static readonly AssessmentState[] UntilDecided = [AssessmentState.Drafting, AssessmentState.Submitted, AssessmentState.UnderReview];

    private static readonly Rule[] Rules =
    [
        new(RelianceAct.Request, Party.FinancialInstitution, Reviewers, UntilDecided, [], RelianceState.Requested),
        new(RelianceAct.Consent, Party.ConnectingFirm, [Role.Approver], UntilDecided, [RelianceState.Requested], RelianceState.Consented),
        new(RelianceAct.Decline, Party.ConnectingFirm, [Role.Approver], UntilDecided, [RelianceState.Requested], RelianceState.Declined),
        // What a decision stands on may turn out to be void: taking it back later is possible, and makes the decision 失効.
        new(RelianceAct.Withdraw, Party.FinancialInstitution, Reviewers, [.. UntilDecided, AssessmentState.Decided], [RelianceState.Requested, RelianceState.Consented], RelianceState.Withdrawn),
        new(RelianceAct.Rule, Party.FinancialInstitution, Reviewers, [AssessmentState.UnderReview], [RelianceState.Consented], RelianceState.Consented),
    ];

    private sealed record Rule(RelianceAct Act, Party Party, Role[] Roles, AssessmentState[] Rounds, RelianceState[] From, RelianceState To);

    /// <summary>Why <paramref name="by"/> may not refer to another's review in a round of this state; null if they may.</summary>
    public static Refusal? BarrierToRequesting(AssessmentState round, Participation by) => BarrierTo(Rules[0], round, by);

    /// <summary>Why <paramref name="by"/> may not do it to a 参照 in this state, in a round of that state; null if they may.</summary>
    public static Refusal? BarrierTo(RelianceAct act, AssessmentState round, RelianceState state, Participation by)
    {
        var rule = Rules.First(rule => rule.Act == act);
        if (BarrierTo(rule, round, by) is { } refusal) return refusal;
        if (rule.From.Contains(state)) return null;
        return act == RelianceAct.Rule && state == RelianceState.Requested ? new ConsentMissing() : new RelianceMoved(state);
    }

    /// <summary>Where the act leaves it.</summary>
    public static RelianceState After(RelianceAct act) => Rules.First(rule => rule.Act == act).To;

    /// <summary>In which states of the round it may be done.</summary>
    public static IReadOnlyList<AssessmentState> RoundsFor(RelianceAct act) => Rules.First(rule => rule.Act == act).Rounds;

    /// <summary>What <paramref name="by"/> may do to it now.</summary>
    public static IReadOnlyList<RelianceAct> Available(AssessmentState round, RelianceState state, Participation by) =>
        [.. Rules.Select(rule => rule.Act).Where(act => BarrierTo(act, round, state, by) is null)];

    private static Refusal? BarrierTo(Rule rule, AssessmentState round, Participation by)
    {
        if (by.Party != rule.Party || !by.HasAny(rule.Roles)) return new RoleMissing(rule.Act.ToString());
        return rule.Rounds.Contains(round) ? null : new RelianceIsClosed(round);
    }
}

/// <summary>The assessment's state does not allow it.</summary>
public sealed record RelianceIsClosed(AssessmentState State) : Refusal;

/// <summary>It stands elsewhere meanwhile, or someone was faster.</summary>
public sealed record RelianceMoved(RelianceState State) : Refusal;

/// <summary>Nothing counts before the firm has consented.</summary>
public sealed record ConsentMissing : Refusal;

/// <summary>The other's review does not cover the item.</summary>
public sealed record ItemNotCovered : Refusal;

/// <summary>A colleague said something else of the item meanwhile; nothing was written.</summary>
public sealed record RulingChangedByAnother : Refusal;

/// <summary>有効期限 has passed: the result can no longer stand for a check.</summary>
public sealed record RelianceExpired : Refusal;
