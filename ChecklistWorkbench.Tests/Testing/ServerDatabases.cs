using ChecklistWorkbench.Persistence;
using Microsoft.Data.SqlClient;
using Npgsql;

namespace ChecklistWorkbench.Tests.Testing;

/// <summary>Makes and drops databases on a configured server, each under a name of its own.</summary>
internal static class ServerDatabases
{
    /// <param name="provider">PostgreSQL or SQL Server.</param>
    /// <param name="name">The new database's name.</param>
    /// <param name="template">An idle database to copy (PostgreSQL only); null for an empty one.</param>
    /// <returns>The new database's connection string.</returns>
    public static async Task<string> CreateAsync(DatabaseProvider provider, string name, string? template = null)
    {
        var server = ServerOf(provider);
        if (provider == DatabaseProvider.SqlServer)
        {
            await ExecuteAsync(new SqlConnection(server), $"CREATE DATABASE [{name}]");
            return new SqlConnectionStringBuilder(server) { InitialCatalog = name }.ConnectionString;
        }

        await ExecuteAsync(new NpgsqlConnection(server), $"""CREATE DATABASE "{name}" TEMPLATE "{template ?? "template0"}" """);
        return new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 20, IncludeErrorDetail = true }.ConnectionString;
    }

    public static Task DropAsync(DatabaseProvider provider, string name) => provider == DatabaseProvider.SqlServer
        ? ExecuteAsync(new SqlConnection(ServerOf(provider)), $"ALTER DATABASE [{name}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE [{name}]")
        : ExecuteAsync(new NpgsqlConnection(ServerOf(provider)), $"""DROP DATABASE IF EXISTS "{name}" WITH (FORCE)""");

    private static string ServerOf(DatabaseProvider provider) => TestEnvironment.ConnectionStringOf(provider)
        ?? throw new InvalidOperationException(TestEnvironment.WhyNot(provider));

    private static async Task ExecuteAsync(System.Data.Common.DbConnection connection, string sql)
    {
        await using (connection)
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text holds only names made above.
            command.CommandText = sql;
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync();
        }
    }
}
