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
}

/// <summary>A day that matters on one connection.</summary>
/// <param name="On">In Japan.</param>
/// <param name="Kind">What falls on it.</param>
/// <param name="SubjectId">What it belongs to: a connection, an assessment or a 変更届.</param>
/// <param name="OtherName">The other party.</param>
/// <param name="ServiceName">The connection's service.</param>
/// <param name="Waits">Whose turn it is; null where nobody has to do anything.</param>
public sealed record Deadline(DateOnly On, DeadlineKind Kind, Guid SubjectId, string OtherName, string ServiceName, Party? Waits)
{
    /// <summary>How many days ahead a person is reminded.</summary>
    public const int ReminderDays = 7;

    /// <summary>Whether <paramref name="party"/> is to be reminded of it on <paramref name="today"/>: what is near, and what is over.</summary>
    public bool CallsFor(Party party, DateOnly today) => Waits == party && On <= today.AddDays(ReminderDays);
}
