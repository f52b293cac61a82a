using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ChecklistWorkbench.Persistence.PostgreSql;

/// <summary>PostgreSQL, for many users.</summary>
public sealed class PostgreSqlWorkbenchDbContext(DbContextOptions<PostgreSqlWorkbenchDbContext> options) : WorkbenchDbContext(options)
{
    protected override async Task LockChainsAsync(IReadOnlyList<string> chainIds, CancellationToken cancellationToken)
    {
        foreach (var id in chainIds)
            await Database.ExecuteSqlAsync($"""SELECT 1 FROM "AuditChains" WHERE "Id" = {id} FOR UPDATE""", cancellationToken);
    }
}

internal sealed class PostgreSqlDesignTimeFactory : IDesignTimeDbContextFactory<PostgreSqlWorkbenchDbContext>
{
    public PostgreSqlWorkbenchDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgreSqlWorkbenchDbContext>().UseNpgsql("Host=design-time").Options);
}
