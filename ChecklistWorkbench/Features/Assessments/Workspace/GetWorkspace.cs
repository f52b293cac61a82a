using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Assessments.Workspace;

/// <summary>Reads a workspace whole: five queries, whatever was ever written in it.</summary>
public sealed class GetWorkspace(WorkbenchDatabase database, EditionCatalogue editions)
{
    public Task<Outcome<WorkspaceModel>> HandleAsync(Caller caller, Guid assessmentId, CancellationToken cancellationToken) =>
        database.ReadAsync<WorkspaceModel>(caller, async work =>
        {
            var (assessment, connection, by) = await work.Access.ToAssessmentAsync(assessmentId, cancellationToken);
            var (names, status) = await work.Db.ReadStatusAsync(assessment, cancellationToken);
            var heading = new WorkspaceHeading(connection.Id, names.Firm, names.Bank, connection.ServiceName, connection.Profile.ApiKinds,
                assessment.Purpose, assessment.Round, assessment.DueOn);
            var answers = await work.Db.Responses.Where(r => r.AssessmentId == assessmentId).SelectAnswers().ToListAsync(cancellationToken);
            var drafts = await (
                from draft in work.Db.Drafts
                join response in work.Db.Responses on draft.ResponseId equals response.Id
                where response.AssessmentId == assessmentId && draft.PersonId == caller.PersonId
                select new WorkspaceDraft(draft.ResponseId, draft.Field, draft.Text, draft.BasedOn, draft.TypedUtc)).ToListAsync(cancellationToken);
            var edition = await editions.GetAsync(assessment.EditionId, cancellationToken);
            return new WorkspaceModel(assessmentId, assessment.ChainId, by, edition, heading, status,
                [.. answers.OrderBy(a => a.Number).ThenBy(a => a.Party)], drafts);
        }, cancellationToken);
}
