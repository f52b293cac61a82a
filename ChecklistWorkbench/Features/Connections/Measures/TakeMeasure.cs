using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Connections.Measures;

/// <param name="Extent">What it covers; empty for all.</param>
/// <param name="EffectiveOn">The first day it holds, in Japan.</param>
/// <param name="After">The number of the last measure that the caller saw; 0 for none.</param>
public sealed record TakeMeasureRequest(Guid ConnectionId, AccessMeasureKind Kind, string Extent, string Reason, DateOnly? EffectiveOn, int After);

/// <summary>Records that the bank restricts, suspends or revokes the access, or lifts that.</summary>
public sealed class TakeMeasure(WorkbenchDatabase database)
{
    public Task<Outcome<Done>> HandleAsync(Caller caller, TakeMeasureRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<Done>(caller, async work =>
        {
            var (connection, by) = await work.Access.ToConnectionAsync(request.ConnectionId, cancellationToken);
            var last = await work.Db.AccessMeasures.Where(m => m.ConnectionId == connection.Id).OrderByDescending(m => m.Number).FirstOrDefaultAsync(cancellationToken);
            if (AccessMeasure.BarrierTo(request.Kind, last?.Kind, by) is { } refusal) return refusal;
            if ((last?.Number ?? 0) != request.After) return new MeasureTakenMeanwhile();
            var taken = AccessMeasure.Take(connection, last, request.Kind, request.Extent, request.Reason, request.EffectiveOn, by, work.NowUtc);
            if (!taken.Succeeded) return taken.Refusal;
            work.Db.AccessMeasures.Add(taken.Value);
            return default(Done);
        }, cancellationToken);
}

/// <summary>Someone else recorded a measure after the caller last looked.</summary>
public sealed record MeasureTakenMeanwhile : Refusal;
