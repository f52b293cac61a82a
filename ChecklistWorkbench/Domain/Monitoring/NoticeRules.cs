using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Domain.Monitoring;

/// <summary>Where a 変更届 stands.</summary>
public enum NoticeState
{
    /// <summary>届出済: waits for the bank.</summary>
    Sent,

    /// <summary>受領済.</summary>
    Acknowledged,

    /// <summary>照会中: waits for the firm.</summary>
    Asked,

    /// <summary>回答済: waits for the bank.</summary>
    Answered,

    /// <summary>完了.</summary>
    Closed,
}

/// <summary>What someone does about a 変更届.</summary>
public enum NoticeAct
{
    Read,

    /// <summary>届け出る.</summary>
    Write,

    /// <summary>受領する.</summary>
    Acknowledge,

    /// <summary>照会する.</summary>
    Ask,

    /// <summary>回答する.</summary>
    Answer,

    /// <summary>完了とする, with words.</summary>
    Close,
}

/// <summary>Who does what about a 変更届, in which state: the one table of it. A test walks every cell.</summary>
public static class NoticeRules
{
    private sealed record Rule(NoticeAct Act, Party Party, Role[] Roles, NoticeState[] From, NoticeState? To);

    private static readonly NoticeState[] Every = Enum.GetValues<NoticeState>();
    private static readonly Role[] BankWriters = [Role.Reviewer, Role.ReviewLead];
    private static readonly Role[] FirmWriters = [Role.Contributor, Role.Approver];

    private static readonly Rule[] Rules =
    [
        new(NoticeAct.Read, Party.FinancialInstitution, [.. BankWriters, Role.Auditor], Every, null),
        new(NoticeAct.Read, Party.ConnectingFirm, [.. FirmWriters, Role.Auditor], Every, null),
        new(NoticeAct.Write, Party.ConnectingFirm, FirmWriters, Every, null),
        new(NoticeAct.Acknowledge, Party.FinancialInstitution, BankWriters, [NoticeState.Sent], NoticeState.Acknowledged),
        new(NoticeAct.Ask, Party.FinancialInstitution, BankWriters, [NoticeState.Sent, NoticeState.Acknowledged, NoticeState.Answered], NoticeState.Asked),
        new(NoticeAct.Answer, Party.ConnectingFirm, FirmWriters, [NoticeState.Asked], NoticeState.Answered),
        new(NoticeAct.Close, Party.FinancialInstitution, BankWriters, [NoticeState.Sent, NoticeState.Acknowledged, NoticeState.Answered], NoticeState.Closed),
    ];

    /// <summary>Why <paramref name="by"/> may not do it; null if they may.</summary>
    public static Refusal? BarrierTo(NoticeAct act, NoticeState state, Participation by)
    {
        if (Rules.FirstOrDefault(rule => rule.Act == act && rule.Party == by.Party && by.HasAny(rule.Roles)) is not { } rule) return new RoleMissing(act.ToString());
        return rule.From.Contains(state) ? null : new NoticeMovedOn();
    }

    public static bool May(NoticeAct act, NoticeState state, Participation by) => BarrierTo(act, state, by) is null;

    internal static NoticeState TargetOf(NoticeAct act) => Rules.First(rule => rule.Act == act).To ?? throw new ArgumentOutOfRangeException(nameof(act), act, "leads to no state");
}

/// <summary>The 変更届 stands elsewhere than the caller saw it; someone may have been faster.</summary>
public sealed record NoticeMovedOn : Refusal;

/// <summary>This very 変更届 has been sent already: a second press of the button.</summary>
public sealed record NoticeAlreadySent : Refusal;

/// <summary>A number among the chosen items is not one of the checklist's.</summary>
public sealed record NoticeItemUnknown(int Number) : Refusal
{
    public override object[] Arguments => [Number];
}
