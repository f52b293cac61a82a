namespace ChecklistWorkbench.Domain.Review;

/// <summary>What a row shows of an item's 質疑, as one person may see it.</summary>
/// <param name="Open">Threads without an answer.</param>
/// <param name="Answered">Answered threads that were not closed.</param>
/// <param name="Closed">Closed threads.</param>
/// <param name="ToAnswer">Of the open ones, those that the other side asked.</param>
/// <param name="Messages">All messages that the person may read.</param>
/// <param name="Unread">Of these, by others and not read yet.</param>
/// <param name="IsMentioned">Whether an unread one is addressed to the person.</param>
public sealed record DiscussionMark(int ItemNumber, int Open, int Answered, int Closed, int ToAnswer, int Messages, int Unread, bool IsMentioned)
{
    public int Total => Open + Answered + Closed;

    /// <summary>Whether someone still has to answer, or to close.</summary>
    public bool IsPending => Open + Answered > 0;

    /// <summary>Whether <paramref name="other"/> stands for other threads or messages, whoever has read them.</summary>
    public bool SaysTheSameAs(DiscussionMark? other) => other is not null && this with { Unread = other.Unread, IsMentioned = other.IsMentioned } == other;
}
