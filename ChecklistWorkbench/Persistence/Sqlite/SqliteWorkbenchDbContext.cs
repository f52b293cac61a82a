using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ChecklistWorkbench.Persistence.Sqlite;

/// <summary>
/// The embedded database: one file, one writer at a time. Readers never block the writer (WAL), and a save that was acknowledged
/// survives a power cut (<c>synchronous=FULL</c>, which is SQLite's own default and checked at start).
/// </summary>
public sealed class SqliteWorkbenchDbContext(DbContextOptions<SqliteWorkbenchDbContext> options, SqliteWriteGate gate) : WorkbenchDbContext(options)
{
    private const int FullSynchronous = 2;

    public override async ValueTask<IDisposable?> EnterWriteAsync(CancellationToken cancellationToken) => await gate.EnterAsync(cancellationToken);

    public override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await Database.ExecuteSqlAsync($"PRAGMA journal_mode=WAL", cancellationToken);
        var synchronous = await Database.SqlQuery<int>($"SELECT synchronous AS Value FROM pragma_synchronous").SingleAsync(cancellationToken);
        if (synchronous != FullSynchronous)
            throw new NotSupportedException($"This build of SQLite opens connections with synchronous={synchronous}; acknowledged saves need {FullSynchronous} (FULL).");
    }
}

internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteWorkbenchDbContext>
{
    public SqliteWorkbenchDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteWorkbenchDbContext>().UseSqlite("Data Source=design-time.db").Options, new SqliteWriteGate());
}
