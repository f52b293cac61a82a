using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Domain.Review;

/// <summary>What someone does about a 判定.</summary>
public enum DecisionAct
{
    /// <summary>Reads a proposal before it is taken.</summary>
    ReadProposal,

    /// <summary>判定案を出す.</summary>
    Propose,

    /// <summary>判定する.</summary>
    Take,

    /// <summary>判定案を戻す.</summary>
    Decline,

    /// <summary>Confirms that a condition is met.</summary>
    ConfirmCondition,
}

/// <summary>Who does what about a 判定, in which state: the one table of it. Screens hide by it, the domain refuses by it, a test walks every cell.</summary>
public static class DecisionRules
{
    private sealed record Rule(DecisionAct Act, Role[] Roles, AssessmentState[] States);

    private static readonly Rule[] Rules =
    [
        new(DecisionAct.ReadProposal, [Role.Reviewer, Role.ReviewLead, Role.Auditor], Enum.GetValues<AssessmentState>()),
        new(DecisionAct.Propose, [Role.Reviewer, Role.ReviewLead], [AssessmentState.UnderReview]),
        new(DecisionAct.Take, [Role.ReviewLead], [AssessmentState.UnderReview]),
        new(DecisionAct.Decline, [Role.Reviewer, Role.ReviewLead], [AssessmentState.UnderReview]),
        new(DecisionAct.ConfirmCondition, [Role.Reviewer, Role.ReviewLead], [AssessmentState.Decided]),
    ];

    /// <summary>Why <paramref name="by"/> may not do it; null if they may. No firm has any part in a bank's decision but to read it.</summary>
    public static Refusal? BarrierTo(DecisionAct act, AssessmentState state, Participation by)
    {
        var rule = Rules.First(rule => rule.Act == act);
        if (by.Party != Party.FinancialInstitution || !by.HasAny(rule.Roles)) return new RoleMissing(act.ToString());
        return rule.States.Contains(state) ? null : new NoDecisionNow(state);
    }

    public static bool May(DecisionAct act, AssessmentState state, Participation by) => BarrierTo(act, state, by) is null;
}

/// <summary>The assessment's state does not allow it; someone may have been faster.</summary>
public sealed record NoDecisionNow(AssessmentState State) : Refusal;

/// <summary>A proposal on this submission is waiting already.</summary>
public sealed record DecisionAlreadyProposed : Refusal;

/// <summary>The proposal was taken or put back meanwhile.</summary>
public sealed record NoProposalWaits : Refusal;

/// <summary>四つの目: nobody takes what they proposed.</summary>
public sealed record OwnProposalNotTaken : Refusal;

/// <summary>Nobody decides on what they rated.</summary>
public sealed record OwnRatingNotDecided : Refusal;

/// <summary>The submission, the ratings or the connection's profile changed after the proposal: it is about something else now.</summary>
public sealed record DecisionBasisChanged : Refusal;

/// <summary>A 条件付適 needs conditions, and nothing else has any.</summary>
public sealed record ConditionsDoNotFit : Refusal;

/// <summary>The condition was confirmed already, or there is none of that number.</summary>
public sealed record NoOpenCondition : Refusal;

/// <summary>Conditions are still to be met: the round cannot end.</summary>
public sealed record ConditionsAreOpen(int Count) : Refusal
{
    public override object[] Arguments => [Count];
}
