using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Persistence.AuditTrail;
using ChecklistWorkbench.Persistence.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Persistence.Backup;

/// <summary>What a whole copy holds.</summary>
public sealed record CopyContents(int Assessments, int Revisions, int Chains, long Entries);

/// <summary>A database file that nobody else has open: copied as one, looked through, brought up to date.</summary>
internal sealed class DatabaseCopy(string path) : IDbContextFactory<WorkbenchDbContext>
{
    private const int Busy = 5;
    private const int Locked = 6;

    /// <summary>Copies a database, which may be in use, to a new file; as one moment of it, however much is written meanwhile.</summary>
    public static void Make(string from, string to)
    {
        using var source = Open(from, SqliteOpenMode.ReadWrite);
        using var target = Open(to, SqliteOpenMode.ReadWriteCreate);
        source.BackupDatabase(target);
        Run(target, "PRAGMA journal_mode=DELETE"); // One file, without the two that stand beside a running one.
    }

    /// <summary>Ends the running log, which only the last who has the database open can do.</summary>
    /// <returns>Whether nobody else had it open.</returns>
    public static bool TryClose(string path)
    {
        try
        {
            using var database = Open(path, SqliteOpenMode.ReadWrite);
            return string.Equals(Run(database, "PRAGMA journal_mode=DELETE") as string, "delete", StringComparison.OrdinalIgnoreCase);
        }
        catch (SqliteException busy) when (busy.SqliteErrorCode is Busy or Locked)
        {
            return false;
        }
    }

    public WorkbenchDbContext CreateDbContext() => new SqliteWorkbenchDbContext(
        new DbContextOptionsBuilder<SqliteWorkbenchDbContext>().UseSqlite($"Data Source={path};Mode=ReadWrite;Pooling=False;Foreign Keys=True").Options, new SqliteWriteGate());

    /// <summary>Whether it is a database of this product that this build understands, and undamaged; null if it is.</summary>
    public async Task<Refusal?> FindFaultAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var db = CreateDbContext();
            var applied = (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
            if (applied.Count == 0) return new NotOurDatabase(path);
            if (applied.Except(db.Database.GetMigrations()).Any()) return new DatabaseFromLaterVersion(path);
            var verdict = await db.Database.SqlQuery<string>($"SELECT integrity_check AS Value FROM pragma_integrity_check").FirstAsync(cancellationToken);
            return verdict == "ok" ? null : new DatabaseDamaged(path, verdict);
        }
        catch (SqliteException fault)
        {
            return new DatabaseDamaged(path, fault.Message);
        }
    }

    /// <summary>Whether this build made it; an earlier build's is brought up to date before it is looked through.</summary>
    public async Task<bool> IsUpToDateAsync(CancellationToken cancellationToken)
    {
        await using var db = CreateDbContext();
        return !(await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any();
    }

    public async Task BringUpToDateAsync(CancellationToken cancellationToken)
    {
        await using var db = CreateDbContext();
        await db.Database.MigrateAsync(cancellationToken);
    }

    /// <summary>Verifies every audit chain, and counts; needs it up to date.</summary>
    public async Task<Outcome<CopyContents>> LookThroughAsync(CancellationToken cancellationToken)
    {
        var (verifier, entries) = (new TrailVerifier(this), 0L);
        var chains = await verifier.ChainsAsync(cancellationToken);
        foreach (var chain in chains)
        {
            var verdict = await verifier.VerifyAsync(chain, progress: null, cancellationToken);
            if (verdict.First is { } fault) return new DatabaseTrailBroken(path, chain, fault.Sequence);
            entries += verdict.Entries;
        }

        await using var db = CreateDbContext();
        return new CopyContents(await db.Assessments.CountAsync(cancellationToken), await db.ResponseRevisions.CountAsync(cancellationToken), chains.Count, entries);
    }

    /// <summary>Puts an act of whoever operates the machine into the copy's own trail.</summary>
    public async Task RecordAsync(string action, object details, DateTime atUtc, CancellationToken cancellationToken)
    {
        await using var db = CreateDbContext();
        db.Record(new(AuditChain.OfInstallation, action, AuditActor.Operator, atUtc, Guid.Empty, Details: details));
        await db.SaveChangesAsync(cancellationToken);
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 5 }.ToString());
        connection.Open();
        return connection;
    }

    private static object? Run(SqliteConnection connection, string pragma)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this class.
        command.CommandText = pragma;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
