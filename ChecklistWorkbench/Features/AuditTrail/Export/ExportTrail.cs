using System.Runtime.CompilerServices;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.AuditTrail.Chains;
using ChecklistWorkbench.Features.AuditTrail.Lines;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Ui;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.AuditTrail.Export;

public enum TrailFormat
{
    JsonLines,
    Csv,
}

public sealed record ExportTrailRequest(TrailState State, TrailFormat Format);

/// <param name="Connection">Whose chain the entry stands in; null in the file of one chain.</param>
public sealed record ExportedEntry(AuditEntry Entry, string? Connection);

/// <param name="IsAcross">Whether lines name their connection.</param>
/// <param name="Entries">One chain after the other, each oldest first, so that its hashes can be followed; read from the database as they are asked for.</param>
public sealed record ExportedTrail(string FileName, bool IsAcross, IAsyncEnumerable<ExportedEntry> Entries);

/// <summary>
/// What the filter shows, as a file. The download stands in the trail before its first line goes out: that of one chain in the same chain, as its
/// last line if the filter lets it; that of all connections in the organisation's own.
/// </summary>
public sealed class ExportTrail(WorkbenchDatabase database, IDbContextFactory<WorkbenchDbContext> contexts, TimeProvider clock)
{
    private const int BatchSize = 2_000;

    public async Task<Outcome<ExportedTrail>> HandleAsync(Caller caller, ExportTrailRequest request, CancellationToken cancellationToken)
    {
        var state = request.State with { Before = null };
        var opened = await database.ChangeAsync<OpenedTrail>(caller, async work =>
        {
            var trail = await work.OpenTrailAsync(state, cancellationToken);
            if (!trail.Succeeded) return trail.Refusal;
            var (by, chainId) = (trail.Value.By, state.AllConnections ? trail.Value.OwnChainId : trail.Value.ChainIds[0]);
            work.Db.Record(new(chainId, AuditActions.TrailExported, by.Actor, work.NowUtc, state.ConnectionId ?? by.OrganizationId,
                Details: new { request.Format, Filter = state.ToAddress("") is { Length: > 0 } filter ? filter : null }));
            return trail;
        }, cancellationToken);
        if (!opened.Succeeded) return opened.Refusal;
        return new ExportedTrail(NameOf(request, opened.Value), state.AllConnections, ReadAsync(opened.Value, state, cancellationToken));
    }

    private async IAsyncEnumerable<ExportedEntry> ReadAsync(OpenedTrail trail, TrailState state, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        for (var i = 0; i < trail.ChainIds.Count; i++)
        {
            var connection = state.AllConnections ? trail.Connections[i].Name : null;
            await foreach (var entry in ReadAsync(db, trail.ChainIds[i], trail.Scope, state, cancellationToken)) yield return new(entry, connection);
        }
    }

    private static async IAsyncEnumerable<AuditEntry> ReadAsync(
        WorkbenchDbContext db, string chainId, TrailScope scope, TrailState state, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var head = await db.AuditChains.Where(known => known.Id == chainId).Select(known => known.HeadSequence).FirstOrDefaultAsync(cancellationToken);
        var matching = (await db.FilterTrailAsync(chainId, scope, state, cancellationToken)).Where(entry => entry.Sequence <= head);
        for (var after = 0L; ;)
        {
            var from = after;
            var batch = await matching.Where(entry => entry.Sequence > from).OrderBy(entry => entry.Sequence).Take(BatchSize).ToListAsync(cancellationToken);
            foreach (var entry in batch) yield return entry;
            if (batch.Count < BatchSize) yield break;
            after = batch[^1].Sequence;
        }
    }

    private string NameOf(ExportTrailRequest request, OpenedTrail trail)
    {
        var subject = request.State.AllConnections ? "すべての接続" : request.State.OfInstallation ? "導入環境" : trail.Connections is [var connection] ? connection.Service : "自組織";
        return DownloadName.Of(request.Format == TrailFormat.Csv ? ".csv" : ".jsonl", JapanTime.DateOf(clock.GetUtcNow().UtcDateTime), "監査証跡", subject);
    }
}
