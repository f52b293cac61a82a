using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Domain.Monitoring;

/// <summary>What a firm says in a 変更届.</summary>
/// <param name="Kind">One of <see cref="NoticeKinds.All"/>.</param>
/// <param name="OccurredOn">When it happened, or will; a date in Japan.</param>
/// <param name="Words">What changed and what the firm does about it.</param>
/// <param name="Items">The items it touches.</param>
/// <param name="AnswersDueOn">The day by which the firm brings these items up to date.</param>
public sealed record NoticeWords(ReportedChanges Kind, DateOnly OccurredOn, string Words, IReadOnlyList<int> Items, DateOnly AnswersDueOn)
{
    /// <summary>The first of these that cannot be sent as it is; null if all can.</summary>
    /// <param name="today">Today in Japan.</param>
    public Refusal? Check(DateOnly today)
    {
        if (!NoticeKinds.All.Contains(Kind)) return new InvalidField("NoticeKind", "ChooseOne");
        if (string.IsNullOrWhiteSpace(Words)) return new InvalidField("NoticeWords", "Required");
        if (Words.Trim().Length > Lengths.Text) return new InvalidField("NoticeWords", "TooLong", Lengths.Text, Words.Trim().Length);
        if (Items.Count == 0) return new InvalidField("Items", "ChooseOne");
        return AnswersDueOn < today ? new InvalidField("AnswersDueOn", "InPast") : null;
    }
}

/// <summary>
/// 変更届: what a firm tells one bank between two rounds. A change that touches several banks is one of these for each connection, and none of them knows
/// of the others: what is told to one bank leaves no trace at another.
/// </summary>
public sealed class ChangeNotice : AuditedEntity
{
    /// <summary>Days for the bank's first reply where nothing is agreed.</summary>
    public const int DefaultReplyDays = 14;

    private readonly List<NoticeMessage> _messages = [];

    private ChangeNotice() { }

    public Guid Id { get; private init; }

    public Guid ConnectionId { get; private init; }

    /// <summary>The writing it comes from: the firm's own affair, so that one writing is sent to a connection once.</summary>
    public Guid WritingId { get; private init; }

    public ReportedChanges Kind { get; private init; }

    public DateOnly OccurredOn { get; private init; }

    public string Words { get; private init; } = "";

    public IReadOnlyList<int> Items { get; private init; } = [];

    /// <summary>The firm's own deadline.</summary>
    public DateOnly AnswersDueOn { get; private init; }

    /// <summary>The bank's deadline for its first reply.</summary>
    public DateOnly ReplyDueOn { get; private init; }

    public NoticeState State { get; private set; }

    /// <summary>The round in which the items are open; null while none can be.</summary>
    public Guid? AssessmentId { get; private set; }

    public string ByName { get; private init; } = "";

    public DateTime SentUtc { get; private init; }

    public int Version { get; private set; }

    /// <summary>Everything said since, oldest first, where loaded.</summary>
    public IReadOnlyList<NoticeMessage> Messages => _messages;

    /// <summary>Whose turn it is; null once it is closed.</summary>
    public Party? Waits => State switch
    {
        NoticeState.Closed => null,
        NoticeState.Asked => Party.ConnectingFirm,
        _ => Party.FinancialInstitution,
    };

    public static Outcome<ChangeNotice> Send(Guid writingId, Connection connection, NoticeWords said, int? agreedDays, Participation by, DateTime atUtc)
    {
        if (NoticeRules.BarrierTo(NoticeAct.Write, NoticeState.Sent, by) is { } refusal) return refusal;
        var today = JapanTime.DateOf(atUtc);
        if (said.Check(today) is { } wrong) return wrong;
        var notice = new ChangeNotice
        {
            Id = Guid.CreateVersion7(),
            ConnectionId = connection.Id,
            WritingId = writingId,
            Kind = said.Kind,
            OccurredOn = said.OccurredOn,
            Words = said.Words.Trim(),
            Items = [.. said.Items.Distinct().Order()],
            AnswersDueOn = said.AnswersDueOn,
            ReplyDueOn = today.AddDays(agreedDays ?? DefaultReplyDays),
            ByName = by.PersonName,
            SentUtc = atUtc,
        };
        notice.Record(new(connection.ChainId, AuditActions.NoticeSent, by.Actor, atUtc, notice.Id,
            Details: new { notice.Kind, notice.OccurredOn, notice.Words, notice.Items, notice.AnswersDueOn, notice.ReplyDueOn }));
        return notice;
    }

    /// <summary>Receives it, asks, answers or closes; whatever is asked, answered or closed needs words.</summary>
    public Outcome<Done> Act(NoticeAct act, string words, Participation by, DateTime atUtc)
    {
        if (NoticeRules.BarrierTo(act, State, by) is { } refusal) return refusal;
        var said = words.Trim();
        if (said.Length == 0 && act != NoticeAct.Acknowledge) return new InvalidField("Message", "Required");
        if (said.Length > Lengths.Text) return new InvalidField("Message", "TooLong", Lengths.Text, said.Length);
        var from = State;
        State = NoticeRules.TargetOf(act);
        Version++;
        _messages.Add(new(this, Version, act, said, by, atUtc));
        Record(new(AuditChain.OfConnection(ConnectionId), AuditActions.NoticeMoved, by.Actor, atUtc, Id, Details: new { act, State = new AuditChange(from, State), Words = said }));
        return default(Done);
    }

    /// <summary>Says in which round the items are open.</summary>
    public void ItemsOpenedIn(Guid assessmentId, AuditActor by, DateTime atUtc)
    {
        if (AssessmentId is not null) return;
        (AssessmentId, Version) = (assessmentId, Version + 1);
        Record(new(AuditChain.OfConnection(ConnectionId), AuditActions.NoticeItemsOpened, by, atUtc, Id, Details: new { assessmentId, Items }));
    }
}

/// <summary>One thing said about a 変更届 after it was sent. Append-only.</summary>
public sealed class NoticeMessage
{
    private NoticeMessage() { }

    internal NoticeMessage(ChangeNotice notice, int number, NoticeAct act, string words, Participation by, DateTime atUtc) =>
        (NoticeId, Number, Act, Words, Party, ByPersonId, ByName, AtUtc) = (notice.Id, number, act, words, by.Party, by.PersonId, by.PersonName, atUtc);

    public Guid NoticeId { get; private init; }

    /// <summary>Grows per notice, with gaps.</summary>
    public int Number { get; private init; }

    public NoticeAct Act { get; private init; }

    public string Words { get; private init; } = "";

    public Party Party { get; private init; }

    public Guid ByPersonId { get; private init; }

    public string ByName { get; private init; } = "";

    public DateTime AtUtc { get; private init; }
}
