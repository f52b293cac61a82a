using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Monitoring;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Monitoring.Arrangements;

public sealed record ProposeArrangementRequest(Guid ConnectionId, MonitoringTerms Terms);

/// <summary>A 取決め is between two parties, and the other one has not joined yet.</summary>
public sealed record ArrangementNeedsBothParties : Refusal;

/// <summary>提案する: the bank puts new terms to the firm; what is in force stays so until the firm agrees.</summary>
public sealed class ProposeArrangement(WorkbenchDatabase database)
{
    public Task<Outcome<Done>> HandleAsync(Caller caller, ProposeArrangementRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<Done>(caller, async work =>
        {
            var (connection, by) = await work.Access.ToConnectionAsync(request.ConnectionId, cancellationToken);
            if (!connection.IsComplete) return new ArrangementNeedsBothParties();
            var newest = await work.Db.Arrangements.Where(a => a.ConnectionId == connection.Id).OrderByDescending(a => a.Number).FirstOrDefaultAsync(cancellationToken);
            var proposed = Arrangement.Propose(connection, newest, request.Terms, by, work.NowUtc);
            if (!proposed.Succeeded) return proposed.Refusal;
            work.Db.Arrangements.Add(proposed.Value);
            return default(Done);
        }, cancellationToken);
}
