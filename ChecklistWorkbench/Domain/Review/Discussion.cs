using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Domain.Review;

/// <summary>
/// 質疑: a thread on one item. It belongs to the side that opened it until its first shared message, from which on both parties see it, each
/// without the other's internal messages.
/// </summary>
public sealed class Discussion : AuditedEntity
{
    private readonly List<DiscussionMessage> _messages = [];

    private Discussion() { }

    public Guid Id { get; private init; }

    public Guid AssessmentId { get; private init; }

    public int ItemNumber { get; private init; }

    public Guid AskedByOrganizationId { get; private init; }

    public Party AskedByParty { get; private init; }

    public DiscussionState State { get; private set; }

    /// <summary>Whether the other party sees it.</summary>
    public bool IsShared { get; private set; }

    /// <summary>How many messages it has, internal ones among them: never for a screen, as the gaps would tell of what is hidden.</summary>
    public int MessageCount { get; private set; }

    public int Version { get; private set; }

    /// <summary>The messages of this object's own making, and those loaded.</summary>
    public IReadOnlyList<DiscussionMessage> Messages => _messages;

    public DiscussionStanding Standing => new(State, IsShared, AskedByOrganizationId);

    /// <summary>Begins a thread with its question.</summary>
    public static Outcome<Discussion> Open(Assessment assessment, int itemNumber, MessageWords words, Participation by, DateTime atUtc)
    {
        if (DiscussionRules.BarrierToAsking(assessment.State, by) is { } refusal) return refusal;
        var discussion = new Discussion
        {
            Id = Guid.CreateVersion7(),
            AssessmentId = assessment.Id,
            ItemNumber = itemNumber,
            AskedByOrganizationId = by.OrganizationId,
            AskedByParty = by.Party,
        };
        discussion.Append(assessment, DiscussionAct.Ask, words, by, atUtc);
        return discussion;
    }

    /// <summary>Adds a message; what it is to do decides where the thread stands afterwards.</summary>
    public Outcome<DiscussionMessage> Say(Assessment assessment, DiscussionAct act, MessageWords words, Participation by, DateTime atUtc) =>
        DiscussionRules.BarrierTo(act, words.IsShared, Standing, assessment.State, by) is { } refusal ? refusal : Append(assessment, act, words, by, atUtc);

    /// <summary>Whether someone of <paramref name="organizationId"/> knows of this thread.</summary>
    public bool IsSeenBy(Guid organizationId) => IsShared || AskedByOrganizationId == organizationId;

    private DiscussionMessage Append(Assessment assessment, DiscussionAct act, MessageWords words, Participation by, DateTime atUtc)
    {
        (IsShared, State) = (IsShared || words.IsShared, DiscussionRules.After(act, State));
        MessageCount++;
        Version++;
        var message = new DiscussionMessage(this, MessageCount, act, words, by, atUtc);
        _messages.Add(message);
        // Both parties may read the connection's chain: an internal message must leave no trace there.
        var chain = words.IsShared ? assessment.ChainId : AuditChain.OfOrganization(by.OrganizationId);
        Record(new(chain, ActionOf(act), by.Actor, atUtc, Id, ItemNumber, new
        {
            words.Text,
            Mentions = words.Mentions.Count == 0 ? null : words.Mentions.Select(person => person.Name),
            Assessment = words.IsShared ? (Guid?)null : assessment.Id,
        }));
        return message;
    }

    private static string ActionOf(DiscussionAct act) => act switch
    {
        DiscussionAct.Ask => AuditActions.DiscussionAsked,
        DiscussionAct.Answer => AuditActions.DiscussionAnswered,
        DiscussionAct.Close => AuditActions.DiscussionClosed,
        _ => AuditActions.DiscussionCommented,
    };
}

/// <summary>What someone says, and to whom.</summary>
/// <param name="Text">The words; line breaks are LF. Empty only where a thread is closed.</param>
/// <param name="IsShared">For both parties, or for the speaker's own organisation alone.</param>
/// <param name="Mentions">Whom it is addressed to in particular.</param>
public sealed record MessageWords(string Text, bool IsShared, IReadOnlyList<MentionedPerson> Mentions);

/// <summary>Someone a message is addressed to, by the name they had.</summary>
public sealed record MentionedPerson(Guid PersonId, string Name);
