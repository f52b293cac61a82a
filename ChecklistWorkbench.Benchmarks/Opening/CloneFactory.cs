using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ChecklistWorkbench.Benchmarks.Opening;

/// <summary>Makes a large database out of a small one: the template's workspaces again and again, with ids of their own.</summary>
internal static class CloneFactory
{
    private static readonly (string Table, string[] Ids)[] Cloned =
    [
        ("Connections", ["Id"]), ("Assessments", ["Id", "ConnectionId"]), ("Responses", ["Id", "AssessmentId"]), ("ResponseRevisions", ["ResponseId"]),
    ];

    /// <summary>The id of a template's row in copy <paramref name="copy"/>. Copies are in creation order, as the application's own ids are.</summary>
    public static Guid IdOf(Guid template, int copy) => Guid.Parse(copy.ToString("X8", CultureInfo.InvariantCulture) + template.ToString()[8..]);

    /// <summary>Fills <paramref name="file"/>, a copy of <paramref name="template"/>, with <paramref name="copies"/> further copies of its workspaces.</summary>
    public static async Task FillAsync(string file, string template, int copies)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await ExecuteAsync(connection, $"ATTACH '{template}' AS template; PRAGMA main.journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF; PRAGMA cache_size=-200000;");
        List<SqliteCommand> inserts = [];
        foreach (var (table, ids) in Cloned) inserts.Add(await InsertAsync(connection, table, ids));

        const int Batch = 50;
        for (var copy = 1; copy <= copies; copy++)
        {
            if (copy % Batch == 1) await ExecuteAsync(connection, "BEGIN");
            foreach (var insert in inserts)
            {
                insert.Parameters["$copy"].Value = copy;
                await insert.ExecuteNonQueryAsync();
            }

            if (copy % Batch == 0 || copy == copies) await ExecuteAsync(connection, "COMMIT");
        }

        foreach (var insert in inserts) await insert.DisposeAsync();
        await ExecuteAsync(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private static async Task<SqliteCommand> InsertAsync(SqliteConnection connection, string table, string[] ids)
    {
        await using var columns = Command(connection, $"SELECT name FROM pragma_table_info('{table}')");
        List<string> names = [];
        await using (var rows = await columns.ExecuteReaderAsync())
        {
            while (await rows.ReadAsync()) names.Add(rows.GetString(0));
        }

        var values = names.Select(name => ids.Contains(name) ? $"printf('%08X', $copy) || substr(\"{name}\", 9)" : $"\"{name}\"");
        var insert = Command(connection,
            $"INSERT INTO main.{table} ({string.Join(", ", names.Select(name => $"\"{name}\""))}) SELECT {string.Join(", ", values)} FROM template.{table}");
        insert.Parameters.AddWithValue("$copy", 0);
        return insert;
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = Command(connection, sql);
        await command.ExecuteNonQueryAsync();
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of our own schema and of files this program made.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
