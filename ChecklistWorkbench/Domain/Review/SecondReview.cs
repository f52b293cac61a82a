using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Domain.Review;

/// <summary>第2審査: who of the bank rates an assessment blind, beside the first. The bank's own affair.</summary>
public sealed class SecondReview : AuditedEntity
{
    private SecondReview() { }

    public SecondReview(Guid assessmentId) => AssessmentId = assessmentId;

    public Guid AssessmentId { get; private init; }

    /// <summary>Null while nobody does.</summary>
    public Guid? ReviewerId { get; private set; }

    public string ReviewerName { get; private set; } = "";

    public int Version { get; private set; }

    /// <summary>Names the reviewer, or nobody. Verdicts given from the seat stay where they are.</summary>
    public Outcome<Done> Name(Assessment assessment, Guid? reviewerId, string reviewerName, Participation by, DateTime atUtc)
    {
        if (RatingRules.BarrierTo(RatingAct.NameSecondReviewer, assessment.State, by) is { } refusal) return refusal;
        if (reviewerId == ReviewerId) return default(Done);
        Record(new(AuditChain.OfOrganization(by.OrganizationId), AuditActions.SecondReviewerNamed, by.Actor, atUtc, AssessmentId,
            Details: new { Reviewer = new AuditChange(ReviewerId is null ? null : ReviewerName, reviewerId is null ? null : reviewerName) }));
        (ReviewerId, ReviewerName, Version) = (reviewerId, reviewerId is null ? "" : reviewerName, Version + 1);
        return default(Done);
    }
}
