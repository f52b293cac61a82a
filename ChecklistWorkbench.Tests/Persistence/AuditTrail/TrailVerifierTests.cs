using ChecklistWorkbench.CommandLine;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.AuditTrail;
using ChecklistWorkbench.Tests.Testing;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChecklistWorkbench.Tests.Persistence.AuditTrail;

/// <summary>Whoever writes the database past the product, its triggers dropped, is found out.</summary>
public sealed class TrailVerifierTests
{
    private const int Entries = 12;

    [Theory, DatabaseData]
    public async Task A_chain_that_nobody_touched_is_whole(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync();
        await database.Get<TrailSigner>().CheckpointAsync(parties.Connection.ChainId, CancellationToken.None);
        await parties.AnswerAsync(1, Party.ConnectingFirm, content => content with { CurrentStatus = "規程あり" });
        var seen = new List<ChainProgress>();

        foreach (var chain in await database.Get<TrailVerifier>().ChainsAsync(CancellationToken.None))
        {
            var verdict = await database.Get<TrailVerifier>().VerifyAsync(chain, seen.Add, CancellationToken.None);
            Assert.True(verdict.IsWhole, $"{chain}: {string.Join(", ", verdict.Faults)}");
        }

        Assert.Contains(seen, progress => progress.Done == progress.Total && progress.Total > 1);
    }

    /// <summary>Every column of every row, changed alone, is found at that very row.</summary>
    [Fact]
    public async Task Any_single_column_of_any_row_that_changes_is_found_at_that_row()
    {
        await using var database = await TestDatabase.CreateAsync();
        var chain = await MakeAsync(database);
        string[] columns = ["AtUtc", "Action", "ActorId", "ActorName", "OrganizationId", "SubjectId", "ItemNumber", "Details", "PreviousHash", "Hash"];
        for (var sequence = 1; sequence <= Entries; sequence++)
        {
            foreach (var column in columns)
            {
                var value = column switch
                {
                    "AtUtc" => "'2020-01-01 00:00:00'",
                    "ItemNumber" => "99",
                    "ActorId" or "OrganizationId" or "SubjectId" => $"'{Guid.CreateVersion7().ToString().ToUpperInvariant()}'",
                    "PreviousHash" or "Hash" => $"'{new string('e', 64)}'",
                    _ => "'変えた'",
                };
                var before = await ScalarAsync(database, $"""SELECT "{column}" FROM "AuditEntries" WHERE "ChainId" = '{chain}' AND "Sequence" = {sequence}""");

                await ForgeAsync(database, $"""UPDATE "AuditEntries" SET "{column}" = {value} WHERE "ChainId" = '{chain}' AND "Sequence" = {sequence}""");

                var verdict = await VerifyAsync(database, chain);
                Assert.True(verdict.First?.Sequence == sequence, $"{column} of {sequence}: {verdict.First}");
                await ForgeAsync(database, $"""UPDATE "AuditEntries" SET "{column}" = @value WHERE "ChainId" = '{chain}' AND "Sequence" = {sequence}""", before);
            }
        }

        Assert.True((await VerifyAsync(database, chain)).IsWhole);
    }

    [Fact]
    public async Task Any_deletion_insertion_or_swap_is_found()
    {
        var places = Gen.Choose(1, Entries).Sample(24, 40).ToList();
        for (var i = 0; i + 1 < places.Count; i += 2)
        {
            for (var kind = 0; kind < 3; kind++)
                Assert.True(await FindsAsync(kind, places[i], places[i + 1]), $"{kind} at {places[i]}, {places[i + 1]}");
        }
    }

    private static async Task<bool> FindsAsync(int kind, int one, int other)
    {
        await using var database = await TestDatabase.CreateAsync();
        var chain = await MakeAsync(database);
        var where = $"""WHERE "ChainId" = '{chain}' AND "Sequence" """;
        switch (kind)
        {
            case 0:
                await ForgeAsync(database, $"""DELETE FROM "AuditEntries" {where} = {one}""");
                return (await VerifyAsync(database, chain)).First?.Sequence == one;
            case 1:
                // Room is made behind "one", and a copy of "other" put there.
                await ForgeAsync(database, $"""UPDATE "AuditEntries" SET "Sequence" = -"Sequence" - 1 {where} > {one}""");
                await ForgeAsync(database, $"""UPDATE "AuditEntries" SET "Sequence" = -"Sequence" {where} < 0""");
                await ForgeAsync(database, $"""
                    INSERT INTO "AuditEntries" ("ChainId", "Sequence", "AtUtc", "Action", "ActorId", "ActorName", "OrganizationId", "SubjectId", "ItemNumber", "Details", "PreviousHash", "Hash")
                    SELECT "ChainId", {one + 1}, "AtUtc", "Action", "ActorId", "ActorName", "OrganizationId", "SubjectId", "ItemNumber", "Details", "PreviousHash", "Hash"
                    FROM "AuditEntries" {where} = {(other <= one ? other : other + 1)}
                    """);
                // A copy of the very entry that stood there shows at the one it pushed away.
                return (await VerifyAsync(database, chain)).First?.Sequence == (other == one + 1 ? one + 2 : one + 1);
            default:
                if (one == other) return true;
                await ForgeAsync(database, $"""UPDATE "AuditEntries" SET "Sequence" = 1000 {where} = {one}""");
                await ForgeAsync(database, $"""UPDATE "AuditEntries" SET "Sequence" = {one} {where} = {other}""");
                await ForgeAsync(database, $"""UPDATE "AuditEntries" SET "Sequence" = {other} {where} = 1000""");
                return (await VerifyAsync(database, chain)).First?.Sequence == Math.Min(one, other);
        }
    }

    [Theory]
    [InlineData("""UPDATE "AuditChains" SET "HeadSequence" = "HeadSequence" - 1 WHERE "Id" = @chain""")]
    [InlineData("""UPDATE "AuditChains" SET "HeadSequence" = "HeadSequence" + 1 WHERE "Id" = @chain""")]
    [InlineData("""UPDATE "AuditChains" SET "HeadHash" = 'x' WHERE "Id" = @chain""")]
    [InlineData("""DELETE FROM "AuditChains" WHERE "Id" = @chain""")]
    public async Task The_head_that_was_changed_is_found(string sql)
    {
        await using var database = await TestDatabase.CreateAsync();
        var chain = await MakeAsync(database);

        await ForgeAsync(database, sql.Replace("@chain", $"'{chain}'", StringComparison.Ordinal));

        Assert.False((await VerifyAsync(database, chain)).IsWhole);
        Assert.Contains(chain, await database.Get<TrailVerifier>().ChainsAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_chain_rewritten_from_its_first_entry_on_with_all_hashes_right_contradicts_its_checkpoint()
    {
        await using var database = await TestDatabase.CreateAsync();
        var chain = await MakeAsync(database);
        await database.Get<TrailSigner>().CheckpointAsync(chain, CancellationToken.None);

        await RewriteAsync(database, chain, Entries);

        Assert.Equal(new ChainFault(Entries, ChainFaultKind.CheckpointDiffers), Assert.Single((await VerifyAsync(database, chain)).Faults));
    }

    [Fact]
    public async Task A_chain_cut_short_with_its_head_contradicts_its_checkpoint()
    {
        await using var database = await TestDatabase.CreateAsync();
        var chain = await MakeAsync(database);
        await database.Get<TrailSigner>().CheckpointAsync(chain, CancellationToken.None);

        await RewriteAsync(database, chain, Entries - 3);

        Assert.Equal(new ChainFault(Entries - 2, ChainFaultKind.CheckpointDiffers), Assert.Single((await VerifyAsync(database, chain)).Faults));
    }

    [Theory]
    [InlineData("""UPDATE "Checkpoints" SET "HeadHash" = 'x'""")]
    [InlineData("""UPDATE "Checkpoints" SET "Count" = 5""")]
    [InlineData("""UPDATE "Checkpoints" SET "AtUtc" = '2020-01-01 00:00:00'""")]
    [InlineData("""UPDATE "Checkpoints" SET "Signature" = x'3000'""")]
    [InlineData("""UPDATE "Checkpoints" SET "KeyId" = 'x'""")]
    [InlineData("""UPDATE "SigningKeys" SET "KeyId" = 'x'""")]
    public async Task A_checkpoint_that_was_changed_is_found(string sql)
    {
        await using var database = await TestDatabase.CreateAsync();
        var chain = await MakeAsync(database);
        await database.Get<TrailSigner>().CheckpointAsync(chain, CancellationToken.None);

        await ForgeAsync(database, sql);

        Assert.Contains((await VerifyAsync(database, chain)).Faults, fault => fault.Kind == ChainFaultKind.CheckpointUnsigned);
    }

    [Fact]
    public async Task The_command_line_names_chain_and_sequence_and_says_so_with_its_status()
    {
        await using var host = await TestHost.StartAsync();
        var parties = await host.Database.TwoPartiesAsync();
        var chain = parties.Connection.ChainId;

        var (whole, output, none) = await RunAsync(host);
        await ForgeAsync(host.Database, $"""UPDATE "AuditEntries" SET "ActorName" = '別人' WHERE "ChainId" = '{chain}' AND "Sequence" = 2""");
        var (broken, _, error) = await RunAsync(host);

        Assert.Equal((ExitStatus.Done, "", ExitStatus.Refused), (whole, none, broken));
        Assert.NotEmpty(output);
        Assert.Contains($"{chain}\t2\tAltered", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelled_it_ends()
    {
        await using var database = await TestDatabase.CreateAsync();
        var chain = await MakeAsync(database);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => database.Get<TrailVerifier>().VerifyAsync(chain, null, cancelled.Token));
    }

    /// <summary>A chain of its own with <see cref="Entries"/> entries.</summary>
    private static async Task<string> MakeAsync(TestDatabase database)
    {
        var chain = AuditChain.OfConnection(Guid.CreateVersion7());
        await database.Workbench.ChangeAsSystemAsync<Done>((db, nowUtc) =>
        {
            for (var i = 1; i <= Entries; i++)
                db.Record(new(chain, AuditActions.ResponseSaved, new(Guid.CreateVersion7(), "記入者", Guid.CreateVersion7()), nowUtc, Guid.CreateVersion7(), i, new { Revision = i }));
            return Task.FromResult<Outcome<Done>>(default(Done));
        }, CancellationToken.None);
        return chain;
    }

    private static Task<ChainVerdict> VerifyAsync(TestDatabase database, string chain) => database.Get<TrailVerifier>().VerifyAsync(chain, null, CancellationToken.None);

    /// <summary>Makes the chain anew with other content and <paramref name="count"/> entries: every hash and the head are right.</summary>
    private static async Task RewriteAsync(TestDatabase database, string chain, int count)
    {
        await ForgeAsync(database, $"""DELETE FROM "AuditEntries" WHERE "ChainId" = '{chain}'""");
        await ForgeAsync(database, $"""DELETE FROM "AuditChains" WHERE "Id" = '{chain}'""");
        await using var db = database.OpenContext();
        for (var i = 1; i <= count; i++) db.Record(new(chain, AuditActions.ResponseSaved, AuditActor.System, TestClock.Start, Guid.CreateVersion7(), i));
        await db.SaveChangesAsync();
    }

    private static async Task<object?> ScalarAsync(TestDatabase database, string sql)
    {
        await using var connection = new SqliteConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = Command(connection, sql);
        return await command.ExecuteScalarAsync();
    }

    private static async Task ForgeAsync(TestDatabase database, string sql, object? value = null)
    {
        await using var connection = new SqliteConnection(database.ConnectionString);
        await connection.OpenAsync();
        foreach (var table in (string[])["AuditEntries", "Checkpoints"])
        {
            foreach (var verb in (string[])["UPDATE", "DELETE"])
            {
                await using var drop = Command(connection, $"""DROP TRIGGER IF EXISTS "{table}_no_{verb}";""");
                await drop.ExecuteNonQueryAsync();
            }
        }

        await using var keys = Command(connection, "PRAGMA foreign_keys=OFF");
        await keys.ExecuteNonQueryAsync();
        await using var forge = Command(connection, sql);
        if (sql.Contains("@value", StringComparison.Ordinal)) forge.Parameters.AddWithValue("@value", value ?? DBNull.Value);
        await forge.ExecuteNonQueryAsync();
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The test's own words.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }

    private static async Task<(int Status, string Output, string Error)> RunAsync(TestHost host)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var status = await host.Services.GetRequiredService<WorkbenchCommands>().RunAsync(["audit", "verify"], output, error, TestContext.Current.CancellationToken);
        return (status, output.ToString(), error.ToString());
    }
}
