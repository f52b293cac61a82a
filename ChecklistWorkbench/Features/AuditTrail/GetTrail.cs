using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.AuditTrail.Chains;
using ChecklistWorkbench.Features.AuditTrail.Lines;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.AuditTrail;

/// <summary>
/// A page of a chain, or of those of all connections in the caller's reach, newest first. An auditor's opening of it stands in the trail of their
/// organisation, once in <see cref="OpenedAgainAfter"/> however often they page, narrow or reload.
/// </summary>
public sealed class GetTrail(WorkbenchDatabase database)
{
    public static readonly TimeSpan OpenedAgainAfter = TimeSpan.FromMinutes(30);

    public Task<Outcome<TrailView>> HandleAsync(Caller caller, TrailState state, CancellationToken cancellationToken) => database.ReadAsync<TrailView>(caller, async work =>
    {
        var opened = await work.OpenTrailAsync(state, cancellationToken);
        if (!opened.Succeeded) return opened.Refusal;
        var trail = opened.Value;
        await work.OpensAgainAsync(trail.By, state.AllConnections ? "trails" : "trail", state.ConnectionId ?? trail.By.OrganizationId, OpenedAgainAfter, cancellationToken);
        var found = state.AllConnections
            ? await work.Db.PageAcrossAsync(trail, state, TrailState.PageSize + 1, cancellationToken)
            : await PageAsync(work.Db, trail, state, cancellationToken);
        var page = found.Take(TrailState.PageSize).ToList();
        var connections = trail.Connections.ToDictionary(connection => connection.ChainId);
        var names = await NamesAsync(work.Db, page, cancellationToken);
        var heads = await work.Db.AuditChains.Where(chain => trail.ChainIds.Contains(chain.Id))
            .Select(chain => new { chain.HeadSequence, IsSigned = work.Db.Checkpoints.Any(checkpoint => checkpoint.ChainId == chain.Id) }).ToListAsync(cancellationToken);
        return new TrailView(
            [.. page.Select(entry => LineOf(entry, names, ConnectionOf(entry)))],
            found.Count > page.Count ? PlaceOf(page[^1], ConnectionOf(page[^1])) : null,
            heads.Sum(head => head.HeadSequence),
            state.AllConnections ? null : await SignedAsync(work.Db, trail.ChainIds[0], cancellationToken),
            await work.Db.ActorsOfAsync(trail, cancellationToken), await work.Db.OrganizationsOfAsync(trail, cancellationToken), trail.Scope.Actions,
            state.AllConnections ? new(trail.Connections.Count, heads.Count(head => head.IsSigned)) : null);

        LineConnection? ConnectionOf(AuditEntry entry) =>
            state.AllConnections && connections.GetValueOrDefault(entry.ChainId) is { } connection ? new(connection.Id, connection.Counterparty, connection.Service) : null;
    }, cancellationToken);

    private static async Task<List<AuditEntry>> PageAsync(WorkbenchDbContext db, OpenedTrail trail, TrailState state, CancellationToken cancellationToken)
    {
        var matching = await db.FilterTrailAsync(trail.ChainIds[0], trail.Scope, state, cancellationToken);
        if (state.Before?.Sequence is { } before) matching = matching.Where(entry => entry.Sequence < before);
        return await matching.OrderByDescending(entry => entry.Sequence).Take(TrailState.PageSize + 1).ToListAsync(cancellationToken);
    }

    private static Task<SignedPlace?> SignedAsync(WorkbenchDbContext db, string chainId, CancellationToken cancellationToken) => db.Checkpoints
        .Where(checkpoint => checkpoint.ChainId == chainId).OrderByDescending(checkpoint => checkpoint.Count).ThenByDescending(checkpoint => checkpoint.AtUtc)
        .Select(checkpoint => new SignedPlace(checkpoint.Count, checkpoint.AtUtc, checkpoint.KeyId, checkpoint.Timestamp)).FirstOrDefaultAsync(cancellationToken);

    private static TrailLine LineOf(AuditEntry entry, IReadOnlyDictionary<Guid, string> names, LineConnection? connection) => new(
        entry.Sequence, entry.AtUtc, entry.Action, entry.ActorId, entry.ActorName, entry.OrganizationId is { } id ? names.GetValueOrDefault(id) : null,
        entry.ItemNumber, AuditDetails.Read(entry.Details), entry.Hash, connection);

    private static TrailPlace PlaceOf(AuditEntry entry, LineConnection? connection) => connection is null ? new(entry.Sequence) : new(entry.Sequence, entry.AtUtc, connection.Id);

    private static async Task<Dictionary<Guid, string>> NamesAsync(WorkbenchDbContext db, List<AuditEntry> page, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. page.Select(entry => entry.OrganizationId).OfType<Guid>().Distinct()];
        return await db.Organizations.Where(organization => ids.Contains(organization.Id)).ToDictionaryAsync(organization => organization.Id, organization => organization.Name, cancellationToken);
    }
}
