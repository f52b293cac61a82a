using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Domain.Monitoring;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Domain.Assessments;

/// <summary>提出: a frozen, hashed copy of all answers of both parties and of the evidence they stood on. Append-only.</summary>
public sealed class Submission
{
    private readonly List<SubmissionEvidence> _evidence = [];

    private Submission() { }

    public Guid Id { get; private init; }

    public Guid AssessmentId { get; private init; }

    /// <summary>From 1, per assessment.</summary>
    public int Number { get; private init; }

    public string Comment { get; private init; } = "";

    public Guid ByPersonId { get; private init; }

    public string ByName { get; private init; } = "";

    public DateTime AtUtc { get; private init; }

    /// <summary>Canonical JSON of <see cref="SubmissionContent"/>: the copy itself.</summary>
    public string ContentJson { get; private init; } = "";

    /// <summary>SHA-256 of <see cref="ContentJson"/>.</summary>
    public string Hash { get; private init; } = "";

    /// <summary>Which evidence it stands on, where loaded; what that said is in <see cref="ReadContent"/>.</summary>
    public IReadOnlyList<SubmissionEvidence> Evidence => _evidence;

    public SubmissionContent ReadContent() => CanonicalJson.Read<SubmissionContent>(ContentJson);

    internal static Submission Freeze(
        Assessment assessment, int number, IReadOnlyList<Response> responses, Tailoring tailoring, IReadOnlyList<SubmittedAttestation>? attestations,
        IReadOnlyList<SubmittedEvidence> evidence, string comment, Participation by, DateTime atUtc)
    {
        var answers = responses.OrderBy(response => response.ItemNumber).ThenBy(response => response.Party)
            .Select(response => new SubmittedAnswer(response.ItemNumber, response.Party, response.Revision, response.Content));
        var json = CanonicalJson.Write(new SubmissionContent(assessment.Id, assessment.EditionId, number, [.. answers], tailoring.Checklist.IsPlain ? null : tailoring.Checklist,
            attestations, evidence.Count == 0 ? null : evidence));
        var submission = new Submission
        {
            Id = Guid.CreateVersion7(),
            AssessmentId = assessment.Id,
            Number = number,
            Comment = comment,
            ByPersonId = by.PersonId,
            ByName = by.PersonName,
            AtUtc = atUtc,
            ContentJson = json,
            Hash = CanonicalJson.Sha256(json),
        };
        submission._evidence.AddRange(evidence.Select(piece => new SubmissionEvidence(submission.Id, piece)));
        return submission;
    }
}

/// <summary>What a submission froze.</summary>
/// <param name="AssessmentId">The assessment.</param>
/// <param name="EditionId">Its edition.</param>
/// <param name="Number">The submission's number.</param>
/// <param name="Answers">By item and party.</param>
/// <param name="Checklist">Null for the plain checklist, so that its canonical form has no trace of it.</param>
/// <param name="Attestations">確認声明 that stood, by item and party; null where the round asks for none, and then the canonical form has no trace of them.</param>
/// <param name="Evidence">Shared evidence as it was then, by owner and piece; null where there was none, so that the form of such a submission has no trace of it.</param>
public sealed record SubmissionContent(
    Guid AssessmentId, string EditionId, int Number, IReadOnlyList<SubmittedAnswer> Answers, TailoredChecklist? Checklist = null,
    IReadOnlyList<SubmittedAttestation>? Attestations = null, IReadOnlyList<SubmittedEvidence>? Evidence = null);

/// <summary>One answer as it was submitted, with the revision it was.</summary>
public sealed record SubmittedAnswer(int ItemNumber, Party Party, int Revision, ResponseContent Content);
