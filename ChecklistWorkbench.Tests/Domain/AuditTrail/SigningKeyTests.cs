using System.Security.Cryptography;
using ChecklistWorkbench.Domain.AuditTrail;

namespace ChecklistWorkbench.Tests.Domain.AuditTrail;

public sealed class SigningKeyTests
{
    private static readonly DateTime At = new(2026, 11, 21, 6, 4, 0, 123, 456, DateTimeKind.Utc);

    [Fact]
    public void A_key_is_named_after_its_public_half()
    {
        var (key, pair) = Make();
        using var known = pair;
        var point = pair.ExportParameters(false).Q;
        var json = $$"""{"crv":"P-256","kty":"EC","x":"{{Base64Url(point.X!)}}","y":"{{Base64Url(point.Y!)}}"}""";

        Assert.Equal(Base64Url(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(json))), key.KeyId);
        Assert.Equal(43, key.KeyId.Length);
    }

    [Fact]
    public void It_verifies_what_it_signed_and_nothing_else()
    {
        var (key, pair) = Make();
        using var known = pair;
        var signature = pair.SignData("内容"u8, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

        Assert.True(key.Verifies("内容"u8, signature));
        Assert.False(key.Verifies("別の内容"u8, signature));
        var (another, anotherPair) = Make();
        using var unused = anotherPair;
        Assert.False(another.Verifies("内容"u8, signature));
    }

    [Fact]
    public void Retired_it_keeps_its_public_half_only_and_the_trail_tells()
    {
        var (key, pair) = Make();
        using var unused = pair;

        key.Retire(AuditActor.Operator, At);
        key.Retire(AuditActor.Operator, At.AddDays(1));

        Assert.Null(key.ProtectedPrivateKey);
        Assert.Equal(new DateTime(2026, 11, 21, 6, 4, 0, 123, DateTimeKind.Utc), key.RetiredUtc);
        Assert.Equal(pair.ExportSubjectPublicKeyInfo(), key.PublicKey);
        Assert.Equal([AuditActions.SigningKeyMade, AuditActions.SigningKeyRetired], key.TakeAuditRecords().Select(record => record.Action));
    }

    [Fact]
    public void A_checkpoint_s_text_is_what_it_says_to_the_letter()
    {
        var statement = new CheckpointStatement("connection:x", 3, new string('a', 64), new DateTime(2026, 11, 21, 6, 4, 0, 5, DateTimeKind.Utc), "key-1");

        var checkpoint = Checkpoint.Of(statement, [1], TimestampState.NotConfigured, null);

        Assert.Equal(
            $$"""{"format":"checklist-workbench/checkpoint/1","chainId":"connection:x","count":3,"headHash":"{{new string('a', 64)}}","atUtc":"2026-11-21T06:04:00.005Z","keyId":"key-1"}""",
            checkpoint.ToCanonicalJson());
    }

    private static (SigningKey Key, ECDsa Pair) Make()
    {
        var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return (SigningKey.Make(1, pair.ExportSubjectPublicKeyInfo(), "protected", AuditActor.System, At), pair);
    }

    private static string Base64Url(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
