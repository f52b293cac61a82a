using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Assessments.Workspace;

/// <summary>What is new since the caller last looked: the state, and the answers whose version is not the one they have.</summary>
public sealed record WorkspaceChanges(AssessmentStatus Status, IReadOnlyList<WorkspaceAnswer> Answers);

/// <summary>Follows a workspace that is open on a screen.</summary>
public sealed class GetWorkspaceChanges(WorkbenchDatabase database)
{
    /// <param name="caller">Who asks.</param>
    /// <param name="assessmentId">The assessment on the screen.</param>
    /// <param name="known">Version by response id, as the screen has them.</param>
    /// <param name="cancellationToken">Ends with the screen.</param>
    public Task<Outcome<WorkspaceChanges>> HandleAsync(
        Caller caller, Guid assessmentId, IReadOnlyDictionary<Guid, int> known, CancellationToken cancellationToken) =>
        database.ReadAsync<WorkspaceChanges>(caller, async work =>
        {
            var (assessment, _, _) = await work.Access.ToAssessmentAsync(assessmentId, cancellationToken);
            var status = await work.Db.ReadStatusAsync(assessment, cancellationToken);
            var versions = await work.Db.Responses.Where(r => r.AssessmentId == assessmentId).Select(r => new { r.Id, r.Version }).ToListAsync(cancellationToken);
            var stale = versions.Where(v => known.GetValueOrDefault(v.Id, -1) != v.Version).Select(v => v.Id).ToList();
            var answers = stale.Count == 0 ? [] : await work.Db.Responses.Where(r => stale.Contains(r.Id)).SelectAnswers().ToListAsync(cancellationToken);
            return new WorkspaceChanges(status, answers);
        }, cancellationToken);
}
