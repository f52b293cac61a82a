using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Domain.Review;

/// <summary>Who says what in 質疑, from when to when: the one table of it. Screens hide by it, the domain refuses by it, a test walks every cell.</summary>
public static class DiscussionRules
{
    private static readonly Role[] Speakers = [Role.Contributor, Role.Approver, Role.Reviewer, Role.ReviewLead];

    private static readonly AssessmentState[] OpenStates =
        [AssessmentState.Drafting, AssessmentState.Submitted, AssessmentState.UnderReview, AssessmentState.Decided];

    /// <summary>Whether <paramref name="by"/> may begin a thread now; null if so.</summary>
    public static Refusal? BarrierToAsking(AssessmentState state, Participation by)
    {
        if (!by.HasAny(Speakers) || !FieldRules.CanRead(by)) return new RoleMissing("Discuss");
        return OpenStates.Contains(state) ? null : new DiscussionsAreOver(state);
    }

    /// <summary>Why <paramref name="by"/> may not do <paramref name="act"/> in a thread that they see; null if they may.</summary>
    /// <param name="act">What the message is to do.</param>
    /// <param name="isShared">Whether the message is for both parties.</param>
    /// <param name="thread">How the thread stands.</param>
    /// <param name="state">The assessment's state.</param>
    /// <param name="by">Who speaks.</param>
    public static Refusal? BarrierTo(DiscussionAct act, bool isShared, DiscussionStanding thread, AssessmentState state, Participation by)
    {
        if (BarrierToAsking(state, by) is { } refusal) return refusal;
        if (thread.State == DiscussionState.Closed) return new DiscussionIsClosed();
        // What the other party cannot read must not move what it sees.
        if (thread.IsShared && !isShared && act != DiscussionAct.Comment) return new InternalMessageMovesNothing();
        // The other party meets a thread with its first shared message: that is a question to it, whatever went before.
        if (!thread.IsShared && isShared && act != DiscussionAct.Ask) return new FirstSharedMessageAsks();
        var isAsker = thread.AskedByOrganizationId == by.OrganizationId;
        return act switch
        {
            DiscussionAct.Ask or DiscussionAct.Close when !isAsker => new OtherSideAsked(),
            DiscussionAct.Answer when isAsker && thread.IsShared => new OwnSideAsked(),
            _ => null,
        };
    }

    /// <summary>Everything <paramref name="by"/> may do in the thread with a message of this kind.</summary>
    public static IReadOnlyList<DiscussionAct> Available(bool isShared, DiscussionStanding thread, AssessmentState state, Participation by) =>
        [.. Enum.GetValues<DiscussionAct>().Where(act => BarrierTo(act, isShared, thread, state, by) is null)];

    /// <summary>Where <paramref name="act"/> leaves a thread that stood at <paramref name="from"/>.</summary>
    public static DiscussionState After(DiscussionAct act, DiscussionState from) => act switch
    {
        DiscussionAct.Ask => DiscussionState.Open,
        DiscussionAct.Answer => DiscussionState.Answered,
        DiscussionAct.Close => DiscussionState.Closed,
        _ => from,
    };
}

/// <summary>How a thread stands: all that decides what may be done in it.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="IsShared">Whether the other party sees it.</param>
/// <param name="AskedByOrganizationId">The side that opened it.</param>
public sealed record DiscussionStanding(DiscussionState State, bool IsShared, Guid AskedByOrganizationId);

/// <summary>The assessment is closed or withdrawn: what was said stays, nothing is added.</summary>
public sealed record DiscussionsAreOver(AssessmentState State) : Refusal;

/// <summary>The asking side has closed the thread.</summary>
public sealed record DiscussionIsClosed : Refusal;

/// <summary>An internal message in a shared thread can say something and do nothing.</summary>
public sealed record InternalMessageMovesNothing : Refusal;

/// <summary>The first message that the other party sees of a thread must ask it something.</summary>
public sealed record FirstSharedMessageAsks : Refusal;

/// <summary>Asking on and closing are for the side that asked.</summary>
public sealed record OtherSideAsked : Refusal;

/// <summary>Nobody answers their own side's question to the other.</summary>
public sealed record OwnSideAsked : Refusal;
