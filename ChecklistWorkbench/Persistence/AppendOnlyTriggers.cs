using Microsoft.EntityFrameworkCore.Migrations;

namespace ChecklistWorkbench.Persistence;

/// <summary>
/// Triggers that make the append-only tables refuse UPDATE and DELETE, whoever asks. Called by migrations only; a migration that was
/// published must go on making what it made, so add a new method rather than change one.
/// </summary>
internal static class AppendOnlyTriggers
{
    public const string Message = "append-only table";

    public static void AddSqliteAppendOnly(this MigrationBuilder migration, IEnumerable<string> tables)
    {
        foreach (var table in tables)
        {
            foreach (var verb in (string[])["UPDATE", "DELETE"])
                migration.Sql($"""CREATE TRIGGER "{table}_no_{verb}" BEFORE {verb} ON "{table}" BEGIN SELECT RAISE(ABORT, '{Message} {table}'); END;""");
        }
    }

    public static void AddSqlServerAppendOnly(this MigrationBuilder migration, IEnumerable<string> tables)
    {
        foreach (var table in tables)
            migration.Sql($"CREATE TRIGGER [{table}_AppendOnly] ON [{table}] INSTEAD OF UPDATE, DELETE AS THROW 51000, '{Message} {table}', 1;");
    }

    public static void AddPostgreSqlAppendOnly(this MigrationBuilder migration, IEnumerable<string> tables)
    {
        migration.Sql($"""
            CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION '{Message} %', TG_TABLE_NAME; END $$;
            """);
        migration.AddMorePostgreSqlAppendOnly(tables);
    }

    /// <summary>For every migration after the first, which made the function that the triggers call.</summary>
    public static void AddMorePostgreSqlAppendOnly(this MigrationBuilder migration, IEnumerable<string> tables)
    {
        foreach (var table in tables)
        {
            migration.Sql($"""
                CREATE TRIGGER "{table}_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "{table}" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
                """);
        }
    }
}
