namespace ChecklistWorkbench.Features.Dashboard.Waiting;

/// <summary>What waits for a person's side.</summary>
public enum WaitingKind
{
    QuestionToAnswer,
    AnswerToRead,
    MessageToRead,
    ReturnedItems,
    StatementsMissing,
    RoundDue,
    PlanDue,
    FindingToPlan,
    FindingToAgree,
    FindingToConfirm,
    FindingDue,

    /// <summary>Evidence of one's own that expires soon or has expired.</summary>
    EvidenceExpires,

    /// <summary>Evidence of the other party's that has expired.</summary>
    EvidenceExpired,

    DecisionToTake,
    ConditionToMeet,
    ConditionToConfirm,
    RoundOpens,
    NoticeReply,
    NoticeAnswers,
    NoticeToAnswer,
    NoticeToSettle,
    ArrangementToAgree,
    RelianceToAnswer,
}

/// <summary>The kinds as people look for them; the word in the address is the name in lower case.</summary>
public enum WaitingGroup
{
    Discussions,
    Answers,
    Plans,
    Evidence,
    Decisions,
    Monitoring,
}

/// <summary>One thing that waits.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="On">The last day in Japan; null where none was set.</param>
/// <param name="SinceUtc">Since when it waits, for what has no day.</param>
/// <param name="Url">The exact place.</param>
/// <param name="OtherName">The other party; empty where it is about nobody else.</param>
/// <param name="ServiceName">The connection's service, or what a piece of evidence is called.</param>
public sealed record WaitingLine(WaitingKind Kind, DateOnly? On, DateTime? SinceUtc, string Url, string OtherName, string ServiceName)
{
    /// <summary>The item it is about; null where it is about more or none.</summary>
    public int? Item { get; init; }

    /// <summary>How many items, or messages, where that is more than one thing.</summary>
    public int Count { get; init; }

    /// <summary>Whether a message is addressed to the person.</summary>
    public bool IsForMe { get; init; }

    public WaitingGroup Group => GroupOf(Kind);

    /// <summary>期限超過. A round that opens by itself is nobody's delay.</summary>
    public bool IsOverdue(DateOnly today) => Kind != WaitingKind.RoundOpens && On < today;

    private static WaitingGroup GroupOf(WaitingKind kind) => kind switch
    {
        WaitingKind.QuestionToAnswer or WaitingKind.AnswerToRead or WaitingKind.MessageToRead => WaitingGroup.Discussions,
        WaitingKind.ReturnedItems or WaitingKind.StatementsMissing or WaitingKind.RoundDue or WaitingKind.RelianceToAnswer => WaitingGroup.Answers,
        WaitingKind.PlanDue or WaitingKind.FindingToPlan or WaitingKind.FindingToAgree or WaitingKind.FindingToConfirm or WaitingKind.FindingDue => WaitingGroup.Plans,
        WaitingKind.EvidenceExpires or WaitingKind.EvidenceExpired => WaitingGroup.Evidence,
        WaitingKind.DecisionToTake or WaitingKind.ConditionToMeet or WaitingKind.ConditionToConfirm => WaitingGroup.Decisions,
        _ => WaitingGroup.Monitoring,
    };
}

/// <summary>Which of it is shown.</summary>
/// <param name="Group">One group; null for every group.</param>
/// <param name="All">Everything, rather than the most urgent.</param>
public sealed record WaitingFilter(WaitingGroup? Group, bool All)
{
    public static WaitingFilter Urgent { get; } = new(null, false);

    private const string AllWord = "all";

    /// <summary>Reads the word of an address; what it does not understand counts as not said.</summary>
    public static WaitingFilter Read(string? word) =>
        word == AllWord ? new(null, true) : Enum.TryParse<WaitingGroup>(word, ignoreCase: true, out var group) && Enum.IsDefined(group) ? new(group, true) : Urgent;

    /// <summary>Null where it needs no mention.</summary>
    public string? Word => Group?.ToString().ToLowerInvariant() ?? (All ? AllWord : null);
}
