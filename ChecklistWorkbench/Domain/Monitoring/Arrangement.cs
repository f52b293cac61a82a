using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Domain.Monitoring;

/// <summary>取決め: one version of what the parties of a connection agree about monitoring. Proposed by the bank, agreed by the firm; its terms never change.</summary>
public sealed class Arrangement : AuditedEntity
{
    private Arrangement() { }

    public Guid Id { get; private init; }

    public Guid ConnectionId { get; private init; }

    /// <summary>第 n 版, from 1, per connection.</summary>
    public int Number { get; private init; }

    public MonitoringTerms Terms { get; private init; } = new();

    public ArrangementState State { get; private set; }

    public Guid ProposedById { get; private init; }

    public string ProposedByName { get; private init; } = "";

    public DateTime ProposedUtc { get; private init; }

    public string? SettledByName { get; private set; }

    public DateTime? SettledUtc { get; private set; }

    /// <summary>What whoever settled it said.</summary>
    public string SettledWords { get; private set; } = "";

    /// <summary>The day on which the next round opens, in Japan; null unless the version is in force.</summary>
    public DateOnly? NextOpensOn { get; private set; }

    public int Version { get; private set; }

    /// <param name="connection">Both of its parties are there.</param>
    /// <param name="newest">The connection's newest version; null if there is none.</param>
    /// <param name="terms">What is proposed.</param>
    /// <param name="by">Someone of the bank.</param>
    /// <param name="atUtc">When.</param>
    public static Outcome<Arrangement> Propose(Connection connection, Arrangement? newest, MonitoringTerms terms, Participation by, DateTime atUtc)
    {
        if (ArrangementRules.BarrierTo(ArrangementAct.Propose, newest?.State, by) is { } refusal) return refusal;
        if (terms.Check(JapanTime.DateOf(atUtc)) is { } wrong) return wrong;
        var proposed = new Arrangement
        {
            Id = Guid.CreateVersion7(),
            ConnectionId = connection.Id,
            Number = (newest?.Number ?? 0) + 1,
            Terms = terms.Normalized(),
            ProposedById = by.PersonId,
            ProposedByName = by.PersonName,
            ProposedUtc = atUtc,
        };
        proposed.Record(new(connection.ChainId, AuditActions.ArrangementProposed, by.Actor, atUtc, proposed.Id, Details: new { proposed.Number, proposed.Terms }));
        return proposed;
    }

    /// <summary>合意: these terms are in force from now on. A first opening day that has passed meanwhile is today.</summary>
    /// <param name="before">The version in force until now; null if there was none.</param>
    /// <param name="words">May be empty.</param>
    /// <param name="by">Someone of the firm.</param>
    /// <param name="atUtc">When.</param>
    public Outcome<Done> Agree(Arrangement? before, string words, Participation by, DateTime atUtc)
    {
        if (Settle(ArrangementAct.Agree, ArrangementState.Agreed, AuditActions.ArrangementAgreed, words, by, atUtc) is { } refusal) return refusal;
        var today = JapanTime.DateOf(atUtc);
        NextOpensOn = Terms.FirstOpensOn < today ? today : Terms.FirstOpensOn;
        before?.GiveWay();
        return default(Done);
    }

    public Outcome<Done> Decline(string words, Participation by, DateTime atUtc)
    {
        if (string.IsNullOrWhiteSpace(words)) return new InvalidField("Comment", "Required");
        return Settle(ArrangementAct.Decline, ArrangementState.Declined, AuditActions.ArrangementDeclined, words, by, atUtc) is { } refusal ? refusal : default(Done);
    }

    public Outcome<Done> Withdraw(string words, Participation by, DateTime atUtc) =>
        Settle(ArrangementAct.Withdraw, ArrangementState.Withdrawn, AuditActions.ArrangementWithdrawn, words, by, atUtc) is { } refusal ? refusal : default(Done);

    /// <summary>Whether the round of <see cref="NextOpensOn"/> is to open on <paramref name="today"/>.</summary>
    public bool IsDue(DateOnly today) => NextOpensOn <= today;

    /// <summary>
    /// Says that the round was opened: the next one follows at the agreed distance from the day it was due, however late it opened, but never in the past.
    /// The version's concurrency token grows, so that of two nodes only one opens it.
    /// </summary>
    public void RoundOpened(DateOnly today)
    {
        if (!IsDue(today)) throw new InvalidOperationException($"No round of arrangement {Id} is due on {today:O}.");
        var (due, months) = (NextOpensOn!.Value, Terms.FrequencyMonths);
        var next = due.AddMonths(months);
        for (var times = 2; next <= today; times++) next = due.AddMonths(times * months);
        (NextOpensOn, Version) = (next, Version + 1);
    }

    private void GiveWay()
    {
        if (NextOpensOn is null) return;
        (NextOpensOn, Version) = (null, Version + 1);
    }

    private Refusal? Settle(ArrangementAct act, ArrangementState to, string action, string words, Participation by, DateTime atUtc)
    {
        if (ArrangementRules.BarrierTo(act, State, by) is { } refusal) return refusal;
        var said = words.Trim();
        if (said.Length > Lengths.Text) return new InvalidField("Comment", "TooLong", Lengths.Text, said.Length);
        (State, SettledByName, SettledUtc, SettledWords) = (to, by.PersonName, atUtc, said);
        Version++;
        Record(new(AuditChain.OfConnection(ConnectionId), action, by.Actor, atUtc, Id, Details: new { Number, State = new AuditChange(ArrangementState.Proposed, to), Words = said }));
        return null;
    }
}
