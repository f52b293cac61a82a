using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Features.Assessments.Discussions;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Reviews;
using ChecklistWorkbench.Persistence.Submissions;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Assessments.Workspace;

/// <summary>What is new since the caller last looked: the state, and the answers whose version is not the one they have.</summary>
public sealed record WorkspaceChanges(AssessmentStatus Status, IReadOnlyList<WorkspaceAnswer> Answers)
{
    /// <summary>The list of items, if the caller's is not the newest; else null.</summary>
    public Tailoring? Tailoring { get; init; }

    /// <summary>Where 質疑 stands on the items that have any.</summary>
    public IReadOnlyList<DiscussionMark> Discussions { get; init; } = [];
}

/// <summary>What a screen has: version by response id, and the revision of the list of items.</summary>
public sealed record WorkspaceKnown(IReadOnlyDictionary<Guid, int> Versions, int TailoringRevision);

/// <summary>Follows a workspace that is open on a screen.</summary>
public sealed class GetWorkspaceChanges(WorkbenchDatabase database)
{
    /// <param name="caller">Who asks.</param>
    /// <param name="assessmentId">The assessment on the screen.</param>
    /// <param name="known">What the screen has.</param>
    /// <param name="cancellationToken">Ends with the screen.</param>
    public Task<Outcome<WorkspaceChanges>> HandleAsync(
        Caller caller, Guid assessmentId, WorkspaceKnown known, CancellationToken cancellationToken) =>
        database.ReadAsync<WorkspaceChanges>(caller, async work =>
        {
            var (assessment, _, by) = await work.Access.ToAssessmentAsync(assessmentId, cancellationToken);
            var status = await work.Db.ReadStatusAsync(assessment, cancellationToken);
            var versions = await work.Db.Responses.Where(r => r.AssessmentId == assessmentId).Select(r => new { r.Id, r.Version }).ToListAsync(cancellationToken);
            var stale = versions.Where(v => known.Versions.GetValueOrDefault(v.Id, -1) != v.Version).Select(v => v.Id).ToList();
            var answers = stale.Count == 0 ? [] : await work.Db.Responses.Where(r => stale.Contains(r.Id)).SelectAnswers().ToListAsync(cancellationToken);
            var isTailored = assessment.TailoringRevision != known.TailoringRevision;
            return new WorkspaceChanges(status, answers)
            {
                Tailoring = isTailored ? await work.Db.ReadTailoringAsync(assessment, cancellationToken) : null,
                Discussions = await work.Db.ReadDiscussionMarksAsync(assessmentId, by, cancellationToken),
            };
        }, cancellationToken);
}
