using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Assessments.Workspace;

/// <summary>Reads that opening a workspace and following it have in common.</summary>
internal static class WorkspaceQueries
{
    public static IQueryable<WorkspaceAnswer> SelectAnswers(this IQueryable<Response> responses) =>
        responses.Select(r => new WorkspaceAnswer(r.Id, r.ItemNumber, r.Party, r.Content, r.Revision, r.Version, r.Lock, r.SavedByName, r.SavedUtc));

    /// <summary>Both parties' names and where the assessment stands, in one query.</summary>
    public static async Task<((string Firm, string Bank) Names, AssessmentStatus Status)> ReadStatusAsync(
        this WorkbenchDbContext db, Assessment assessment, CancellationToken cancellationToken)
    {
        var found = await (
            from connection in db.Connections
            join firm in db.Organizations on connection.ConnectingFirmId equals firm.Id
            join bank in db.Organizations on connection.FinancialInstitutionId equals bank.Id
            where connection.Id == assessment.ConnectionId
            select new
            {
                Firm = firm.Name,
                Bank = bank.Name,
                Submissions = db.Submissions.Where(s => s.AssessmentId == assessment.Id).OrderBy(s => s.Number)
                    .Select(s => new SubmissionSummary(s.Number, s.ByName, s.AtUtc, s.Comment)).ToList(),
                Returns = db.SubmissionReturns.Where(r => r.AssessmentId == assessment.Id).OrderByDescending(r => r.AtUtc).Take(1)
                    .Select(r => new { r.Comment, r.ByName, r.AtUtc, Items = r.Items.Select(i => new { i.ItemNumber, i.Reason }).ToList() }).ToList(),
            }).AsSingleQuery().FirstAsync(cancellationToken);

        var last = found.Returns.FirstOrDefault();
        var returned = last is null ? null : new ReturnSummary(last.Comment, last.ByName, last.AtUtc, last.Items.ToDictionary(i => i.ItemNumber, i => i.Reason));
        return ((found.Firm, found.Bank), new AssessmentStatus(assessment.State, found.Submissions, returned));
    }
}
