using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Persistence.AuditTrail;

namespace ChecklistWorkbench.Features.AuditTrail.Keys;

/// <summary>A JWK Set (RFC 7517) of every key that ever signed; nothing in it is secret.</summary>
public sealed record PublishedKeys(IReadOnlyList<PublishedKey> Keys)
{
    public const string ContentType = "application/jwk-set+json";

    public static PublishedKeys Of(IEnumerable<SigningKey> keys) => new([.. keys.Select(PublishedKey.Of)]);
}

/// <param name="ValidUntil">When the next key took over; left out for the one in use.</param>
/// <param name="Pem">The same key as <c>openssl</c> reads it. Signatures are DER, not JOSE's r ‖ s, so no <c>alg</c> is named.</param>
public sealed record PublishedKey(
    string Kty, string Crv, string X, string Y, string Kid, string Use, DateTime ValidFrom, DateTime? ValidUntil, string Pem)
{
    public static PublishedKey Of(SigningKey key)
    {
        var jwk = PublicJwk.Of(key.PublicKey);
        return new(jwk.Kty, jwk.Crv, jwk.X, jwk.Y, key.KeyId, "sig", key.CreatedUtc, key.RetiredUtc, key.ToPem());
    }
}

/// <summary>Serves the public keys to whoever wants to check a signature, signed in or not.</summary>
internal static class KeysEndpoint
{
    public const string Address = "/.well-known/checklist-workbench/keys.json";

    public static void MapKeys(this WebApplication app) => app.MapGet(Address, async (TrailSigner signer, CancellationToken cancellationToken) =>
        Results.Text(CanonicalJson.Write(PublishedKeys.Of(await signer.KeysAsync(cancellationToken))), PublishedKeys.ContentType)).AllowAnonymous();
}
