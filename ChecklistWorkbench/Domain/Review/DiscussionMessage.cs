using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Domain.Review;

/// <summary>One message of a thread. Append-only: it is followed, never edited.</summary>
public sealed class DiscussionMessage
{
    private readonly List<DiscussionMention> _mentions = [];

    private DiscussionMessage() { }

    internal DiscussionMessage(Discussion discussion, int number, DiscussionAct act, MessageWords words, Participation by, DateTime atUtc)
    {
        (DiscussionId, Number, Act, IsShared, Text) = (discussion.Id, number, act, words.IsShared, words.Text);
        (OrganizationId, Party, ByPersonId, ByName, AtUtc) = (by.OrganizationId, by.Party, by.PersonId, by.PersonName, atUtc);
        _mentions.AddRange(words.Mentions.Select(person => new DiscussionMention(person)));
    }

    public Guid DiscussionId { get; private init; }

    /// <summary>From 1 per thread, internal messages among them.</summary>
    public int Number { get; private init; }

    public DiscussionAct Act { get; private init; }

    /// <summary>For both parties, or for the speaker's own organisation alone.</summary>
    public bool IsShared { get; private init; }

    public string Text { get; private init; } = "";

    public Guid OrganizationId { get; private init; }

    public Party Party { get; private init; }

    public Guid ByPersonId { get; private init; }

    /// <summary>The person's name at that moment.</summary>
    public string ByName { get; private init; } = "";

    public DateTime AtUtc { get; private init; }

    public IReadOnlyList<DiscussionMention> Mentions => _mentions;
}

/// <summary>Someone a message is addressed to in particular. Append-only with its message.</summary>
public sealed class DiscussionMention
{
    private DiscussionMention() { }

    internal DiscussionMention(MentionedPerson person) => (PersonId, Name) = (person.PersonId, person.Name);

    public Guid PersonId { get; private init; }

    public string Name { get; private init; } = "";
}

/// <summary>How far a person has read a thread. Overwritten; nobody else sees it, and it is in no trail.</summary>
public sealed class DiscussionReading
{
    private DiscussionReading() { }

    public DiscussionReading(Guid personId, Guid discussionId) => (PersonId, DiscussionId) = (personId, discussionId);

    public Guid PersonId { get; private init; }

    public Guid DiscussionId { get; private init; }

    /// <summary>Number of the newest message read.</summary>
    public int ReadUpTo { get; private set; }

    /// <summary>Reading goes on, never back.</summary>
    public void ReadTo(int number) => ReadUpTo = Math.Max(ReadUpTo, number);
}
