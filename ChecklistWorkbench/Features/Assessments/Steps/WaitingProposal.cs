using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Reviews;

namespace ChecklistWorkbench.Features.Assessments.Steps;

/// <summary>A 判定案 that waits has nothing to stand on once its submission is returned or the round is over.</summary>
internal static class WaitingProposal
{
    public static async Task PutProposalBackAsync(this Work work, Assessment assessment, Connection connection, Guid? returnId, Participation by, CancellationToken cancellationToken)
    {
        if (await work.Db.ReadLastDecisionAsync(assessment.Id, cancellationToken) is { State: DecisionState.Proposed } proposal)
            proposal.Fall(assessment, connection.FinancialInstitutionId!.Value, returnId, by, work.NowUtc);
    }
}
