namespace ChecklistWorkbench.Domain.Review;

/// <summary>Where a thread of 質疑 stands.</summary>
public enum DiscussionState
{
    /// <summary>未回答.</summary>
    Open,

    /// <summary>回答済: answered, and the asking side has neither closed it nor asked on.</summary>
    Answered,

    /// <summary>終了: the asking side is content; nothing is added any more.</summary>
    Closed,
}

/// <summary>What a message does to its thread.</summary>
public enum DiscussionAct
{
    /// <summary>質問: opens a thread, or opens an answered one again.</summary>
    Ask,

    /// <summary>補足: says something and leaves the thread as it stands.</summary>
    Comment,

    /// <summary>回答: answers the question.</summary>
    Answer,

    /// <summary>終了: ends the thread; may come without words.</summary>
    Close,
}
