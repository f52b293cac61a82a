using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ChecklistWorkbench.Persistence.Sqlite;

/// <summary>The embedded database: one file, one writer at a time.</summary>
public sealed class SqliteWorkbenchDbContext(DbContextOptions<SqliteWorkbenchDbContext> options, SqliteWriteGate gate) : WorkbenchDbContext(options)
{
    public override async ValueTask<IDisposable?> EnterWriteAsync(CancellationToken cancellationToken) => await gate.EnterAsync(cancellationToken);
}

internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteWorkbenchDbContext>
{
    public SqliteWorkbenchDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteWorkbenchDbContext>().UseSqlite("Data Source=design-time.db").Options, new SqliteWriteGate());
}
