using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Domain.Monitoring;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Domain.Assessments;

/// <summary>評価: one working-through of the checklist for a connection; it pins the edition it was made with.</summary>
public sealed partial class Assessment : AuditedEntity
{
    private readonly List<AssessmentTransition> _transitions = [];

    private Assessment() { }

    public Guid Id { get; private init; }

    public Guid ConnectionId { get; private init; }

    public string EditionId { get; private init; } = "";

    public AssessmentPurpose Purpose { get; private init; }

    /// <summary>第 n 回, from 1, per connection and purpose.</summary>
    public int Round { get; private init; }

    public AssessmentState State { get; private set; } = AssessmentState.Drafting;

    /// <summary>提出期限, a date in Japan; null if none was agreed.</summary>
    public DateOnly? DueOn { get; private set; }

    public DateTime OpenedUtc { get; private init; }

    /// <summary>The round whose answers this one begins with; null where every answer begins empty.</summary>
    public Guid? CarriedFromId { get; private set; }

    public int Version { get; private set; }

    /// <summary>Every change of state so far, oldest first, where loaded.</summary>
    public IReadOnlyList<AssessmentTransition> Transitions => _transitions;

    public string ChainId => AuditChain.OfConnection(ConnectionId);

    /// <summary>Opens the assessment and one empty response for each item and answering party of the edition.</summary>
    public static (Assessment Assessment, IReadOnlyList<Response> Responses) Open(
        Connection connection, ChecklistEdition edition, AssessmentPurpose purpose, int round, DateOnly? dueOn, Participation by, DateTime atUtc) =>
        Open(connection, edition, purpose, round, dueOn, by.Actor, atUtc);

    /// <summary>The same by whoever may open rounds, the product itself included.</summary>
    public static (Assessment Assessment, IReadOnlyList<Response> Responses) Open(
        Connection connection, ChecklistEdition edition, AssessmentPurpose purpose, int round, DateOnly? dueOn, AuditActor by, DateTime atUtc)
    {
        if (!connection.IsComplete) throw new InvalidOperationException("An assessment needs both parties.");
        var assessment = new Assessment
        {
            Id = Guid.CreateVersion7(),
            ConnectionId = connection.Id,
            EditionId = edition.Id,
            Purpose = purpose,
            Round = round,
            DueOn = dueOn,
            OpenedUtc = atUtc,
        };
        assessment.Record(new(assessment.ChainId, AuditActions.AssessmentOpened, by, atUtc, assessment.Id,
            Details: new { assessment.EditionId, purpose, round, dueOn }));
        var responses = edition.Items.SelectMany(item => item.Target.Parties(), (item, party) => new Response(assessment, item.Number, party));
        return (assessment, [.. responses]);
    }

    /// <summary>
    /// Says which round the answers begin with: those of the edition's items now, those of the bank's own as it asks them again.
    /// </summary>
    public void BeginWith(Assessment earlier) => CarriedFromId = earlier.Id;

    public WriteBarrier? BarrierToWriting(Response response, Participation by) =>
        FieldRules.BarrierToWriting(response.Party, response.Lock, response.IsExcluded, State, by);

    /// <summary>Freezes all answers, and what the bank made of the list of items, into a submission (提出) and locks them.</summary>
    /// <param name="number">From 1.</param>
    /// <param name="responses">All of the assessment's.</param>
    /// <param name="comment">Words to the bank.</param>
    /// <param name="by">Who submits.</param>
    /// <param name="atUtc">When.</param>
    /// <param name="tailoring">As it stands; may be left out only for the plain checklist.</param>
    /// <param name="statements">確認声明; may be left out only where the round asks for none.</param>
    /// <param name="evidence">What is linked to its items and shared, as it stands; may be left out only where nothing is.</param>
    public Outcome<Submission> Submit(
        int number, IReadOnlyList<Response> responses, string comment, Participation by, DateTime atUtc, Tailoring? tailoring = null, RoundStatements? statements = null,
        IReadOnlyList<SubmittedEvidence>? evidence = null)
    {
        if (BarrierToStep(AssessmentStep.Submit, by) is { } refusal) return refusal;
        if (RoundStatements.AreAsked(this) != (statements is not null)) throw new InvalidOperationException($"Assessment {Id} is to be submitted with statements that it does not ask for, or without those it does.");
        if (statements?.MissingFrom(Party.ConnectingFirm) is { Count: > 0 } missing) return new StatementsMissing(string.Join('、', missing.Select(ItemNumbers.Label)), missing.Count);
        tailoring ??= Tailoring.None;
        if (tailoring.Revision != TailoringRevision) throw new InvalidOperationException($"Assessment {Id} is to be submitted with another list of items than its own.");
        var submission = Submission.Freeze(this, number, responses, tailoring, statements?.Freeze(), evidence ?? [], comment, by, atUtc);
        foreach (var response in responses.Where(response => response is { Lock: ResponseLock.None, IsExcluded: false })) response.LockAs(ResponseLock.Submitted);
        Record(new(ChainId, AuditActions.SubmissionMade, by.Actor, atUtc, submission.Id, Details: new { number, submission.Hash, comment }));
        Move(AssessmentStep.Submit, comment, submission.Id, by, atUtc);
        return submission;
    }

    public Outcome<Done> TakeUnderReview(Participation by, DateTime atUtc) => Take(AssessmentStep.TakeUnderReview, "", by, atUtc);

    /// <summary>差戻し: reopens the named items, or if none is named all that are not kept closed for this round; a comment says what is asked for.</summary>
    public Outcome<SubmissionReturn> Return(
        Guid submissionId, string comment, IReadOnlyList<ReturnedItem> items, IReadOnlyList<Response> responses, Participation by, DateTime atUtc)
    {
        if (BarrierToStep(AssessmentStep.Return, by) is { } refusal) return refusal;
        var returned = new SubmissionReturn(this, submissionId, comment, items, by, atUtc);
        foreach (var response in responses.Where(response => items.Count == 0 ? response.Lock != ResponseLock.Accepted : items.Any(item => item.ItemNumber == response.ItemNumber)))
            response.LockAs(ResponseLock.None);
        Record(new(ChainId, AuditActions.SubmissionReturned, by.Actor, atUtc, submissionId,
            Details: new { comment, Items = items.Select(item => new { item.ItemNumber, item.Reason, item.Code }) }));
        Move(AssessmentStep.Return, comment, submissionId, by, atUtc);
        return returned;
    }

    /// <summary>Keeps all but the named items closed for this round: nobody is asked about the others.</summary>
    public void AskOnly(IReadOnlyCollection<int> items, IReadOnlyList<Response> responses)
    {
        foreach (var response in responses.Where(response => response.Lock == ResponseLock.None && !items.Contains(response.ItemNumber))) response.LockAs(ResponseLock.Accepted);
    }

    /// <summary>Opens items that the round kept closed.</summary>
    public void AskAlso(IReadOnlyCollection<int> items, IReadOnlyList<Response> responses)
    {
        if (State != AssessmentState.Drafting) throw new InvalidOperationException($"Assessment {Id} is {State}; items open only while it is drafted.");
        foreach (var response in responses.Where(response => response.Lock == ResponseLock.Accepted && items.Contains(response.ItemNumber))) response.LockAs(ResponseLock.None);
    }

    /// <summary>終了; refused while conditions of its decision are open.</summary>
    public Outcome<Done> Close(string comment, Participation by, DateTime atUtc, int openConditions = 0) =>
        BarrierToStep(AssessmentStep.Close, by) is null && openConditions > 0 ? new Review.ConditionsAreOpen(openConditions) : Take(AssessmentStep.Close, comment, by, atUtc);

    /// <summary>判定済; what was decided is the decision's to say.</summary>
    internal Outcome<Done> Decide(string comment, Guid submissionId, Participation by, DateTime atUtc)
    {
        if (BarrierToStep(AssessmentStep.Decide, by) is { } refusal) return refusal;
        Move(AssessmentStep.Decide, comment, submissionId, by, atUtc);
        return default(Done);
    }

    public Outcome<Done> Withdraw(string reason, Participation by, DateTime atUtc) => Take(AssessmentStep.Withdraw, reason, by, atUtc);

    private Outcome<Done> Take(AssessmentStep step, string comment, Participation by, DateTime atUtc)
    {
        if (BarrierToStep(step, by) is { } refusal) return refusal;
        Move(step, comment, null, by, atUtc);
        return default(Done);
    }

    private Refusal? BarrierToStep(AssessmentStep step, Participation by)
    {
        if (!AssessmentSteps.IsAllowed(step, by)) return new RoleMissing(step.ToString());
        return AssessmentSteps.Target(step, State) is null ? new StepNotPossible(step, State) : null;
    }

    private void Move(AssessmentStep step, string comment, Guid? submissionId, Participation by, DateTime atUtc)
    {
        var to = AssessmentSteps.Target(step, State)!.Value;
        Record(new(ChainId, AuditActions.AssessmentStateChanged, by.Actor, atUtc, Id,
            Details: new { step, State = new AuditChange(State, to), comment }));
        _transitions.Add(new(this, step, State, to, comment, submissionId, by, atUtc));
        State = to;
        Version++;
    }
}

/// <summary>The assessment's state does not allow the step; someone may have been faster.</summary>
public sealed record StepNotPossible(AssessmentStep Step, AssessmentState State) : Refusal;

/// <summary>A round of the same purpose is under way; a second one beside it would split the answers.</summary>
public sealed record RoundStillOpen : Refusal;
