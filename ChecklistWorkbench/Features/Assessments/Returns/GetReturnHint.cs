using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Assessments.Returns;

/// <summary>Reads for what reasons this connection's bank tends to ask an item back; no other bank's returns are looked at.</summary>
public sealed class GetReturnHint(WorkbenchDatabase database)
{
    public Task<Outcome<IReadOnlyList<ReturnReasonCode>>> HandleAsync(Caller caller, Guid assessmentId, int itemNumber, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<ReturnReasonCode>>(caller, async work =>
        {
            var (assessment, connection, _) = await work.Access.ToAssessmentAsync(assessmentId, cancellationToken);
            // The bank's own items are counted anew in each assessment: the same number is another item.
            if (ItemNumbers.IsCustom(itemNumber)) return new List<ReturnReasonCode>();
            var (bank, edition) = (connection.FinancialInstitutionId, assessment.EditionId);
            var returns = await (
                from other in work.Db.Connections
                where other.FinancialInstitutionId == bank
                join round in work.Db.Assessments on other.Id equals round.ConnectionId
                where round.EditionId == edition
                join returned in work.Db.SubmissionReturns on round.Id equals returned.AssessmentId
                from item in returned.Items
                where item.ItemNumber == itemNumber && item.Code != null
                select new PastReturn(other.Id, item.Code!.Value)).ToListAsync(cancellationToken);
            return ReturnHint.Of(returns, connection.Id).ToList();
        }, cancellationToken);
}
