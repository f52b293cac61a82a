using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Domain.Review;

/// <summary>評点 of one item from one seat. The bank's own affair until it is shared: all it leaves behind is in the bank's own chain.</summary>
public sealed class Rating : AuditedEntity
{
    private readonly List<RatingRevision> _revisions = [];

    private Rating() { }

    public Rating(Guid assessmentId, int itemNumber, RatingSeat seat) => (Id, AssessmentId, ItemNumber, Seat) = (Guid.CreateVersion7(), assessmentId, itemNumber, seat);

    public Guid Id { get; private init; }

    public Guid AssessmentId { get; private init; }

    public int ItemNumber { get; private init; }

    public RatingSeat Seat { get; private init; }

    public RatingContent Content { get; private set; } = RatingContent.Empty;

    /// <summary>Number of the newest revision; 0 while nothing was ever said.</summary>
    public int Revision { get; private set; }

    /// <summary>The revision of the firm's answer that this was said of; another one there means that it is out of date.</summary>
    public int AnswerRevision { get; private set; }

    public Guid? ByPersonId { get; private set; }

    public string ByName { get; private set; } = "";

    public DateTime? AtUtc { get; private set; }

    public int Version { get; private set; }

    /// <summary>The revisions of this object's own making, and those loaded.</summary>
    public IReadOnlyList<RatingRevision> Revisions => _revisions;

    /// <summary>
    /// Says <paramref name="proposed"/> of the answer as it was submitted. If someone else said something since <paramref name="basedOn"/>, it
    /// is a conflict and nothing is written. Saying what already stands makes no revision.
    /// </summary>
    /// <param name="proposed">Verdict and words, whole.</param>
    /// <param name="answer">The firm's answer, locked by its submission.</param>
    /// <param name="basedOn">The revision the reviewer had before them.</param>
    /// <param name="by">Who rates; may they is decided before.</param>
    /// <param name="atUtc">When.</param>
    public RateOutcome Say(RatingContent proposed, Response answer, int basedOn, Participation by, DateTime atUtc)
    {
        var next = proposed.Normalized();
        if (next == Content && (AnswerRevision == answer.Revision || Revision == 0)) return new Rated(Revision, Content);
        if (basedOn != Revision) return new RatedByAnother(Content, Revision, ByName, AtUtc!.Value);

        Record(new(AuditChain.OfOrganization(by.OrganizationId), Seat == RatingSeat.Agreed ? AuditActions.RatingAgreed : AuditActions.RatingMade, by.Actor, atUtc, Id, ItemNumber,
            new { Assessment = AssessmentId, Seat, Revision = Revision + 1, AnswerRevision = answer.Revision, Content = new AuditChange(Revision == 0 ? null : Content, next) }));
        (Content, Revision, AnswerRevision, Version) = (next, Revision + 1, answer.Revision, Version + 1);
        (ByPersonId, ByName, AtUtc) = (by.PersonId, by.PersonName, atUtc);
        _revisions.Add(new(this, by.PersonId));
        return new Rated(Revision, Content);
    }
}

/// <summary>One state of a rating, whole. Append-only: rating again is the only way to take a verdict back.</summary>
public sealed class RatingRevision
{
    private RatingRevision() { }

    internal RatingRevision(Rating rating, Guid byPersonId) =>
        (RatingId, Number, Content, AnswerRevision, ByPersonId, ByName, AtUtc) = (rating.Id, rating.Revision, rating.Content, rating.AnswerRevision, byPersonId, rating.ByName, rating.AtUtc!.Value);

    public Guid RatingId { get; private init; }

    /// <summary>From 1, without gaps, per rating.</summary>
    public int Number { get; private init; }

    public RatingContent Content { get; private init; } = RatingContent.Empty;

    public int AnswerRevision { get; private init; }

    public Guid ByPersonId { get; private init; }

    public string ByName { get; private init; } = "";

    public DateTime AtUtc { get; private init; }
}

/// <summary>What became of a verdict.</summary>
public abstract record RateOutcome;

/// <summary>It stands.</summary>
public sealed record Rated(int Revision, RatingContent Content) : RateOutcome;

/// <summary>Someone was faster: nothing was written; both are for the reviewer to weigh.</summary>
/// <param name="Theirs">What stands now.</param>
/// <param name="Revision">Its revision: the base for the next try.</param>
public sealed record RatedByAnother(RatingContent Theirs, int Revision, string Who, DateTime WhenUtc) : RateOutcome;
