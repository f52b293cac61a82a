using ChecklistWorkbench.Features.Health;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Sqlite;
using ChecklistWorkbench.Tests.Persistence.Seeding.Demo;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace ChecklistWorkbench.Tests.Features.Health;

public sealed class DatabaseReadinessTests(DemoDatabase demo) : IClassFixture<DemoDatabase>
{
    private static Task<HealthCheckResult> AskAsync(IDbContextFactory<WorkbenchDbContext> contexts) =>
        new DatabaseReadiness(contexts, NullLogger<DatabaseReadiness>.Instance).CheckHealthAsync(new());

    [Fact]
    public async Task A_migrated_database_with_an_edition_is_ready() =>
        Assert.Equal(HealthStatus.Healthy, (await AskAsync(demo.Get<IDbContextFactory<WorkbenchDbContext>>())).Status);

    [Fact]
    public async Task A_missing_database_is_said_to_be_out_of_reach() =>
        Assert.Equal("The database cannot be reached.", (await AskAsync(new Files("Data Source=/nowhere/x.db"))).Description);

    [Fact]
    public async Task A_database_without_migrations_and_one_without_an_edition_are_told_apart()
    {
        var folder = Directory.CreateTempSubdirectory("checklist-health-");
        var contexts = new Files($"Data Source={Path.Combine(folder.FullName, "x.db")};Pooling=False");
        await using (var db = contexts.CreateDbContext())
        {
            await db.Database.OpenConnectionAsync();
        }

        Assert.Equal("Migrations are pending.", (await AskAsync(contexts)).Description);
        await using (var db = contexts.CreateDbContext()) await db.Database.MigrateAsync();
        Assert.Equal("No checklist edition is loaded.", (await AskAsync(contexts)).Description);
        folder.Delete(recursive: true);
    }

    private sealed class Files(string connectionString) : IDbContextFactory<WorkbenchDbContext>
    {
        private static readonly SqliteWriteGate Gate = new();

        public WorkbenchDbContext CreateDbContext() =>
            new SqliteWorkbenchDbContext(new DbContextOptionsBuilder<SqliteWorkbenchDbContext>().UseSqlite(connectionString).Options, Gate);
    }
}
