using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Domain.Review;

/// <summary>
/// 参照: a bank refers, on its own responsibility, to what another bank, an association or an auditor found (中間的な整理(案) IV(1), 事前審査・モニタリングの
/// 結果の参考). It counts once the firm has consented; what is made of it per item is the bank's own affair until it is shared with the ratings.
/// </summary>
public sealed class Reliance : AuditedEntity
{
    private readonly List<RelianceStep> _steps = [];
    private readonly List<RelianceRuling> _rulings = [];

    private Reliance() { }

    public Guid Id { get; private init; }

    public Guid AssessmentId { get; private init; }

    /// <summary>From 1, per assessment.</summary>
    public int Number { get; private init; }

    public RelianceKind Kind { get; private init; }

    public string Name { get; private init; } = "";

    public string Scope { get; private init; } = "";

    public string Standard { get; private init; } = "";

    public DateOnly ReviewedFrom { get; private init; }

    /// <summary>The same day where it was one.</summary>
    public DateOnly ReviewedTo { get; private init; }

    public DateOnly? ValidUntil { get; private init; }

    /// <summary>通番, in order.</summary>
    public IReadOnlyList<int> Items { get; private init; } = [];

    public RelianceState State { get; private set; }

    public int Version { get; private set; }

    /// <summary>What was done, where loaded.</summary>
    public IReadOnlyList<RelianceStep> Steps => _steps;

    /// <summary>Everything that was said of its items, where loaded.</summary>
    public IReadOnlyList<RelianceRuling> Rulings => _rulings;

    /// <summary>What counts of it: the newest of each item, by item.</summary>
    public IEnumerable<RelianceRuling> Standing => _rulings.GroupBy(ruling => ruling.ItemNumber).OrderBy(item => item.Key).Select(item => item.MaxBy(ruling => ruling.Revision)!);

    /// <summary>Whether 有効期限 has passed.</summary>
    /// <param name="today">In Japan.</param>
    public bool IsExpired(DateOnly today) => ValidUntil < today;

    /// <summary>参照の申出: asks the firm for its consent.</summary>
    /// <param name="assessment">The round.</param>
    /// <param name="number">Its number in the round.</param>
    /// <param name="words">What is referred to.</param>
    /// <param name="asked">The items that the firm is asked in the round.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="atUtc">When.</param>
    public static Outcome<Reliance> Request(Assessment assessment, int number, RelianceWords words, IReadOnlySet<int> asked, Participation by, DateTime atUtc)
    {
        if (RelianceRules.BarrierToRequesting(assessment.State, by) is { } refusal) return refusal;
        if (words.FaultOn(JapanTime.DateOf(atUtc), asked) is { } fault) return fault;
        var reliance = new Reliance
        {
            Id = Guid.CreateVersion7(),
            AssessmentId = assessment.Id,
            Number = number,
            Kind = words.Kind,
            Name = words.Name.Trim(),
            Scope = words.Scope.Trim(),
            Standard = words.Standard.Trim(),
            ReviewedFrom = words.From!.Value,
            ReviewedTo = words.To ?? words.From.Value,
            ValidUntil = words.ValidUntil,
            Items = [.. words.Items.Distinct().Order()],
        };
        reliance.Add(RelianceAct.Request, "", by, atUtc);
        reliance.Record(new(assessment.ChainId, AuditActions.RelianceRequested, by.Actor, atUtc, reliance.Id, Details: new
        {
            Assessment = assessment.Id,
            number,
            reliance.Kind,
            reliance.Name,
            reliance.Scope,
            reliance.Standard,
            reliance.ReviewedFrom,
            reliance.ReviewedTo,
            reliance.ValidUntil,
            reliance.Items,
        }));
        return reliance;
    }

    /// <summary>同意, 不同意 or 取下げ.</summary>
    /// <param name="assessment">The round.</param>
    /// <param name="act">Which of the three.</param>
    /// <param name="words">Why; only consenting needs none.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="atUtc">When.</param>
    public Outcome<Done> Move(Assessment assessment, RelianceAct act, string words, Participation by, DateTime atUtc)
    {
        if (act is RelianceAct.Request or RelianceAct.Rule) throw new ArgumentOutOfRangeException(nameof(act), act, "moves nothing");
        if (RelianceRules.BarrierTo(act, assessment.State, State, by) is { } refusal) return refusal;
        if (act != RelianceAct.Consent && string.IsNullOrWhiteSpace(words)) return new InvalidField("RelianceReason", "Required");
        if (words.Trim().Length > Lengths.Text) return new InvalidField("RelianceReason", "TooLong", Lengths.Text, words.Trim().Length);
        var before = State;
        State = RelianceRules.After(act);
        Add(act, words.Trim(), by, atUtc);
        Record(new(assessment.ChainId, ActionOf(act), by.Actor, atUtc, Id, Details: new { Assessment = AssessmentId, Number, Name, State = new AuditChange(before, State), Words = words.Trim() }));
        return default(Done);
    }

    /// <summary>採用, 追加確認 or 不採用 of one item. Saying what stands already adds nothing.</summary>
    /// <param name="assessment">The round.</param>
    /// <param name="itemNumber">One of <see cref="Items"/>.</param>
    /// <param name="use">What the bank makes of it.</param>
    /// <param name="reason">Why.</param>
    /// <param name="basedOn">The revision the reviewer had before them; 0 for none.</param>
    /// <param name="by">Who says it.</param>
    /// <param name="atUtc">When.</param>
    public Outcome<int> Rule(Assessment assessment, int itemNumber, RelianceUse use, string reason, int basedOn, Participation by, DateTime atUtc)
    {
        if (RelianceRules.BarrierTo(RelianceAct.Rule, assessment.State, State, by) is { } refusal) return refusal;
        if (!Items.Contains(itemNumber)) return new ItemNotCovered();
        if (string.IsNullOrWhiteSpace(reason)) return new InvalidField("RulingReason", $"Required.{use}");
        if (reason.Trim().Length > Lengths.Text) return new InvalidField("RulingReason", "TooLong", Lengths.Text, reason.Trim().Length);
        var last = Standing.FirstOrDefault(ruling => ruling.ItemNumber == itemNumber);
        if (last is not null && last.Use == use && last.Reason == reason.Trim()) return last.Revision;
        if (basedOn != (last?.Revision ?? 0)) return new RulingChangedByAnother();
        if (use == RelianceUse.Adopted && IsExpired(JapanTime.DateOf(atUtc))) return new RelianceExpired();
        var ruling = new RelianceRuling(itemNumber, basedOn + 1, use, reason.Trim(), by.PersonId, by.PersonName, atUtc);
        _rulings.Add(ruling);
        Version++;
        Record(new(AuditChain.OfOrganization(by.OrganizationId), AuditActions.RelianceRuled, by.Actor, atUtc, Id, itemNumber,
            new { Assessment = AssessmentId, Number, ruling.Revision, Use = new AuditChange(last?.Use, use), Reason = new AuditChange(last?.Reason, ruling.Reason) }));
        return ruling.Revision;
    }

    private void Add(RelianceAct act, string words, Participation by, DateTime atUtc)
    {
        _steps.Add(new RelianceStep(_steps.Count + 1, act, State, words, by.PersonId, by.PersonName, atUtc));
        Version++;
    }

    private static string ActionOf(RelianceAct act) => act switch
    {
        RelianceAct.Consent => AuditActions.RelianceConsented,
        RelianceAct.Decline => AuditActions.RelianceDeclined,
        _ => AuditActions.RelianceWithdrawn,
    };
}
