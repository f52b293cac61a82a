using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Connections.Measures;

/// <param name="Measures">Newest first.</param>
/// <param name="Possible">What the caller may do now.</param>
public sealed record MeasuresView(IReadOnlyList<AccessMeasure> Measures, IReadOnlyList<AccessMeasureKind> Possible, DateOnly Today)
{
    /// <summary>The measure that holds; null while access is whole.</summary>
    public AccessMeasure? Holding => Measures is [{ Kind: not AccessMeasureKind.Lifting } last, ..] ? last : null;
}

/// <summary>接続の制限・停止・取消 of a connection.</summary>
public sealed class GetMeasures(WorkbenchDatabase database)
{
    public Task<Outcome<MeasuresView>> HandleAsync(Caller caller, Guid connectionId, CancellationToken cancellationToken) =>
        database.ReadAsync<MeasuresView>(caller, async work =>
        {
            var (connection, by) = await work.Access.ToConnectionAsync(connectionId, cancellationToken);
            var measures = await work.Db.AccessMeasures.AsNoTracking().Where(m => m.ConnectionId == connection.Id).OrderByDescending(m => m.Number).ToListAsync(cancellationToken);
            var last = measures.Count > 0 ? measures[0].Kind : (AccessMeasureKind?)null;
            return new MeasuresView(
                measures, [.. Enum.GetValues<AccessMeasureKind>().Where(kind => AccessMeasure.BarrierTo(kind, last, by) is null)], JapanTime.DateOf(work.NowUtc));
        }, cancellationToken);
}
