using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.AuditTrail;
using ChecklistWorkbench.Features.AuditTrail.Verification;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.Data.Sqlite;

namespace ChecklistWorkbench.Tests.Features.AuditTrail.Verification;

public sealed class VerifyTrailTests
{
    private static readonly TrailState All = new() { AllConnections = true };

    [Fact]
    public async Task All_chains_in_reach_are_verified_in_turn_and_the_act_stands_in_the_organisation_s_own()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();
        var (_, second) = await parties.ConnectAnotherBankAsync("もう一つの銀行（試験）");
        var seen = new List<TrailProgress>();

        var verdict = (await database.Get<VerifyTrail>().HandleAsync(parties.Firm.As(Role.Auditor), new(All, seen.Add), CancellationToken.None)).Value;

        var count = (await database.TrailAsync(parties.Connection.ChainId)).Count + (await database.TrailAsync(AuditChain.OfConnection(second))).Count;
        Assert.Equal((true, 2, (long)count), (verdict.IsWhole, verdict.Chains, verdict.Entries));
        Assert.Equal([(1, 2), (2, 2)], seen.Select(progress => (progress.Chain, progress.Chains)).Distinct());
        Assert.Contains(seen, progress => progress.Connection == "もう一つの銀行（試験）　家計簿連携（試験）");
        var act = (await database.TrailAsync(AuditChain.OfOrganization(parties.Firm.Id))).Last(entry => entry.Action == AuditActions.TrailVerified);
        Assert.Contains(new AuditDetail("chains", null, "2", false), AuditDetails.Read(act.Details));
    }

    [Fact]
    public async Task The_damaged_one_among_all_chains_is_named_with_its_first_wrong_entry()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();
        var (_, second) = await parties.ConnectAnotherBankAsync("もう一つの銀行（試験）");
        await ForgeAsync(database, AuditChain.OfConnection(second), 2);

        var verdict = (await database.Get<VerifyTrail>().HandleAsync(parties.Firm.As(Role.Auditor), new(All), CancellationToken.None)).Value;

        var broken = Assert.Single(verdict.Broken);
        Assert.Equal((second, "もう一つの銀行（試験）　家計簿連携（試験）", 2L), (broken.Connection!.Id, broken.Connection.Name, broken.Verdict.First!.Sequence));
        var act = (await database.TrailAsync(AuditChain.OfOrganization(parties.Firm.Id))).Last(entry => entry.Action == AuditActions.TrailVerified);
        Assert.Contains(AuditDetails.Read(act.Details), detail => detail.Name == "broken" && detail.New == $"{AuditChain.OfConnection(second)} #2");

        // The bank of the other connection has nothing to do with it.
        Assert.True((await database.Get<VerifyTrail>().HandleAsync(parties.Bank.As(Role.Auditor), new(All), CancellationToken.None)).Value.IsWhole);
    }

    [Fact]
    public async Task Verifying_all_can_be_stopped_between_two_chains_and_then_leaves_no_word()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();
        await parties.ConnectAnotherBankAsync("もう一つの銀行（試験）");
        using var stop = new CancellationTokenSource();
        var chains = new List<int>();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => database.Get<VerifyTrail>().HandleAsync(parties.Firm.As(Role.Auditor), new(All, progress =>
        {
            chains.Add(progress.Chain);
            stop.Cancel();
        }), stop.Token));

        Assert.Equal([1], chains.Distinct());
        Assert.DoesNotContain(await database.TrailAsync(AuditChain.OfOrganization(parties.Firm.Id)), entry => entry.Action == AuditActions.TrailVerified);
    }

    private static async Task ForgeAsync(TestDatabase database, string chainId, long sequence)
    {
        await using var connection = new SqliteConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = """DROP TRIGGER "AuditEntries_no_UPDATE"; UPDATE "AuditEntries" SET "ActorName" = '変えた' WHERE "ChainId" = $chain AND "Sequence" = $sequence""";
        command.Parameters.AddWithValue("$chain", chainId);
        command.Parameters.AddWithValue("$sequence", sequence);
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }
}
