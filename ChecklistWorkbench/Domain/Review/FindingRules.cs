using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Domain.Review;

/// <summary>Where a 指摘 stands.</summary>
public enum FindingState
{
    /// <summary>提起: told to the firm; no plan is agreed.</summary>
    Raised,

    /// <summary>合意: plan, owner and due date are agreed.</summary>
    Agreed,

    /// <summary>対応中.</summary>
    InProgress,

    /// <summary>完了申告: the firm says it is done.</summary>
    Reported,

    /// <summary>確認済: the bank saw it.</summary>
    Confirmed,

    /// <summary>リスク受容: the bank lives with it, with the reason.</summary>
    RiskAccepted,

    /// <summary>取消: raised by mistake.</summary>
    Withdrawn,
}

/// <summary>重要度.</summary>
public enum FindingSeverity
{
    /// <summary>軽微.</summary>
    Low,

    /// <summary>中.</summary>
    Medium,

    /// <summary>重大.</summary>
    High,
}

/// <summary>What someone does about a 指摘.</summary>
public enum FindingAct
{
    /// <summary>提起する.</summary>
    Raise,

    /// <summary>計画を示す: the first, or another one later.</summary>
    ProposePlan,

    /// <summary>計画に合意する.</summary>
    Agree,

    /// <summary>対応を始める.</summary>
    Start,

    /// <summary>完了を申告する.</summary>
    Report,

    /// <summary>完了を確認する.</summary>
    Confirm,

    /// <summary>申告を戻す: what was shown is not enough.</summary>
    SendBack,

    /// <summary>リスクを受容する.</summary>
    AcceptRisk,

    /// <summary>取り消す.</summary>
    Withdraw,
}

/// <summary>Who does what about a 指摘, in which state: the one table of it. Screens hide by it, the domain refuses by it, a test walks every cell.</summary>
public static class FindingRules
{
    /// <summary>How many pieces one 完了申告 stands on at most.</summary>
    public const int MostEvidence = 20;

    private static readonly FindingState[] UnderWay = [FindingState.Raised, FindingState.Agreed, FindingState.InProgress];

    private static readonly Role[] Answerers = [Role.Contributor, Role.Approver];

    private static readonly Role[] Reviewers = [Role.Reviewer, Role.ReviewLead];

    private static readonly Rule[] Rules =
    [
        new(FindingAct.ProposePlan, Party.ConnectingFirm, Answerers, UnderWay, null),
        new(FindingAct.Agree, Party.FinancialInstitution, Reviewers, UnderWay, null),
        new(FindingAct.Start, Party.ConnectingFirm, Answerers, [FindingState.Agreed], FindingState.InProgress),
        new(FindingAct.Report, Party.ConnectingFirm, Answerers, [FindingState.Agreed, FindingState.InProgress], FindingState.Reported),
        new(FindingAct.Confirm, Party.FinancialInstitution, Reviewers, [FindingState.Reported], FindingState.Confirmed),
        new(FindingAct.SendBack, Party.FinancialInstitution, Reviewers, [FindingState.Reported], FindingState.InProgress),
        new(FindingAct.AcceptRisk, Party.FinancialInstitution, [Role.ReviewLead], [.. UnderWay, FindingState.Reported], FindingState.RiskAccepted),
        new(FindingAct.Withdraw, Party.FinancialInstitution, Reviewers, [FindingState.Raised], FindingState.Withdrawn),
    ];

    /// <summary>In which states of an assessment the bank raises findings: while it reads what was submitted, and afterwards until the round ends.</summary>
    private static readonly AssessmentState[] RaisedIn = [AssessmentState.Submitted, AssessmentState.UnderReview, AssessmentState.Decided];

    private sealed record Rule(FindingAct Act, Party Party, Role[] Roles, FindingState[] From, FindingState? To);

    /// <summary>Still to be dealt with.</summary>
    public static bool IsOpen(FindingState state) => state is FindingState.Raised or FindingState.Agreed or FindingState.InProgress or FindingState.Reported;

    /// <summary>Why <paramref name="by"/> may not raise a finding in an assessment of this state; null if they may.</summary>
    public static Refusal? BarrierToRaising(AssessmentState state, Participation by)
    {
        if (by.Party != Party.FinancialInstitution || !by.HasAny(Reviewers)) return new RoleMissing(nameof(FindingAct.Raise));
        return RaisedIn.Contains(state) ? null : new NoFindingNow(state);
    }

    /// <summary>Why <paramref name="by"/> may not do it to a finding in this state; null if they may.</summary>
    public static Refusal? BarrierTo(FindingAct act, FindingState state, Participation by)
    {
        if (Rules.FirstOrDefault(rule => rule.Act == act) is not { } rule || by.Party != rule.Party || !by.HasAny(rule.Roles)) return new RoleMissing(act.ToString());
        return rule.From.Contains(state) ? null : new FindingMoved(state);
    }

    /// <summary>Where the act leaves a finding that stood at <paramref name="from"/>.</summary>
    public static FindingState After(FindingAct act, FindingState from) =>
        act == FindingAct.Agree && from == FindingState.Raised ? FindingState.Agreed : Rules.First(rule => rule.Act == act).To ?? from;

    /// <summary>What <paramref name="by"/> may do to the finding now.</summary>
    public static IReadOnlyList<FindingAct> Available(Finding finding, Participation by) =>
        [.. Rules.Select(rule => rule.Act).Where(act => finding.BarrierTo(act, by) is null)];
}

/// <summary>The assessment's state does not allow it.</summary>
public sealed record NoFindingNow(AssessmentState State) : Refusal;

/// <summary>The finding stands elsewhere meanwhile, or someone was faster.</summary>
public sealed record FindingMoved(FindingState State) : Refusal;

/// <summary>There is no plan to agree to.</summary>
public sealed record NoPlanProposed : Refusal;

/// <summary>Only a 完了申告 stands on evidence.</summary>
public sealed record EvidenceWithReportAlone : Refusal;

/// <summary>More pieces than one report may stand on.</summary>
public sealed record TooMuchEvidenceReported(int Most) : Refusal
{
    public override object[] Arguments => [Most];
}

/// <summary>The bank could not see what the report stands on.</summary>
public sealed record ReportedEvidenceNotShared(string Title) : Refusal
{
    public override object[] Arguments => [Title];
}

/// <summary>四つの目: nobody accepts the risk of what they raised.</summary>
public sealed record OwnFindingNotAccepted : Refusal;
