using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence.Access;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Persistence;

/// <summary>What an action works with: one context in one transaction, the caller's access, and the time it counts as.</summary>
public sealed record Work(WorkbenchDbContext Db, ConnectionAccess Access, DateTime NowUtc)
{
    private readonly List<AuditRecord> _opened = [];

    /// <summary>What was opened and is to stand in the trail once the reading has succeeded.</summary>
    internal IReadOnlyList<AuditRecord> Opened => _opened;

    /// <summary>
    /// Says that <paramref name="by"/> opens something. Whoever is here to read only, as an auditor is, leaves an entry in the trail of their
    /// own organisation; those who work on it do not.
    /// </summary>
    public void Opens(Participation by, string what, Guid subjectId)
    {
        if (OnlyReads(by))
            _opened.Add(new(AuditChain.OfOrganization(by.OrganizationId), AuditActions.AuditorOpened, by.Actor, NowUtc, subjectId, Details: new { what }));
    }

    /// <summary>The same for what is opened over and over, as with every page of a list: no further entry until <paramref name="again"/> has passed since the last.</summary>
    public async Task OpensAgainAsync(Participation by, string what, Guid subjectId, TimeSpan again, CancellationToken cancellationToken)
    {
        if (!OnlyReads(by)) return;
        var (chain, since, details) = (AuditChain.OfOrganization(by.OrganizationId), NowUtc - again, CanonicalJson.Write(new { what }));
        var isKnown = await Db.AuditEntries.AnyAsync(
            entry => entry.ChainId == chain && entry.AtUtc > since && entry.Action == AuditActions.AuditorOpened && entry.ActorId == by.PersonId
                && entry.SubjectId == subjectId && entry.Details == details, cancellationToken);
        if (!isKnown) Opens(by, what, subjectId);
    }

    private static bool OnlyReads(Participation by) => by.Has(Role.Auditor) && by.Roles.Count == 1;
}

/// <summary>
/// The way in for every action. A change runs in one transaction that holds the rights it was judged by, the change and its audit
/// entries; if another writer was faster it runs again from the start, so a body must do nothing but read and change the context.
/// </summary>
public sealed class WorkbenchDatabase(
    IDbContextFactory<WorkbenchDbContext> contexts, ChangeFeed feed, TimeProvider clock, ILogger<WorkbenchDatabase> logger)
{
    private const int Attempts = 5;

    /// <summary>Reads for a caller; changes nothing.</summary>
    public Task<Outcome<T>> ReadAsync<T>(Caller caller, Func<Work, Task<Outcome<T>>> body, CancellationToken cancellationToken) =>
        GuardAsync(caller, async () =>
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
            var work = WorkOf(db, caller);
            var outcome = await body(work);
            if (outcome.Succeeded && work.Opened.Count > 0) await RecordAsync(work.Opened);
            return outcome;
        });

    /// <summary>Changes for a caller: all of it or, on a refusal, nothing.</summary>
    public Task<Outcome<T>> ChangeAsync<T>(Caller caller, Func<Work, Task<Outcome<T>>> body, CancellationToken cancellationToken) =>
        GuardAsync(caller, () => RetryAsync(db => body(WorkOf(db, caller)), cancellationToken));

    /// <summary>Changes that nobody signed in asks for: sign-in itself, set-up, accepting an invitation, seeding.</summary>
    public Task<Outcome<T>> ChangeAsSystemAsync<T>(Func<WorkbenchDbContext, DateTime, Task<Outcome<T>>> body, CancellationToken cancellationToken) =>
        RetryAsync(db => body(db, Now()), cancellationToken);

    private Work WorkOf(WorkbenchDbContext db, Caller caller) => WorkOf(db, caller, Now());

    private static Work WorkOf(WorkbenchDbContext db, Caller caller, DateTime nowUtc) => new(db, new ConnectionAccess(db, caller, nowUtc), nowUtc);

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;

    private async Task<Outcome<T>> RetryAsync<T>(Func<WorkbenchDbContext, Task<Outcome<T>>> body, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ChangeOnceAsync(body, cancellationToken);
            }
            catch (DbUpdateException race) when (attempt < Attempts)
            {
                // Concurrency tokens and unique keys both surface here; a real constraint fault comes back on every attempt and then leaves.
                logger.LogDebug(race, "Change lost a race, attempt {Attempt}", attempt);
            }
        }
    }

    private async Task<Outcome<T>> ChangeOnceAsync<T>(Func<WorkbenchDbContext, Task<Outcome<T>>> body, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        db.Database.AutoSavepointsEnabled = false; // A failed change is begun again from the start, never from the middle.
        await db.Database.OpenConnectionAsync(cancellationToken);
        using var turn = await db.EnterWriteAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var outcome = await body(db);
        if (!outcome.Succeeded) return outcome;
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
        feed.Publish(db.TouchedChains);
        return outcome;
    }

    private async Task<Outcome<T>> GuardAsync<T>(Caller caller, Func<Task<Outcome<T>>> action)
    {
        try
        {
            return await action();
        }
        catch (AccessDeniedException denied)
        {
            await RecordDeniedAsync(caller, denied);
            return new NotFound();
        }
        catch (SessionEndedException)
        {
            return new SessionEnded();
        }
    }

    private Task RecordAsync(IReadOnlyList<AuditRecord> records) => RetryAsync<Done>(db =>
    {
        foreach (var record in records) db.Record(record);
        return Task.FromResult<Outcome<Done>>(default(Done));
    }, CancellationToken.None);

    private async Task RecordDeniedAsync(Caller caller, AccessDeniedException denied)
    {
        logger.LogWarning("Access denied: person {PersonId} of {OrganizationId} to {What} {SubjectId}", caller.PersonId, caller.OrganizationId, denied.What, denied.SubjectId);
        await RetryAsync<Done>(async db =>
        {
            var name = await db.People.Where(person => person.Id == caller.PersonId).Select(person => person.DisplayName).FirstAsync();
            db.Record(new(AuditChain.OfOrganization(caller.OrganizationId), AuditActions.AccessDenied,
                new(caller.PersonId, name, caller.OrganizationId), Now(), denied.SubjectId, Details: new { denied.What }));
            return default(Done);
        }, CancellationToken.None);
    }
}
