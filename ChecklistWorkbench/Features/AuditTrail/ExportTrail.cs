using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Ui;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.AuditTrail;

public enum TrailFormat
{
    JsonLines,
    Csv,
}

public sealed record ExportTrailRequest(TrailState State, TrailFormat Format);

/// <param name="Entries">Oldest first, read from the database as they are asked for.</param>
public sealed record ExportedTrail(string FileName, IAsyncEnumerable<AuditEntry> Entries);

/// <summary>What the filter shows, as a file. The download stands in the same chain before its first line goes out, and is its last line if the filter lets it.</summary>
public sealed class ExportTrail(WorkbenchDatabase database, IDbContextFactory<WorkbenchDbContext> contexts, TimeProvider clock)
{
    private const int BatchSize = 2_000;

    public async Task<Outcome<ExportedTrail>> HandleAsync(Caller caller, ExportTrailRequest request, CancellationToken cancellationToken)
    {
        var state = request.State with { Before = null };
        var opened = await database.ChangeAsync<OpenedChain>(caller, async work =>
        {
            var chain = await work.OpenChainAsync(state, cancellationToken);
            if (!chain.Succeeded) return chain.Refusal;
            work.Db.Record(new(chain.Value.Id, AuditActions.TrailExported, chain.Value.By.Actor, work.NowUtc, state.ConnectionId ?? chain.Value.By.OrganizationId,
                Details: new { request.Format, Filter = state.ToAddress("") is { Length: > 0 } filter ? filter : null }));
            return chain;
        }, cancellationToken);
        if (!opened.Succeeded) return opened.Refusal;
        return new ExportedTrail(await NameAsync(request, cancellationToken), ReadAsync(opened.Value, state, cancellationToken));
    }

    private async IAsyncEnumerable<AuditEntry> ReadAsync(OpenedChain chain, TrailState state, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var head = await db.AuditChains.Where(known => known.Id == chain.Id).Select(known => known.HeadSequence).FirstOrDefaultAsync(cancellationToken);
        var matching = (await db.FilterTrailAsync(chain, state, cancellationToken)).Where(entry => entry.Sequence <= head);
        for (var after = 0L; ;)
        {
            var from = after;
            var batch = await matching.Where(entry => entry.Sequence > from).OrderBy(entry => entry.Sequence).Take(BatchSize).ToListAsync(cancellationToken);
            foreach (var entry in batch) yield return entry;
            if (batch.Count < BatchSize) yield break;
            after = batch[^1].Sequence;
        }
    }

    private async Task<string> NameAsync(ExportTrailRequest request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var subject = request.State.ConnectionId is { } id
            ? await db.Connections.Where(connection => connection.Id == id).Select(connection => connection.ServiceName).FirstAsync(cancellationToken)
            : request.State.OfInstallation ? "導入環境" : "自組織";
        return DownloadName.Of(request.Format == TrailFormat.Csv ? ".csv" : ".jsonl", JapanTime.DateOf(clock.GetUtcNow().UtcDateTime), "監査証跡", subject);
    }
}
