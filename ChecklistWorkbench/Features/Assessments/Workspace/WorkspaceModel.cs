using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Features.Assessments.Discussions;

namespace ChecklistWorkbench.Features.Assessments.Workspace;

/// <summary>Everything the workspace shows of one assessment, as the caller may see it.</summary>
public sealed record WorkspaceModel(
    Guid AssessmentId, string ChainId, Participation By, ChecklistEdition Edition, WorkspaceHeading Heading, AssessmentStatus Status,
    IReadOnlyList<WorkspaceAnswer> Answers, IReadOnlyList<WorkspaceDraft> Drafts)
{
    /// <summary>The standards that changed since the edition.</summary>
    public IReadOnlyList<RegulationUpdate> Updates { get; init; } = [];

    /// <summary>Where 質疑 stands on the items that have any.</summary>
    public IReadOnlyList<DiscussionMark> Discussions { get; init; } = [];

    /// <summary>Whether the round asks for 確認声明.</summary>
    public bool AsksForStatements { get; init; }

    /// <summary>What the bank made of the list of items.</summary>
    public Tailoring Tailoring { get; init; } = Tailoring.None;
}

/// <summary>What stands above the table and hardly ever changes.</summary>
public sealed record WorkspaceHeading(
    Guid ConnectionId, string FirmName, string BankName, string ServiceName, ApiKinds ApiKinds, AssessmentPurpose Purpose, int Round, DateOnly? DueOn);

/// <summary>Where the assessment stands: its state, its submissions, and what the bank asked back last.</summary>
public sealed record AssessmentStatus(AssessmentState State, IReadOnlyList<SubmissionSummary> Submissions, ReturnSummary? LastReturn)
{
    /// <summary>When a copy was last frozen; answers saved after it count as changed.</summary>
    public DateTime? LastSubmittedUtc => Submissions.Count == 0 ? null : Submissions[^1].AtUtc;
}

public sealed record SubmissionSummary(int Number, string ByName, DateTime AtUtc, string Comment);

/// <param name="Items">The reason in words of each item asked back.</param>
public sealed record ReturnSummary(string Comment, string ByName, DateTime AtUtc, IReadOnlyDictionary<int, string> Items)
{
    /// <summary>The reason in a word, of those items that were given one.</summary>
    public IReadOnlyDictionary<int, ReturnReasonCode> Codes { get; init; } = new Dictionary<int, ReturnReasonCode>();
}

/// <summary>One party's answer to one item as it now stands.</summary>
public sealed record WorkspaceAnswer(
    Guid ResponseId, int Number, Party Party, ResponseContent Content, int Revision, int Version, ResponseLock Lock, string? SavedByName, DateTime? SavedUtc)
{
    /// <summary>対象外: whether the bank leaves the item out.</summary>
    public bool IsExcluded { get; init; }
}

/// <summary>What the caller was typing when they were last here.</summary>
public sealed record WorkspaceDraft(Guid ResponseId, ResponseField Field, string Text, int BasedOn, DateTime TypedUtc);
