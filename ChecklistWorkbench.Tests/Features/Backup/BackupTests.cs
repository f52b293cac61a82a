using ChecklistWorkbench.CommandLine;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Assessments.Workspace;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Backup;
using ChecklistWorkbench.Persistence.Sqlite;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChecklistWorkbench.Tests.Features.Backup;

/// <summary>The drill: a backup of a running database is restored elsewhere, whole and verified; whatever is wrong with one is told before anything is replaced.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("workbench-backup-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_backup_made_while_people_save_is_one_moment_and_restores_whole()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();
        await parties.AnswerAsync(1, Party.ConnectingFirm, content => content with { CurrentStatus = "最初" });
        using var enough = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            for (var turn = 0; !enough.IsCancellationRequested; turn++) await parties.AnswerAsync(2, Party.ConnectingFirm, content => content with { CurrentStatus = $"{turn}" });
        });

        var made = await BackupOf(database).MakeAsync(File("kept.db"), CancellationToken.None);
        await enough.CancelAsync();
        await writing;
        Assert.True(made.Succeeded, $"{made.Refusal}");
        await parties.AnswerAsync(1, Party.ConnectingFirm, content => content with { CurrentStatus = "写しの後" });
        var restored = await BackupAt("new/workbench.db").RestoreAsync(File("kept.db"), replace: false, CancellationToken.None);

        Assert.True(restored.Succeeded, $"{restored.Refusal}");
        Assert.Equal((made.Value.Contents!.Assessments, made.Value.Contents.Revisions), (restored.Value.Contents.Assessments, restored.Value.Contents.Revisions));
        Assert.Equal((1, made.Value.Contents.Entries), (restored.Value.Contents.Assessments, restored.Value.Contents.Entries));
        Assert.Equal(["kept.db"], Directory.GetFiles(_folder).Select(Path.GetFileName));
        await using var services = TestDatabase.ServicesFor(DatabaseProvider.Sqlite, SourceOf("new/workbench.db"), database.Clock);
        var workspace = await ActivatorUtilities.CreateInstance<GetWorkspace>(services).HandleAsync(parties.Firm.As(Role.Contributor), parties.AssessmentId, CancellationToken.None);
        Assert.Equal("最初", workspace.Value.Answers.Single(answer => answer is { Number: 1, Party: Party.ConnectingFirm }).Content.CurrentStatus);
        var last = (await TrailAsync("new/workbench.db"))[^1];
        Assert.Equal((AuditActions.DatabaseRestored, "operator"), (last.Action, last.ActorName));
        Assert.Contains(made.Value.Sha256, last.Details, StringComparison.Ordinal);
        var kept = (await database.TrailAsync(AuditChain.OfInstallation))[^1];
        Assert.Equal(AuditActions.DatabaseBackedUp, kept.Action);
        SqliteConnection.ClearAllPools();
    }

    [Fact]
    public async Task What_is_there_gives_way_only_when_asked_for_and_is_kept()
    {
        await using var database = await TestDatabase.CreateAsync();
        await BackupOf(database).MakeAsync(File("kept.db"), CancellationToken.None);
        var backup = BackupAt("workbench.db");
        Assert.True((await backup.RestoreAsync(File("kept.db"), replace: false, CancellationToken.None)).Succeeded);
        var before = System.IO.File.ReadAllBytes(PathOf("workbench.db"));

        Assert.IsType<BackupTargetExists>((await BackupOf(database).MakeAsync(File("kept.db"), CancellationToken.None)).Refusal);
        Assert.IsType<DatabaseIsThere>((await backup.RestoreAsync(File("kept.db"), replace: false, CancellationToken.None)).Refusal);
        await using (var someone = new SqliteConnection($"{SourceOf("workbench.db")};Pooling=False"))
        {
            await someone.OpenAsync();
            await using var running = someone.CreateCommand();
            running.CommandText = "PRAGMA journal_mode=WAL; SELECT count(*) FROM Organizations;";
            await running.ExecuteScalarAsync();
            Assert.IsType<DatabaseInUse>((await backup.RestoreAsync(File("kept.db"), replace: true, CancellationToken.None)).Refusal);
        }

        var replaced = await backup.RestoreAsync(File("kept.db"), replace: true, CancellationToken.None);

        Assert.True(replaced.Succeeded, $"{replaced.Refusal}");
        Assert.Equal(before.Length, new FileInfo(replaced.Value.Former!).Length);
        Assert.Equal(3, Directory.GetFiles(_folder).Length);
    }

    [Fact]
    public async Task A_backup_that_is_not_what_it_should_be_is_named_and_replaces_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();
        await BackupOf(database).MakeAsync(File("kept.db"), CancellationToken.None);
        var backup = BackupAt("workbench.db");
        async Task<Refusal?> RefusalOfAsync(string name) => (await backup.RestoreAsync(File(name), replace: false, CancellationToken.None)).Refusal;

        Assert.IsType<BackupMissing>(await RefusalOfAsync("none.db"));
        await System.IO.File.WriteAllTextAsync(PathOf("text.db"), "これはデータベースではありません。".PadRight(5000, '。'));
        Assert.IsType<DatabaseDamaged>(await RefusalOfAsync("text.db"));
        Change("other.db", from: null, "CREATE TABLE Things (Id INTEGER)");
        Assert.Equal(new NotOurDatabase(PathOf("other.db")), await RefusalOfAsync("other.db"));
        Change("later.db", from: "kept.db", "INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Later', '10.0.0')");
        Assert.IsType<DatabaseFromLaterVersion>(await RefusalOfAsync("later.db"));
        Change("changed.db", from: "kept.db", "DROP TRIGGER AuditEntries_no_UPDATE",
            $"UPDATE AuditEntries SET ActorName = 'someone else' WHERE ChainId = '{parties.Connection.ChainId}' AND Sequence = 2");
        Assert.Equal(new DatabaseTrailBroken(PathOf("changed.db"), parties.Connection.ChainId, 2), await RefusalOfAsync("changed.db"));
        var bytes = await System.IO.File.ReadAllBytesAsync(PathOf("kept.db"));
        await System.IO.File.WriteAllBytesAsync(PathOf("half.db"), bytes[..(bytes.Length / 2)]);
        Assert.IsType<DatabaseDamaged>(await RefusalOfAsync("half.db"));
        await System.IO.File.WriteAllBytesAsync(PathOf("index.db"), DamageAnIndex(bytes));
        Assert.IsType<DatabaseDamaged>(await RefusalOfAsync("index.db"));

        Assert.False(System.IO.File.Exists(PathOf("workbench.db")));
        Assert.Empty(Directory.GetFiles(_folder, "*.part*"));
    }

    /// <summary>One byte of an index of responses: the file opens, its tables and its trail are whole, and answers would not be found.</summary>
    private byte[] DamageAnIndex(byte[] whole)
    {
        using var connection = new SqliteConnection($"{SourceOf("kept.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT rootpage * (SELECT page_size FROM pragma_page_size) FROM sqlite_master WHERE type = 'index' AND tbl_name = 'Responses' AND sql IS NOT NULL";
        var behind = (int)(long)command.ExecuteScalar()!;
        byte[] damaged = [.. whole];
        damaged[behind - 1] ^= 1;
        return damaged;
    }

    [Fact]
    public async Task An_earlier_version_s_backup_is_brought_up_to_date_on_the_way()
    {
        var earlier = new DbContextOptionsBuilder<SqliteWorkbenchDbContext>().UseSqlite($"{SourceOf("earlier.db")};Pooling=False").Options;
        using var gate = new SqliteWriteGate();
        await using (var db = new SqliteWorkbenchDbContext(earlier, gate)) await db.GetService<IMigrator>().MigrateAsync("Decisions");

        var restored = await BackupAt("workbench.db").RestoreAsync(File("earlier.db"), replace: false, CancellationToken.None);

        Assert.True(restored.Succeeded, $"{restored.Refusal}");
        await using (var db = new SqliteWorkbenchDbContext(earlier, gate)) Assert.NotEmpty(await db.Database.GetPendingMigrationsAsync());
        Assert.Equal(AuditActions.DatabaseRestored, Assert.Single(await TrailAsync("workbench.db")).Action);
    }

    [Fact]
    public async Task The_command_line_says_what_was_done_or_why_not()
    {
        await using var host = await TestHost.StartAsync();
        await host.Database.AssessmentAsync();
        async Task<(int Status, string Output, string Error)> RunAsync(params string[] args)
        {
            await using var output = new StringWriter();
            await using var error = new StringWriter();
            return (await host.Services.GetRequiredService<WorkbenchCommands>().RunAsync(args, output, error, CancellationToken.None), output.ToString(), error.ToString());
        }

        var made = await RunAsync("backup", "--out", PathOf("kept.db"));
        var again = await RunAsync("backup", "--out", PathOf("kept.db"));
        var nowhere = await RunAsync("backup", "--out", PathOf("no/such/folder/kept.db"));
        var there = await RunAsync("restore", PathOf("kept.db"));

        Assert.Equal((ExitStatus.Done, ""), (made.Status, made.Error));
        Assert.Contains("評価 1 件", made.Output, StringComparison.Ordinal);
        Assert.All([again, nowhere, there], refused => Assert.Equal((ExitStatus.Refused, "", 1), (refused.Status, refused.Output, refused.Error.Trim().Split('\n').Length)));
        Assert.Contains("--replace", there.Error, StringComparison.Ordinal);
        Assert.Equal(["kept.db"], Directory.GetFiles(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_server_s_database_is_left_to_the_server_s_tools()
    {
        var backup = new DatabaseBackup(Options.Create(new DatabaseOptions { Provider = DatabaseProvider.PostgreSql, ConnectionString = "Host=nowhere" }), null!, TimeProvider.System);

        Assert.IsType<NotEmbedded>((await backup.MakeAsync(File("kept.db"), CancellationToken.None)).Refusal);
        Assert.IsType<NotEmbedded>((await backup.RestoreAsync(File("kept.db"), replace: true, CancellationToken.None)).Refusal);
    }

    private static DatabaseBackup BackupOf(TestDatabase database) =>
        new(Options.Create(new DatabaseOptions { ConnectionString = database.ConnectionString }), database.Workbench, database.Clock);

    private DatabaseBackup BackupAt(string name) => new(Options.Create(new DatabaseOptions { ConnectionString = SourceOf(name) }), null!, TimeProvider.System);

    private string PathOf(string name) => Path.Combine(_folder, name);

    private string SourceOf(string name) => $"Data Source={PathOf(name)}";

    private FileInfo File(string name) => new(PathOf(name));

    private async Task<IReadOnlyList<AuditEntry>> TrailAsync(string name)
    {
        using var gate = new SqliteWriteGate();
        await using var db = new SqliteWorkbenchDbContext(new DbContextOptionsBuilder<SqliteWorkbenchDbContext>().UseSqlite($"{SourceOf(name)};Pooling=False").Options, gate);
        return await db.AuditEntries.AsNoTracking().Where(entry => entry.ChainId == AuditChain.OfInstallation).OrderBy(entry => entry.Sequence).ToListAsync();
    }

    private void Change(string name, string? from, params string[] statements)
    {
        if (from is not null) System.IO.File.Copy(PathOf(from), PathOf(name));
        using var connection = new SqliteConnection($"{SourceOf(name)};Pooling=False");
        connection.Open();
        foreach (var statement in statements)
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The test's own constants.
            command.CommandText = statement;
#pragma warning restore CA2100
            command.ExecuteNonQuery();
        }
    }
}
