using System.Collections.Concurrent;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Seeding;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ChecklistWorkbench.Tests.Testing;

/// <summary>One migrated database with the edition for each provider and run; tests get copies, which take milliseconds. Dropped when the run ends.</summary>
internal static class DatabaseTemplates
{
    private static readonly string Folder = Directory.CreateTempSubdirectory("workbench-template-").FullName;
    private static readonly string ServerTemplate = $"workbench_template_{Guid.NewGuid():N}";
    private static readonly ConcurrentDictionary<DatabaseProvider, Lazy<Task>> Made = new();

    static DatabaseTemplates() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        Directory.Delete(Folder, recursive: true);
        if (Made.ContainsKey(DatabaseProvider.PostgreSql)) ServerDatabases.DropAsync(DatabaseProvider.PostgreSql, ServerTemplate).GetAwaiter().GetResult();
    };

    /// <summary>A fresh database: where it is, and how to drop it.</summary>
    public static async Task<(string ConnectionString, Func<Task> DropAsync)> CopyAsync(DatabaseProvider provider)
    {
        if (provider == DatabaseProvider.Sqlite) return await CopySqliteAsync();
        var name = $"workbench_{Guid.NewGuid():N}";
        var isCopied = provider == DatabaseProvider.PostgreSql;
        if (isCopied) await EnsureAsync(provider);
        var connectionString = await ServerDatabases.CreateAsync(provider, name, isCopied ? ServerTemplate : null);
        if (!isCopied) await StartAsync(provider, connectionString);
        return (connectionString, () => ServerDatabases.DropAsync(provider, name));
    }

    private static async Task<(string, Func<Task>)> CopySqliteAsync()
    {
        await EnsureAsync(DatabaseProvider.Sqlite);
        var folder = Directory.CreateTempSubdirectory("workbench-test-").FullName;
        File.Copy(Path.Combine(Folder, "template.db"), Path.Combine(folder, "workbench.db"));
        var connectionString = $"Data Source={Path.Combine(folder, "workbench.db")}";
        return (connectionString, () =>
        {
            using (var connection = new SqliteConnection(connectionString)) SqliteConnection.ClearPool(connection);
            Directory.Delete(folder, recursive: true);
            return Task.CompletedTask;
        }
        );
    }

    private static Task EnsureAsync(DatabaseProvider provider) => Made.GetOrAdd(provider, key => new(() => MakeAsync(key))).Value;

    private static async Task MakeAsync(DatabaseProvider provider)
    {
        if (provider == DatabaseProvider.PostgreSql)
        {
            var connectionString = await ServerDatabases.CreateAsync(provider, ServerTemplate);
            await StartAsync(provider, connectionString);
            await using var server = new NpgsqlConnection(connectionString);
            NpgsqlConnection.ClearPool(server); // A database in use cannot be copied.
            return;
        }

        var file = $"Data Source={Path.Combine(Folder, "template.db")}";
        await StartAsync(provider, file);
        await using var connection = new SqliteConnection(file);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        await command.ExecuteNonQueryAsync();
        SqliteConnection.ClearPool(connection);
    }

    private static async Task StartAsync(DatabaseProvider provider, string connectionString)
    {
        await using var services = TestDatabase.ServicesFor(provider, connectionString, new TestClock());
        await services.GetRequiredService<DatabaseStart>().RunAsync(CancellationToken.None);
    }
}
