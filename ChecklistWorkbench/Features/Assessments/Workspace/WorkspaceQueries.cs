using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Assessments.Workspace;

/// <summary>Reads that opening a workspace and following it have in common; each is one query.</summary>
internal static class WorkspaceQueries
{
    public static IQueryable<WorkspaceAnswer> SelectAnswers(this IQueryable<Response> responses) =>
        responses.Select(r => new WorkspaceAnswer(r.Id, r.ItemNumber, r.Party, r.Content, r.Revision, r.Version, r.Lock, r.SavedByName, r.SavedUtc) { IsExcluded = r.IsExcluded });

    /// <summary>Where the assessment stands: its submissions, and what was asked back last.</summary>
    public static async Task<AssessmentStatus> ReadStatusAsync(this WorkbenchDbContext db, Assessment assessment, CancellationToken cancellationToken)
    {
        var rows = await (
            from submission in db.Submissions
            where submission.AssessmentId == assessment.Id
            join returned in db.SubmissionReturns on submission.Id equals returned.SubmissionId into returns
            from returned in returns.DefaultIfEmpty()
            from item in returned.Items.DefaultIfEmpty()
            select new
            {
                Submission = new SubmissionSummary(submission.Number, submission.ByName, submission.AtUtc, submission.Comment),
                Return = returned == null ? null : new { returned.Comment, returned.ByName, returned.AtUtc },
                Item = item == null ? null : new { item.ItemNumber, item.Reason, item.Code },
            }).ToListAsync(cancellationToken);

        var last = rows.Where(row => row.Return is not null).GroupBy(row => row.Return!).MaxBy(group => group.Key.AtUtc);
        return new AssessmentStatus(
            assessment.State,
            [.. rows.Select(row => row.Submission).Distinct().OrderBy(submission => submission.Number)],
            last is null ? null : new ReturnSummary(last.Key.Comment, last.Key.ByName, last.Key.AtUtc,
                last.Where(row => row.Item is not null).ToDictionary(row => row.Item!.ItemNumber, row => row.Item!.Reason))
            {
                Codes = last.Where(row => row.Item?.Code is not null).ToDictionary(row => row.Item!.ItemNumber, row => row.Item!.Code!.Value),
            });
    }

    /// <summary>All answers, each with what the person was typing into it when they were last here.</summary>
    public static async Task<(IReadOnlyList<WorkspaceAnswer> Answers, IReadOnlyList<WorkspaceDraft> Drafts)> ReadAnswersAsync(
        this WorkbenchDbContext db, Guid assessmentId, Guid personId, CancellationToken cancellationToken)
    {
        var rows = await (
            from response in db.Responses
            where response.AssessmentId == assessmentId
            join draft in db.Drafts.Where(d => d.PersonId == personId) on response.Id equals draft.ResponseId into drafts
            from draft in drafts.DefaultIfEmpty()
            select new { response, draft }).ToListAsync(cancellationToken);

        var answers = rows.Select(row => row.response).DistinctBy(r => r.Id).OrderBy(r => r.ItemNumber).ThenBy(r => r.Party).AsQueryable().SelectAnswers();
        var typed = rows.Select(row => row.draft).OfType<Draft>().Select(d => new WorkspaceDraft(d.ResponseId, d.Field, d.Text, d.BasedOn, d.TypedUtc));
        return ([.. answers], [.. typed]);
    }
}
