using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Domain.Monitoring;

/// <summary>Where one version of a 取決め stands.</summary>
public enum ArrangementState
{
    /// <summary>提案中: waits for the firm.</summary>
    Proposed,

    /// <summary>合意済. The newest of these is in force.</summary>
    Agreed,

    /// <summary>見送り: the firm did not agree.</summary>
    Declined,

    /// <summary>取下げ by the bank.</summary>
    Withdrawn,
}

/// <summary>What someone does about a 取決め.</summary>
public enum ArrangementAct
{
    Read,

    /// <summary>提案する: a new version.</summary>
    Propose,

    /// <summary>合意する.</summary>
    Agree,

    /// <summary>見送る, with words.</summary>
    Decline,

    /// <summary>提案を取り下げる.</summary>
    Withdraw,
}

/// <summary>Who does what about a 取決め, in which state of its newest version: the one table of it. A test walks every cell.</summary>
public static class ArrangementRules
{
    private sealed record Rule(ArrangementAct Act, Party Party, Role[] Roles, ArrangementState?[] States);

    private static readonly ArrangementState?[] Any = [null, .. Enum.GetValues<ArrangementState>()];
    private static readonly ArrangementState?[] Waiting = [ArrangementState.Proposed];

    private static readonly Rule[] Rules =
    [
        new(ArrangementAct.Read, Party.FinancialInstitution, [Role.Reviewer, Role.ReviewLead, Role.Auditor], Any),
        new(ArrangementAct.Read, Party.ConnectingFirm, [Role.Contributor, Role.Approver, Role.Auditor], Any),
        new(ArrangementAct.Propose, Party.FinancialInstitution, [Role.Reviewer, Role.ReviewLead], [.. Any.Except(Waiting)]),
        new(ArrangementAct.Withdraw, Party.FinancialInstitution, [Role.Reviewer, Role.ReviewLead], Waiting),
        new(ArrangementAct.Agree, Party.ConnectingFirm, [Role.Approver], Waiting),
        new(ArrangementAct.Decline, Party.ConnectingFirm, [Role.Approver], Waiting),
    ];

    /// <summary>Why <paramref name="by"/> may not do it; null if they may.</summary>
    /// <param name="act">What.</param>
    /// <param name="newest">Where the newest version stands; null while there is none.</param>
    /// <param name="by">Who.</param>
    public static Refusal? BarrierTo(ArrangementAct act, ArrangementState? newest, Participation by)
    {
        if (Rules.FirstOrDefault(rule => rule.Act == act && rule.Party == by.Party && by.HasAny(rule.Roles)) is not { } rule) return new RoleMissing(act.ToString());
        if (rule.States.Contains(newest)) return null;
        return act == ArrangementAct.Propose ? new ArrangementProposalWaits() : new NoArrangementWaits();
    }

    public static bool May(ArrangementAct act, ArrangementState? newest, Participation by) => BarrierTo(act, newest, by) is null;
}

/// <summary>A proposal waits for the firm's answer already: one at a time.</summary>
public sealed record ArrangementProposalWaits : Refusal;

/// <summary>The proposal was answered or withdrawn meanwhile.</summary>
public sealed record NoArrangementWaits : Refusal;
