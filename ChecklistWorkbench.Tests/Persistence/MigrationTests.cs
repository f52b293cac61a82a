using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.PostgreSql;
using ChecklistWorkbench.Persistence.Sqlite;
using ChecklistWorkbench.Persistence.SqlServer;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace ChecklistWorkbench.Tests.Persistence;

public sealed class MigrationTests
{
    public static TheoryData<DatabaseProvider> Providers => [.. Enum.GetValues<DatabaseProvider>()];

    [Theory, DatabaseData]
    public async Task An_empty_database_takes_all_migrations_and_the_edition(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var db = database.OpenContext();

        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        Assert.NotEmpty(await db.Database.GetAppliedMigrationsAsync());
        Assert.Equal(44, (await database.EditionAsync()).Items.Count);
    }

    [Theory, MemberData(nameof(Providers))]
    public void The_migrations_make_what_the_model_says(DatabaseProvider provider)
    {
        using var db = OnPaper(provider);

        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Theory, DatabaseData]
    public async Task The_migrations_make_what_the_running_application_expects(DatabaseProvider provider)
    {
        await using var host = await TestHost.StartAsync(provider: provider);
        await using var db = await host.Services.GetRequiredService<IDbContextFactory<WorkbenchDbContext>>().CreateDbContextAsync();

        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public void SQL_Servers_script_can_be_written_without_a_server_and_guards_every_append_only_table()
    {
        using var db = OnPaper(DatabaseProvider.SqlServer);

        var script = db.GetService<IMigrator>().GenerateScript();

        Assert.All(AppendOnlyGuard.Tables, table =>
            Assert.Contains($"CREATE TRIGGER [{table}_AppendOnly] ON [{table}] INSTEAD OF UPDATE, DELETE", script, StringComparison.Ordinal));
    }

    internal static WorkbenchDbContext OnPaper(DatabaseProvider provider) => provider switch
    {
        DatabaseProvider.Sqlite => new SqliteDesignTimeFactory().CreateDbContext([]),
        DatabaseProvider.SqlServer => new SqlServerDesignTimeFactory().CreateDbContext([]),
        _ => new PostgreSqlDesignTimeFactory().CreateDbContext([]),
    };

    [Fact]
    public async Task A_connection_waits_for_the_disk_checks_its_keys_and_lets_others_read()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.OpenContext();

        Assert.Equal(2, await db.Database.SqlQuery<int>($"SELECT synchronous AS Value FROM pragma_synchronous").SingleAsync());
        Assert.Equal(1, await db.Database.SqlQuery<int>($"SELECT foreign_keys AS Value FROM pragma_foreign_keys").SingleAsync());
        Assert.Equal("wal", await db.Database.SqlQuery<string>($"SELECT journal_mode AS Value FROM pragma_journal_mode").SingleAsync());
    }
}
