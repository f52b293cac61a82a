using System.Diagnostics;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.AuditTrail;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Tests.Persistence.AuditTrail;

public sealed class TrailSignerTests
{
    [Theory, DatabaseData]
    public async Task The_first_start_makes_a_key_and_the_trail_of_the_installation_names_it(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);

        await database.Get<TrailSigner>().EnsureKeyAsync(CancellationToken.None);

        var key = Assert.Single(await database.Get<TrailSigner>().KeysAsync(CancellationToken.None));
        Assert.Equal((1, null), (key.Number, key.RetiredUtc));
        Assert.Contains(await database.TrailAsync(AuditChain.OfInstallation), entry => entry.Action == AuditActions.SigningKeyMade && entry.Details!.Contains(key.KeyId, StringComparison.Ordinal));
    }

    [Theory, DatabaseData]
    public async Task Two_nodes_that_start_at_once_agree_on_one_key(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using (var db = database.OpenContext())
        {
            db.SigningKeys.RemoveRange(await db.SigningKeys.ToListAsync());
            await db.SaveChangesAsync();
        }

        await using var other = database.AnotherNode();
        await Task.WhenAll(database.Get<TrailSigner>().EnsureKeyAsync(CancellationToken.None), other.Get<TrailSigner>().EnsureKeyAsync(CancellationToken.None));

        Assert.Single(await database.Get<TrailSigner>().KeysAsync(CancellationToken.None));
    }

    [Theory, DatabaseData]
    public async Task A_checkpoint_says_how_the_chain_stands_and_its_signature_holds(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.TwoPartiesAsync();
        var head = (await database.TrailAsync(parties.Connection.ChainId))[^1];

        var made = await database.Get<TrailSigner>().CheckpointAsync(parties.Connection.ChainId, CancellationToken.None);

        await using var db = database.OpenContext();
        var kept = await db.Checkpoints.SingleAsync();
        var key = (await database.Get<TrailSigner>().KeysAsync(CancellationToken.None))[0];
        Assert.Equal((head.Sequence, head.Hash, key.KeyId, TimestampState.NotConfigured), (kept.Count, kept.HeadHash, kept.KeyId, kept.Timestamp));
        Assert.Equal(made.ToCanonicalJson(), kept.ToCanonicalJson());
        Assert.True(key.Verifies(kept.ToBytes(), kept.Signature));
    }

    [Theory, DatabaseData]
    public async Task After_a_rotation_the_new_key_signs_and_the_old_one_still_verifies(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var signer = database.Get<TrailSigner>();
        var before = await signer.SignAsync("内容"u8.ToArray(), CancellationToken.None);

        await signer.RotateAsync(AuditActor.Operator, CancellationToken.None);
        var after = await signer.SignAsync("内容"u8.ToArray(), CancellationToken.None);

        var keys = await signer.KeysAsync(CancellationToken.None);
        Assert.Equal([after.KeyId, before.KeyId], keys.Select(key => key.KeyId));
        Assert.True(keys[0].Verifies("内容"u8, after.Signature));
        Assert.True(keys[1].Verifies("内容"u8, before.Signature));
        Assert.Equal((null, null), (keys[0].RetiredUtc, keys[1].ProtectedPrivateKey));
    }

    [Fact]
    public async Task The_private_half_is_nowhere_in_the_database_but_protected()
    {
        await using var database = await TestDatabase.CreateAsync();
        var key = (await database.Get<TrailSigner>().KeysAsync(CancellationToken.None))[0];

        // PKCS #8 of a P-256 key begins so; in clear it would stand there as Base64.
        Assert.DoesNotContain("MIGHAgEA", key.ProtectedPrivateKey!, StringComparison.Ordinal);
        Assert.StartsWith("CfDJ8", key.ProtectedPrivateKey, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_key_ring_signing_says_what_to_do()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using (var db = database.OpenContext())
        {
            db.DataProtectionKeys.RemoveRange(await db.DataProtectionKeys.ToListAsync());
            await db.SaveChangesAsync();
        }

        await using var restarted = database.AnotherNode();
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => restarted.Get<TrailSigner>().SignAsync("x"u8.ToArray(), CancellationToken.None));
        Assert.Contains("key rotate", fault.Message, StringComparison.Ordinal);

        await restarted.Get<TrailSigner>().RotateAsync(AuditActor.Operator, CancellationToken.None);
        Assert.NotEmpty((await restarted.Get<TrailSigner>().SignAsync("x"u8.ToArray(), CancellationToken.None)).Signature);
    }

    [Fact]
    public async Task Openssl_verifies_a_checkpoint()
    {
        var openssl = TestEnvironment.FindProgram("openssl");
        Assert.SkipWhen(openssl is null, "openssl is not installed.");
        await using var database = await TestDatabase.CreateAsync();
        var checkpoint = await database.Get<TrailSigner>().CheckpointAsync(AuditChain.OfInstallation, CancellationToken.None);
        var folder = Directory.CreateTempSubdirectory("workbench-openssl-");
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "checkpoint.json"), checkpoint.ToBytes());
            await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "checkpoint.sig"), checkpoint.Signature);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "key.pem"), (await database.Get<TrailSigner>().KeysAsync(CancellationToken.None))[0].ToPem());

            Assert.Equal(0, await VerifyAsync(openssl, folder));
            await File.AppendAllTextAsync(Path.Combine(folder.FullName, "checkpoint.json"), " ");
            Assert.NotEqual(0, await VerifyAsync(openssl, folder));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory, DatabaseData]
    public async Task The_schedule_signs_what_grew_and_nothing_twice(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.TwoPartiesAsync();
        var schedule = database.Get<CheckpointSchedule>();

        var first = await schedule.RunOnceAsync(CancellationToken.None);
        var second = await schedule.RunOnceAsync(CancellationToken.None);
        await parties.OpenAssessmentAsync(await database.EditionAsync());
        var third = await schedule.RunOnceAsync(CancellationToken.None);

        await using var db = database.OpenContext();
        Assert.Equal((await db.AuditChains.CountAsync(), 0, 1), (first, second, third));
    }

    private static async Task<int> VerifyAsync(string openssl, DirectoryInfo folder)
    {
        using var run = Process.Start(new ProcessStartInfo(openssl, ["dgst", "-sha256", "-verify", "key.pem", "-signature", "checkpoint.sig", "checkpoint.json"])
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        await run.WaitForExitAsync();
        return run.ExitCode;
    }
}
