using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Domain.Monitoring;
using ChecklistWorkbench.Domain.Review;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using ReferenceEntry = ChecklistWorkbench.Domain.Catalogue.ReferenceEntry;

namespace ChecklistWorkbench.Persistence;

/// <summary>What is written once and never again. The databases have triggers on the same tables.</summary>
public static class AppendOnlyGuard
{
    public static IReadOnlyList<Type> Types { get; } =
    [
        typeof(ResponseRevision), typeof(Submission), typeof(SubmissionReturn), typeof(ReturnedItem), typeof(AssessmentTransition),
        typeof(AuditEntry), typeof(PublishedEdition), typeof(CustomItemVersion), typeof(TailoringChange),
        typeof(ReceivedFile), typeof(ReceivedFileChunk), typeof(EquivalenceRuling), typeof(GuideVersion),
        typeof(DiscussionMessage), typeof(DiscussionMention), typeof(ReferenceEntry), typeof(RatingRevision), typeof(RatingShare), typeof(SharedRating),
        typeof(Attestation), typeof(NoticeMessage),
        typeof(EvidenceVersion), typeof(EvidenceFile), typeof(EvidenceShare), typeof(SubmissionEvidence),
        typeof(FindingStep), typeof(ReportedEvidence), typeof(RelianceStep), typeof(RelianceRuling), typeof(SharedRuling), typeof(DepthRuleChange), typeof(AccessMeasure),
        typeof(Checkpoint),
    ];

    /// <summary>Their tables, as the triggers name them.</summary>
    public static IReadOnlyList<string> Tables { get; } =
    [
        "ResponseRevisions", "Submissions", "SubmissionReturns", "ReturnedItems", "AssessmentTransitions", "AuditEntries", "Editions", "CustomItemVersions", "TailoringChanges",
        "ReceivedFiles", "ReceivedFileChunks", "EquivalenceRulings", "GuideVersions",
        "DiscussionMessages", "DiscussionMentions", "ReferenceEntries", "RatingRevisions", "RatingShares", "SharedRatings",
        "Attestations", "NoticeMessages",
        "EvidenceVersions", "EvidenceFiles", "EvidenceShares", "SubmissionEvidence",
        "FindingSteps", "ReportedEvidence", "RelianceSteps", "RelianceRulings", "SharedRulings", "DepthRuleChanges", "AccessMeasures",
        "Checkpoints",
    ];

    public static void Check(ChangeTracker tracker)
    {
        var offender = tracker.Entries().FirstOrDefault(entry =>
            entry.State is EntityState.Modified or EntityState.Deleted && Types.Contains(entry.Metadata.ClrType));
        if (offender is not null)
            throw new InvalidOperationException($"{offender.Metadata.ClrType.Name} is append-only; the save was to leave it {offender.State}.");
    }
}
