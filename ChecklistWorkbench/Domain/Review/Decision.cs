using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Domain.Review;

/// <summary>判定: a bank's verdict on a submission, proposed by one person and taken by another. The tool never calculates it: it is a 総合的な判断 with a reason in words.</summary>
public sealed class Decision : AuditedEntity
{
    private readonly List<DecisionCondition> _conditions = [];

    private Decision() { }

    public Guid Id { get; private init; }

    public Guid AssessmentId { get; private init; }

    public Guid SubmissionId { get; private init; }

    /// <summary>From 1, per assessment, proposals that were put back among them.</summary>
    public int Number { get; private init; }

    public DecisionState State { get; private set; }

    /// <summary>Of 参照系; null where the connection has none.</summary>
    public Verdict? Inquiry { get; private init; }

    /// <summary>Of 更新系; null where the connection has none.</summary>
    public Verdict? Update { get; private init; }

    /// <summary>Of 認証系; null where the connection has none.</summary>
    public Verdict? Authentication { get; private init; }

    /// <summary>理由, in the bank's own words.</summary>
    public string Reason { get; private init; } = "";

    /// <summary>What follows from it, such as 更新系は保留; may be empty.</summary>
    public string Effect { get; private init; } = "";

    /// <summary>有効期限, the last day in Japan; null where nothing is found suitable.</summary>
    public DateOnly? ValidUntil { get; private init; }

    /// <summary>Of the <see cref="DecisionBasis"/> it is about.</summary>
    public string BasisHash { get; private init; } = "";

    public Guid ProposedById { get; private init; }

    public string ProposedByName { get; private init; } = "";

    public DateTime ProposedUtc { get; private init; }

    /// <summary>Who took it or put it back; null while it waits.</summary>
    public Guid? SettledById { get; private set; }

    public string SettledByName { get; private set; } = "";

    public DateTime? SettledUtc { get; private set; }

    /// <summary>The words of whoever took it or put it back; may be empty where it was taken, and is where it fell with a return.</summary>
    public string SettledWords { get; private set; } = "";

    public int Version { get; private set; }

    /// <summary>Its conditions, where loaded, by number.</summary>
    public IReadOnlyList<DecisionCondition> Conditions => _conditions;

    public int OpenConditions => _conditions.Count(condition => condition.MetUtc is null);

    /// <summary>判定案: everything but the second person.</summary>
    public static Outcome<Decision> Propose(Assessment assessment, DecisionBasis basis, int number, DecisionWords words, Participation by, DateTime atUtc)
    {
        if (DecisionRules.BarrierTo(DecisionAct.Propose, assessment.State, by) is { } refusal) return refusal;
        if (words.FaultOn(basis.Profile.ApiKinds, JapanTime.DateOf(atUtc)) is { } fault) return fault;
        var decision = new Decision
        {
            Id = Guid.CreateVersion7(),
            AssessmentId = assessment.Id,
            SubmissionId = basis.SubmissionId,
            Number = number,
            Inquiry = words.Inquiry,
            Update = words.Update,
            Authentication = words.Authentication,
            Reason = words.Reason.Trim(),
            Effect = words.Effect.Trim(),
            ValidUntil = words.ValidUntil,
            BasisHash = basis.Hash,
            ProposedById = by.PersonId,
            ProposedByName = by.PersonName,
            ProposedUtc = atUtc,
        };
        decision._conditions.AddRange(words.Conditions.Select((condition, index) => new DecisionCondition(index + 1, condition)));
        decision.Record(new(AuditChain.OfOrganization(by.OrganizationId), AuditActions.DecisionProposed, by.Actor, atUtc, decision.Id,
            Details: new { Assessment = assessment.Id, number, words, decision.BasisHash }));
        return decision;
    }

    /// <summary>判定: taken as it was proposed, on exactly what it was proposed on.</summary>
    /// <param name="assessment">The assessment; it is 判定済 afterwards.</param>
    /// <param name="now">The basis as it stands now.</param>
    /// <param name="raters">Whoever ever rated in this assessment.</param>
    /// <param name="comment">The taker's words; may be empty.</param>
    /// <param name="by">Who takes it.</param>
    /// <param name="atUtc">When.</param>
    public Outcome<Done> Take(Assessment assessment, DecisionBasis now, IReadOnlySet<Guid> raters, string comment, Participation by, DateTime atUtc)
    {
        if (DecisionRules.BarrierTo(DecisionAct.Take, assessment.State, by) is { } refusal) return refusal;
        if (State != DecisionState.Proposed) return new NoProposalWaits();
        if (by.PersonId == ProposedById) return new OwnProposalNotTaken();
        if (raters.Contains(by.PersonId)) return new OwnRatingNotDecided();
        if (now.Hash != BasisHash) return new DecisionBasisChanged();
        var moved = assessment.Decide(comment, SubmissionId, by, atUtc);
        if (!moved.Succeeded) return moved;
        Settle(DecisionState.Taken, comment, by, atUtc);
        Record(new(assessment.ChainId, AuditActions.DecisionTaken, by.Actor, atUtc, Id, Details: new
        {
            Number,
            Inquiry,
            Update,
            Authentication,
            Reason,
            Effect,
            ValidUntil,
            SubmissionId,
            now.SubmissionHash,
            BasisHash,
            ProposedByName,
            comment,
            Conditions = _conditions.Select(condition => new { condition.Number, condition.ItemNumber, condition.Text, condition.DueOn, condition.Proof }),
        }));
        return default(Done);
    }

    /// <summary>Puts the proposal back with a reason; its proposer may take it back so too.</summary>
    public Outcome<Done> Decline(Assessment assessment, string reason, Participation by, DateTime atUtc)
    {
        if (DecisionRules.BarrierTo(DecisionAct.Decline, assessment.State, by) is { } refusal) return refusal;
        if (State != DecisionState.Proposed) return new NoProposalWaits();
        if (string.IsNullOrWhiteSpace(reason)) return new InvalidField("Reason", "Required");
        if (by.PersonId != ProposedById && !by.Has(Role.ReviewLead)) return new RoleMissing(nameof(Role.ReviewLead));
        Settle(DecisionState.Declined, reason, by, atUtc);
        Record(new(AuditChain.OfOrganization(by.OrganizationId), AuditActions.DecisionDeclined, by.Actor, atUtc, Id, Details: new { Assessment = assessment.Id, Number, reason }));
        return default(Done);
    }

    /// <summary>Puts a proposal that waits back by itself, as what it was proposed on was returned or the round is over; without words of anybody's.</summary>
    /// <param name="assessment">The round.</param>
    /// <param name="bankId">In whose trail alone it stands: the firm, which may have ended the round, knows of no proposal.</param>
    /// <param name="returnId">The 差戻し; null where the round is over.</param>
    /// <param name="by">Whoever did what it falls with.</param>
    /// <param name="atUtc">When.</param>
    public void Fall(Assessment assessment, Guid bankId, Guid? returnId, Participation by, DateTime atUtc)
    {
        if (State != DecisionState.Proposed) throw new InvalidOperationException($"Decision {Id} is {State}; only a proposal falls with its submission.");
        Settle(DecisionState.Declined, "", by, atUtc);
        Record(new(AuditChain.OfOrganization(bankId), AuditActions.DecisionDeclined, by.Actor, atUtc, Id, Details: new { Assessment = assessment.Id, Number, Return = returnId, EndedAs = returnId is null ? assessment.State : (AssessmentState?)null }));
    }

    /// <summary>充足の確認: the bank saw the proof.</summary>
    public Outcome<Done> ConfirmCondition(Assessment assessment, int number, string seen, Participation by, DateTime atUtc)
    {
        if (DecisionRules.BarrierTo(DecisionAct.ConfirmCondition, assessment.State, by) is { } refusal) return refusal;
        if (string.IsNullOrWhiteSpace(seen)) return new InvalidField("Seen", "Required");
        if (State != DecisionState.Taken || _conditions.Find(condition => condition.Number == number) is not { MetUtc: null } condition) return new NoOpenCondition();
        condition.Met(seen, by, atUtc);
        Version++;
        Record(new(assessment.ChainId, AuditActions.ConditionMet, by.Actor, atUtc, Id, condition.ItemNumber, new { Number = number, condition.Text, condition.Seen }));
        return default(Done);
    }

    /// <summary>失効: why the decision no longer stands; empty while it does.</summary>
    /// <param name="today">In Japan.</param>
    /// <param name="isNewest">Whether no later decision was taken for the connection.</param>
    /// <param name="basisNow">The basis as it stands now.</param>
    public IReadOnlyList<LapseReason> LapsedBecause(DateOnly today, bool isNewest, DecisionBasis basisNow) => State != DecisionState.Taken ? [] :
    [
        .. ValidUntil < today ? [LapseReason.Expired] : Array.Empty<LapseReason>(),
        .. isNewest ? [] : new[] { LapseReason.Superseded },
        .. basisNow.Hash == BasisHash ? [] : new[] { LapseReason.BasisChanged },
        .. _conditions.Exists(condition => condition.MetUtc is null && condition.DueOn < today) ? [LapseReason.ConditionOverdue] : Array.Empty<LapseReason>(),
    ];

    private void Settle(DecisionState state, string words, Participation by, DateTime atUtc) =>
        (State, SettledWords, SettledById, SettledByName, SettledUtc, Version) = (state, words.Trim(), by.PersonId, by.PersonName, atUtc, Version + 1);
}

/// <summary>条件: what must be done by when for a 条件付適 to stand.</summary>
public sealed class DecisionCondition
{
    private DecisionCondition() { }

    internal DecisionCondition(int number, ConditionWords words) =>
        (Number, ItemNumber, Text, DueOn, Proof) = (number, words.ItemNumber, words.Text.Trim(), words.DueOn!.Value, words.Proof.Trim());

    /// <summary>From 1, per decision.</summary>
    public int Number { get; private init; }

    /// <summary>The item it comes from; null if it concerns the whole.</summary>
    public int? ItemNumber { get; private init; }

    public string Text { get; private init; } = "";

    /// <summary>The last day in Japan.</summary>
    public DateOnly DueOn { get; private init; }

    /// <summary>確認方法: what shows that it is met.</summary>
    public string Proof { get; private init; } = "";

    /// <summary>When the bank confirmed it; null while it is open.</summary>
    public DateTime? MetUtc { get; private set; }

    public string MetByName { get; private set; } = "";

    /// <summary>What the bank saw.</summary>
    public string Seen { get; private set; } = "";

    internal void Met(string seen, Participation by, DateTime atUtc) => (MetUtc, MetByName, Seen) = (atUtc, by.PersonName, seen.Trim());
}
