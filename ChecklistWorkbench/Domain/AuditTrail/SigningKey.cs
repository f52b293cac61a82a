using System.Buffers.Text;
using System.Security.Cryptography;
using ChecklistWorkbench.Domain.Common;

namespace ChecklistWorkbench.Domain.AuditTrail;

/// <summary>
/// The installation's key for signing checkpoints and packs (ECDSA P-256). One is in use at a time; a retired one keeps its public half,
/// so that what it signed can always be checked, and loses its private half, so that it can sign nothing more.
/// </summary>
public sealed class SigningKey : AuditedEntity
{
    private SigningKey() { }

    public Guid Id { get; private init; }

    /// <summary>1, 2, 3… in order of their making; unique, so that two nodes that start at once make one key.</summary>
    public int Number { get; private init; }

    /// <summary>Names the key wherever it signed: the JWK thumbprint of its public half (RFC 7638), so that another key cannot take its name.</summary>
    public string KeyId { get; private init; } = "";

    /// <summary>SubjectPublicKeyInfo, DER.</summary>
    public byte[] PublicKey { get; private init; } = [];

    /// <summary>PKCS #8, protected by the application's key ring; null once retired.</summary>
    public string? ProtectedPrivateKey { get; private set; }

    public DateTime CreatedUtc { get; private init; }

    public DateTime? RetiredUtc { get; private set; }

    public int Version { get; private set; }

    public static SigningKey Make(int number, byte[] publicKey, string protectedPrivateKey, AuditActor by, DateTime atUtc)
    {
        var key = new SigningKey
        {
            Id = Guid.CreateVersion7(),
            Number = number,
            KeyId = PublicJwk.Of(publicKey).ToThumbprint(),
            PublicKey = publicKey,
            ProtectedPrivateKey = protectedPrivateKey,
            CreatedUtc = atUtc.ToMilliseconds(),
        };
        key.Record(new(AuditChain.OfInstallation, AuditActions.SigningKeyMade, by, atUtc, key.Id,
            Details: new { key.Number, key.KeyId, PublicKey = Convert.ToBase64String(publicKey) }));
        return key;
    }

    public void Retire(AuditActor by, DateTime atUtc)
    {
        if (RetiredUtc is not null) return;
        (RetiredUtc, ProtectedPrivateKey) = (atUtc.ToMilliseconds(), null);
        Version++;
        Record(new(AuditChain.OfInstallation, AuditActions.SigningKeyRetired, by, atUtc, Id, Details: new { Number, KeyId }));
    }

    /// <summary>Whether the name is that of the public half; a key put in another's place shows here.</summary>
    public bool IsNamedAfterItself => KeyId == PublicJwk.Of(PublicKey).ToThumbprint();

    /// <summary>Whether this key made <paramref name="signature"/> (DER) over the SHA-256 of <paramref name="content"/>.</summary>
    public bool Verifies(ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(PublicKey, out _);
        return key.VerifyData(content, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    /// <summary>The public half as <c>openssl</c> reads it.</summary>
    public string ToPem() => PemEncoding.WriteString("PUBLIC KEY", PublicKey) + "\n";
}

/// <summary>The public half as a JSON Web Key (RFC 7517). Member names are the standard's.</summary>
public sealed record PublicJwk(string Crv, string Kty, string X, string Y)
{
    /// <param name="subjectPublicKeyInfo">DER.</param>
    public static PublicJwk Of(byte[] subjectPublicKeyInfo)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(subjectPublicKeyInfo, out _);
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return new("P-256", "EC", Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y));
    }

    /// <summary>RFC 7638: SHA-256 of the four members in this order, base64url, 43 characters.</summary>
    public string ToThumbprint() => Base64Url.EncodeToString(Convert.FromHexString(CanonicalJson.Sha256(CanonicalJson.Write(this))));
}
