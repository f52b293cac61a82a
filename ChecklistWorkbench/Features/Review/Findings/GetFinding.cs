using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Reviews;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Review.Findings;

/// <summary>A finding and whose it is.</summary>
public sealed record FindingDetails(Guid ConnectionId, string ServiceName, string BankName, string FirmName, FindingView View);

/// <summary>One finding with everything that was done about it.</summary>
public sealed class GetFinding(WorkbenchDatabase database)
{
    public Task<Outcome<FindingDetails>> HandleAsync(Caller caller, Guid connectionId, int number, CancellationToken cancellationToken) =>
        database.ReadAsync<FindingDetails>(caller, async work =>
        {
            var (connection, by) = await work.ToFindingsAsync(connectionId, cancellationToken);
            var finding = await work.Db.Findings.WithSteps().OrderBy(f => f.Id).FirstOrDefaultAsync(f => f.ConnectionId == connection.Id && f.Number == number, cancellationToken);
            if (finding is null) return new NotFound();
            var names = await work.Db.Organizations.Where(o => o.Id == connection.ConnectingFirmId || o.Id == connection.FinancialInstitutionId)
                .ToDictionaryAsync(o => o.Id, o => o.Name, cancellationToken);
            var views = await work.ViewAsync(connection.Id, [finding], by, cancellationToken);
            return new FindingDetails(connection.Id, connection.ServiceName, names[connection.FinancialInstitutionId!.Value], names[connection.ConnectingFirmId!.Value], views[0]);
        }, cancellationToken);
}
