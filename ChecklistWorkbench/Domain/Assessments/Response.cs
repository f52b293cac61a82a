using System.Linq.Expressions;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Domain.Assessments;

/// <summary>Whether an answer may still be written, apart from the assessment's state.</summary>
public enum ResponseLock
{
    /// <summary>Open to its party.</summary>
    None,

    /// <summary>Frozen by a submission and not among the returned items.</summary>
    Submitted,

    /// <summary>Accepted by the bank for this round.</summary>
    Accepted,
}

/// <summary>
/// 回答: one party's answer to one item. Each has its own revision count and concurrency token, so that the two parties never
/// conflict with each other.
/// </summary>
public sealed class Response : AuditedEntity
{
    private readonly List<ResponseRevision> _newRevisions = [];

    private Response() { }

    internal Response(Assessment assessment, int itemNumber, Party party) =>
        (Id, AssessmentId, ItemNumber, Party) = (Guid.CreateVersion7(), assessment.Id, itemNumber, party);

    public Guid Id { get; private init; }

    public Guid AssessmentId { get; private init; }

    /// <summary>通番.</summary>
    public int ItemNumber { get; private init; }

    public Party Party { get; private init; }

    public ResponseContent Content { get; private set; } = ResponseContent.Empty;

    /// <summary>Number of the newest revision; 0 while nothing was ever saved.</summary>
    public int Revision { get; private set; }

    public ResponseLock Lock { get; private set; }

    /// <summary>対象外: whether the bank leaves the item out; says the same as the assessment's <see cref="Tailoring"/>.</summary>
    public bool IsExcluded { get; private set; }

    public string? SavedByName { get; private set; }

    public DateTime? SavedUtc { get; private set; }

    /// <summary>Concurrency token: grows with every change, locks and exclusion included.</summary>
    public int Version { get; private set; }

    /// <summary><see cref="ResponseContent.IsAnswered"/> in the form that a database can count by; the two must say the same.</summary>
    public static Expression<Func<Response, bool>> Answered { get; } =
        response => response.Content.Implementation != Implementation.Unanswered && response.Content.CurrentStatus != "";

    /// <summary>Revisions made by the verbs below and not yet stored. For the saving side only.</summary>
    public IReadOnlyList<ResponseRevision> TakeNewRevisions()
    {
        ResponseRevision[] taken = [.. _newRevisions];
        _newRevisions.Clear();
        return taken;
    }

    /// <summary>
    /// Takes <paramref name="fields"/> of <paramref name="proposed"/> into the answer. Changes to different fields merge; a change to a field
    /// that someone changed otherwise since <paramref name="basedOn"/> is a conflict and writes nothing. Saving what already stands makes no revision.
    /// </summary>
    /// <param name="assessment">The assessment this answer belongs to: decides whether <paramref name="by"/> may write now.</param>
    /// <param name="fields">The fields the user changed; others of <paramref name="proposed"/> are ignored.</param>
    /// <param name="proposed">The user's values.</param>
    /// <param name="basedOn">The revision the user started from.</param>
    /// <param name="since">The revisions after <paramref name="basedOn"/>; may be empty only if there are none.</param>
    /// <param name="source">Where the words came from.</param>
    /// <param name="by">Who saves.</param>
    /// <param name="atUtc">When.</param>
    /// <param name="sourceFileId">The received file the words stood in, if any.</param>
    public SaveOutcome Save(
        Assessment assessment, ResponseField fields, ResponseContent proposed, int basedOn, IReadOnlyList<ResponseRevision> since,
        RevisionSource source, Participation by, DateTime atUtc, Guid? sourceFileId = null)
    {
        if (assessment.BarrierToWriting(this, by) is { } why) return new Locked(why);

        var next = Content.With(fields, proposed.Normalized());
        var changed = Content.DifferenceTo(next);
        if (changed == ResponseField.None) return new Saved(Revision, Content, SavedUtc ?? atUtc);

        var contested = since.Where(revision => revision.Number > basedOn).Aggregate(ResponseField.None, (all, revision) => all | revision.Changed) & changed;
        if (contested != ResponseField.None)
        {
            var last = since.Last(revision => (revision.Changed & contested) != 0);
            return new ChangedByAnother(contested, Content, Revision, last.ByName, last.AtUtc);
        }

        Record(new(assessment.ChainId, AuditActions.ResponseSaved, by.Actor, atUtc, Id, ItemNumber, DetailsOf(changed, next, source)));
        (Content, Revision, Version) = (next, Revision + 1, Version + 1);
        (SavedByName, SavedUtc) = (by.PersonName, atUtc);
        _newRevisions.Add(new(this, changed, source, sourceFileId, by.PersonId, by.PersonName, atUtc));
        return new Saved(Revision, Content, atUtc);
    }

    /// <summary>
    /// Begins the answer with what the party said to the same item in an earlier round. Whoever opens the round does it, whether or not they
    /// may write the answer: the words are the party's own and go nowhere they were not before.
    /// </summary>
    /// <param name="assessment">The assessment this answer belongs to.</param>
    /// <param name="content">The earlier answer.</param>
    /// <param name="from">The earlier round.</param>
    /// <param name="by">Who opens the round; one that opens by itself has no person.</param>
    /// <param name="atUtc">When.</param>
    public void CarryOver(Assessment assessment, ResponseContent content, Assessment from, AuditActor by, DateTime atUtc)
    {
        if (Revision > 0) throw new InvalidOperationException("Only an answer that nobody has begun can be carried over into.");
        var changed = Content.DifferenceTo(content);
        if (changed == ResponseField.None) return;
        Record(new(assessment.ChainId, AuditActions.ResponseCarriedOver, by, atUtc, Id, ItemNumber,
            new { Party, Revision = 1, From = from.Id, from.Purpose, from.Round, from.EditionId, Content = content }));
        (Content, Revision, Version) = (content, 1, Version + 1);
        (SavedByName, SavedUtc) = (by.Name, atUtc);
        _newRevisions.Add(new(this, changed, RevisionSource.CarriedOver, null, by.PersonId ?? Guid.Empty, by.Name, atUtc) { CarriedFromId = from.Id });
    }

    /// <summary>
    /// Ticks one method example, or takes the tick back. Ticks of different methods merge; one that someone changed otherwise since the screen
    /// showed <paramref name="expected"/> is a conflict and writes nothing.
    /// </summary>
    public SaveOutcome Tick(Assessment assessment, int method, AppliedMethod? expected, AppliedMethod? tick, Participation by, DateTime atUtc)
    {
        var now = Content.Methods[method];
        if (now != expected && now != tick && assessment.BarrierToWriting(this, by) is null)
            return new ChangedByAnother(ResponseField.Methods, Content, Revision, SavedByName ?? "", SavedUtc ?? atUtc);
        var proposed = Content with { Methods = Content.Methods.With(method, tick) };
        return Save(assessment, ResponseField.Methods, proposed, Revision, [], RevisionSource.Typed, by, atUtc);
    }

    internal void LockAs(ResponseLock state)
    {
        if (Lock == state) return;
        Lock = state;
        Version++;
    }

    internal void Exclude(bool excluded)
    {
        if (IsExcluded == excluded) return;
        IsExcluded = excluded;
        Version++;
    }

    private object DetailsOf(ResponseField changed, ResponseContent next, RevisionSource source) => new
    {
        Party,
        Revision = Revision + 1,
        Source = source,
        Changes = ResponseContent.Fields.Where(field => changed.HasFlag(field))
            .ToDictionary(field => field.ToString(), field => new AuditChange(Content[field], next[field])),
    };
}
