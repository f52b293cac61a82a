using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ChecklistWorkbench.Persistence.SqlServer;

/// <summary>SQL Server, for many users.</summary>
public sealed class SqlServerWorkbenchDbContext(DbContextOptions<SqlServerWorkbenchDbContext> options) : WorkbenchDbContext(options)
{
    protected override async Task LockChainsAsync(IReadOnlyList<string> chainIds, CancellationToken cancellationToken)
    {
        foreach (var id in chainIds)
            await Database.ExecuteSqlAsync($"SELECT 1 FROM [AuditChains] WITH (UPDLOCK, HOLDLOCK) WHERE [Id] = {id}", cancellationToken);
    }
}

internal sealed class SqlServerDesignTimeFactory : IDesignTimeDbContextFactory<SqlServerWorkbenchDbContext>
{
    public SqlServerWorkbenchDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlServerWorkbenchDbContext>().UseSqlServer("Server=design-time").Options);
}
