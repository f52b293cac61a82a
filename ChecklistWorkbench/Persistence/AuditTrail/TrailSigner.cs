using System.Security.Cryptography;
using System.Text;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Persistence.AuditTrail;

/// <summary>A signature and the key that made it.</summary>
/// <param name="Signature">ECDSA over SHA-256, DER.</param>
public sealed record TrailSignature(string KeyId, byte[] Signature);

/// <summary>
/// Signs with the installation's key: checkpoints of chains and whatever else the product vouches for. The private half lies in the
/// database, readable only with the application's key ring.
/// </summary>
public sealed class TrailSigner(
    WorkbenchDatabase database, IDbContextFactory<WorkbenchDbContext> contexts, IDataProtectionProvider protection, TimestampAuthority authority, TimeProvider clock)
{
    private readonly IDataProtector _protector = protection.CreateProtector("ChecklistWorkbench.SigningKey");

    /// <summary>Makes the first key if there is none; at every start.</summary>
    public async Task EnsureKeyAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await db.SigningKeys.AnyAsync(cancellationToken)) await MakeAsync(AuditActor.System, retireEarlier: false, cancellationToken);
    }

    /// <summary>Makes a new key, which signs from now on; the one before keeps only its public half.</summary>
    public Task<SigningKey> RotateAsync(AuditActor by, CancellationToken cancellationToken) => MakeAsync(by, retireEarlier: true, cancellationToken);

    /// <summary>Every key there ever was, the newest first.</summary>
    public async Task<IReadOnlyList<SigningKey>> KeysAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.SigningKeys.AsNoTracking().OrderByDescending(key => key.Number).ToListAsync(cancellationToken);
    }

    /// <exception cref="InvalidOperationException">The key ring that protects the private half was lost: <c>key rotate</c> makes a new key.</exception>
    public async Task<TrailSignature> SignAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var key = await CurrentAsync(cancellationToken);
        return new(key.KeyId, Sign(key, content.Span));
    }

    /// <summary>
    /// Signs how a chain stands now and keeps the checkpoint. An authority that is asked for the time and does not answer delays this by
    /// at most <see cref="TimestampAuthority.Patience"/> and fails nothing. Never call it inside a change: it makes one of its own.
    /// </summary>
    public async Task<Checkpoint> CheckpointAsync(string chainId, CancellationToken cancellationToken)
    {
        var key = await CurrentAsync(cancellationToken);
        var (count, hash) = await HeadAsync(chainId, cancellationToken);
        var statement = new CheckpointStatement(chainId, count, hash, clock.GetUtcNow().UtcDateTime.ToMilliseconds(), key.KeyId);
        var content = Encoding.UTF8.GetBytes(statement.ToCanonicalJson());
        var (timestamp, token) = await authority.StampAsync(content, cancellationToken);
        var checkpoint = Checkpoint.Of(statement, Sign(key, content), timestamp, token);
        return (await database.ChangeAsSystemAsync<Checkpoint>((db, _) =>
        {
            db.Checkpoints.Add(checkpoint);
            return Task.FromResult<Outcome<Checkpoint>>(checkpoint);
        }, cancellationToken)).Value;
    }

    private byte[] Sign(SigningKey known, ReadOnlySpan<byte> content)
    {
        using var key = ECDsa.Create();
        try
        {
            key.ImportPkcs8PrivateKey(Convert.FromBase64String(_protector.Unprotect(known.ProtectedPrivateKey!)), out _);
        }
        catch (CryptographicException fault)
        {
            throw new InvalidOperationException($"The signing key {known.KeyId} cannot be opened with this installation's key ring; make a new one with “key rotate”.", fault);
        }

        return key.SignData(content, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    private async Task<SigningKey> MakeAsync(AuditActor by, bool retireEarlier, CancellationToken cancellationToken)
    {
        // Made and protected before the change: protecting may write the key ring, which waits for the same turn.
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var publicKey = pair.ExportSubjectPublicKeyInfo();
        var privateKey = _protector.Protect(Convert.ToBase64String(pair.ExportPkcs8PrivateKey()));
        var made = await database.ChangeAsSystemAsync<SigningKey>(async (db, nowUtc) =>
        {
            var earlier = await db.SigningKeys.OrderByDescending(key => key.Number).FirstOrDefaultAsync(cancellationToken);
            if (earlier is not null && !retireEarlier) return earlier;
            earlier?.Retire(by, nowUtc);
            return db.SigningKeys.Add(SigningKey.Make((earlier?.Number ?? 0) + 1, publicKey, privateKey, by, nowUtc)).Entity;
        }, cancellationToken);
        return made.Value;
    }

    private async Task<SigningKey> CurrentAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.SigningKeys.AsNoTracking().OrderByDescending(key => key.Number).FirstAsync(cancellationToken);
    }

    private async Task<(long Count, string Hash)> HeadAsync(string chainId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var chain = await db.AuditChains.AsNoTracking().FirstOrDefaultAsync(known => known.Id == chainId, cancellationToken);
        return (chain?.HeadSequence ?? 0, chain?.HeadHash ?? AuditChain.GenesisHash);
    }
}
