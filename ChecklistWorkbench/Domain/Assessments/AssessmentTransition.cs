using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Domain.Assessments;

/// <summary>One change of an assessment's state: who, when, on which submission, with which words. Append-only.</summary>
public sealed class AssessmentTransition
{
    private AssessmentTransition() { }

    internal AssessmentTransition(
        Assessment assessment, AssessmentStep step, AssessmentState from, AssessmentState to, string comment, Guid? submissionId, Participation by, DateTime atUtc)
    {
        (Id, AssessmentId, Step, From, To) = (Guid.CreateVersion7(), assessment.Id, step, from, to);
        (Comment, SubmissionId) = (comment, submissionId);
        (ByPersonId, ByName, ByParty, AtUtc) = (by.PersonId, by.PersonName, by.Party, atUtc);
    }

    public Guid Id { get; private init; }

    public Guid AssessmentId { get; private init; }

    public AssessmentStep Step { get; private init; }

    public AssessmentState From { get; private init; }

    public AssessmentState To { get; private init; }

    public string Comment { get; private init; } = "";

    public Guid? SubmissionId { get; private init; }

    public Guid ByPersonId { get; private init; }

    public string ByName { get; private init; } = "";

    public Party ByParty { get; private init; }

    public DateTime AtUtc { get; private init; }
}
