using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Monitoring;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Assessments.Discussions;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;
using ChecklistWorkbench.Persistence.Reviews;
using ChecklistWorkbench.Persistence.Submissions;

namespace ChecklistWorkbench.Features.Assessments.Workspace;

/// <summary>Reads a workspace whole: five queries, whatever was ever written in it.</summary>
public sealed class GetWorkspace(WorkbenchDatabase database, EditionCatalogue editions, RecordedReferences references)
{
    public Task<Outcome<WorkspaceModel>> HandleAsync(Caller caller, Guid assessmentId, CancellationToken cancellationToken) =>
        database.ReadAsync<WorkspaceModel>(caller, async work =>
        {
            var (assessment, connection, by) = await work.Access.ToAssessmentAsync(assessmentId, cancellationToken);
            work.Opens(by, "workspace", assessment.Id);
            var parties = await work.Db.ReadPartiesAsync(connection, assessment, cancellationToken);
            var status = await work.Db.ReadStatusAsync(assessment, cancellationToken);
            var (answers, drafts) = await work.Db.ReadAnswersAsync(assessmentId, by.PersonId, cancellationToken);
            var discussions = await work.Db.ReadDiscussionMarksAsync(assessmentId, by, cancellationToken);
            var heading = new WorkspaceHeading(connection.Id, parties.Firm, parties.Bank, connection.ServiceName, connection.Profile.ApiKinds,
                assessment.Purpose, assessment.Round, assessment.DueOn);
            var edition = await editions.ShowAsync(await editions.GetAsync(assessment.EditionId, cancellationToken), cancellationToken);
            return new WorkspaceModel(assessmentId, assessment.ChainId, by, edition, heading, status, answers, drafts)
            {
                Updates = (await references.GetAsync(cancellationToken)).RegulationUpdates,
                Discussions = discussions,
                Tailoring = parties.Tailoring,
                AsksForStatements = RoundStatements.AreAsked(assessment),
            };
        }, cancellationToken);
}
