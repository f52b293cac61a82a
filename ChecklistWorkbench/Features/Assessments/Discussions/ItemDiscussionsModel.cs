using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;

namespace ChecklistWorkbench.Features.Assessments.Discussions;

/// <summary>The threads of one item as one person may see them, and what that person may do.</summary>
/// <param name="Threads">Those that wait first, then the newest.</param>
/// <param name="Audience">Whom a message can be addressed to.</param>
/// <param name="CanAsk">Whether the person may begin a thread now.</param>
public sealed record ItemDiscussionsModel(IReadOnlyList<DiscussionThread> Threads, IReadOnlyList<Addressee> Audience, bool CanAsk);

/// <summary>One thread.</summary>
/// <param name="SharedActs">What the person may do with a message for both parties.</param>
/// <param name="InternalActs">What they may do with one for their own organisation.</param>
public sealed record DiscussionThread(
    Guid Id, DiscussionState State, bool IsShared, Party AskedBy, IReadOnlyList<DiscussionLine> Lines,
    IReadOnlyList<DiscussionAct> SharedActs, IReadOnlyList<DiscussionAct> InternalActs)
{
    public bool CanClose => (IsShared ? SharedActs : InternalActs).Contains(DiscussionAct.Close);

    public bool CanReply => SharedActs.Count + InternalActs.Count > 0;
}

/// <summary>One message that the person may read.</summary>
/// <param name="IsUnread">By someone else, and new to the person.</param>
public sealed record DiscussionLine(
    DiscussionAct Act, bool IsShared, string Text, Party Party, string ByName, DateTime AtUtc, IReadOnlyList<MentionedPerson> Mentions, bool IsUnread);

/// <summary>Someone a message can be addressed to: a colleague, or one of the other party who has taken part.</summary>
public sealed record Addressee(Guid PersonId, string Name, bool IsColleague);
