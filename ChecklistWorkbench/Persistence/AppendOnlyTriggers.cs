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

    /// <summary>The bytes of a file stand still from when a version has the file; before that what was left of a broken upload may be swept.</summary>
    public static void AddSqliteKeptChunks(this MigrationBuilder migration)
    {
        foreach (var verb in (string[])["UPDATE", "DELETE"])
        {
            migration.Sql($"""
                CREATE TRIGGER "EvidenceChunks_no_{verb}" BEFORE {verb} ON "EvidenceChunks" WHEN EXISTS (SELECT 1 FROM "EvidenceFiles" WHERE "Sha256" = OLD."Sha256")
                BEGIN SELECT RAISE(ABORT, '{Message} EvidenceChunks'); END;
                """);
        }
    }

    public static void AddSqlServerKeptChunks(this MigrationBuilder migration) => migration.Sql($"""
        CREATE TRIGGER [EvidenceChunks_Kept] ON [EvidenceChunks] AFTER UPDATE, DELETE AS
        IF EXISTS (SELECT 1 FROM deleted JOIN [EvidenceFiles] ON [EvidenceFiles].[Sha256] = deleted.[Sha256]) THROW 51000, '{Message} EvidenceChunks', 1;
        """);

    public static void AddPostgreSqlKeptChunks(this MigrationBuilder migration) => migration.Sql($"""
        CREATE FUNCTION refuse_kept_chunk() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF EXISTS (SELECT 1 FROM "EvidenceFiles" WHERE "Sha256" = OLD."Sha256") THEN RAISE EXCEPTION '{Message} EvidenceChunks'; END IF;
          RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
        END $$;
        CREATE TRIGGER "EvidenceChunks_kept" BEFORE UPDATE OR DELETE ON "EvidenceChunks" FOR EACH ROW EXECUTE FUNCTION refuse_kept_chunk();
        """);
}
