using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Exchange.Receiving;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Exchange.Layouts;

/// <summary>No longer uses a 様式の対応付け; imports that were made by it are not touched.</summary>
public sealed class RetireLayout(WorkbenchDatabase database)
{
    public Task<Outcome<Done>> HandleAsync(Caller caller, Guid assessmentId, Guid layoutId, CancellationToken cancellationToken) =>
        database.ChangeAsync<Done>(caller, async work =>
        {
            var (_, connection, by) = await work.Access.ToAssessmentAsync(assessmentId, cancellationToken);
            if (ReceivingRight.Refusing(by) is { } refusal) return refusal;
            var layout = await work.Db.WorkbookLayouts.FirstOrDefaultAsync(
                l => l.Id == layoutId && l.OrganizationId == by.OrganizationId && l.FinancialInstitutionId == connection.FinancialInstitutionId, cancellationToken);
            if (layout is null) return new NotFound();
            layout.Retire(by, work.NowUtc);
            return default(Done);
        }, cancellationToken);
}
