using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Domain.Monitoring;

/// <summary>What falls on a day.</summary>
public enum DeadlineKind
{
    /// <summary>The next round opens by itself.</summary>
    RoundOpens,

    /// <summary>提出期限 of a round that is being drafted.</summary>
    RoundDue,

    /// <summary>The bank's first reply to a 変更届.</summary>
    NoticeReply,

    /// <summary>The firm's answers to the items of a 変更届.</summary>
    NoticeAnswers,

    /// <summary>A condition of a decision.</summary>
    ConditionDue,

    /// <summary>有効期限 of a piece of evidence that is in use.</summary>
    EvidenceExpires,
}

/// <summary>A day that matters on one connection.</summary>
/// <param name="On">In Japan.</param>
/// <param name="Kind">What falls on it.</param>
/// <param name="SubjectId">What it belongs to: a connection, an assessment, a 変更届 or a piece of evidence.</param>
/// <param name="OtherName">The other party; empty for evidence of one's own.</param>
/// <param name="ServiceName">The connection's service; empty for evidence.</param>
/// <param name="Waits">Whose turn it is; null where nobody has to do anything.</param>
public sealed record Deadline(DateOnly On, DeadlineKind Kind, Guid SubjectId, string OtherName, string ServiceName, Party? Waits)
{
    /// <summary>How many days ahead a person is reminded.</summary>
    public const int ReminderDays = 7;

    /// <summary>What a piece of evidence is called; null for everything else.</summary>
    public string? Title { get; init; }

    /// <summary>Whom or what it is with, in one breath.</summary>
    public string With => Title is null ? OtherName : OtherName.Length == 0 ? Title : $"{Title}（{OtherName}）";

    /// <summary>
    /// Whether <paramref name="party"/> is to be reminded of it on <paramref name="today"/>: what is near, and what is over. To renew evidence takes weeks, so
    /// that it is called for once a week from the day on which it counts as 期限間近.
    /// </summary>
    public bool CallsFor(Party party, DateOnly today) => Waits == party
        && (On <= today.AddDays(ReminderDays) || (Kind == DeadlineKind.EvidenceExpires && today.DayOfWeek == DayOfWeek.Monday && On <= today.AddDays(EvidenceRules.ReminderDays)));
}
