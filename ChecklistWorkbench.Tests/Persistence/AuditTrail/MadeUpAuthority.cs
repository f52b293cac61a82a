using System.Formats.Asn1;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace ChecklistWorkbench.Tests.Persistence.AuditTrail;

/// <summary>An RFC 3161 authority with a root of its own, in place of the network.</summary>
internal sealed class MadeUpAuthority : HttpMessageHandler, IHttpClientFactory
{
    private const string TstInfo = "1.2.840.113549.1.9.16.1.4";
    private const string SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";
    private const string Timestamping = "1.3.6.1.5.5.7.3.8";
    private static readonly DateTimeOffset At = new(2026, 11, 21, 6, 4, 0, TimeSpan.Zero);

    private readonly X509Certificate2 _signer;

    public MadeUpAuthority()
    {
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var rootRequest = new CertificateRequest("CN=架空の時刻認証局", rootKey, HashAlgorithmName.SHA256);
        rootRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        Root = rootRequest.CreateSelfSigned(At.AddYears(-1), At.AddYears(9));

        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=架空の時刻署名", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(Timestamping)], true));
        using var issued = request.Create(Root.SubjectName, X509SignatureGenerator.CreateForECDsa(Root.GetECDsaPrivateKey()!), At.AddYears(-1), At.AddYears(8), [1, 2, 3]);
        _signer = issued.CopyWithPrivateKey(key);
    }

    public X509Certificate2 Root { get; }

    /// <summary>What it answers instead of a token, if set.</summary>
    public Func<HttpResponseMessage>? Instead { get; set; }

    /// <summary>Whether it vouches for other bytes than it was asked for.</summary>
    public bool MixesUp { get; set; }

    public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Instead is { } other) return other();
        Assert.Equal("application/timestamp-query", request.Content!.Headers.ContentType!.MediaType);
        Assert.True(Rfc3161TimestampRequest.TryDecode(await request.Content.ReadAsByteArrayAsync(cancellationToken), out var asked, out _));
        return new(HttpStatusCode.OK) { Content = new ByteArrayContent(Answer(TokenFor(asked))) };
    }

    private byte[] TokenFor(Rfc3161TimestampRequest asked)
    {
        var hash = MixesUp ? SHA256.HashData("x"u8) : asked.GetMessageHash().ToArray();
        var info = new Rfc3161TimestampTokenInfo(new Oid("1.2.3.4"), asked.HashAlgorithmId, hash, new byte[] { 7 }, At, nonce: asked.GetNonce());
        var cms = new SignedCms(new ContentInfo(new Oid(TstInfo), info.Encode()));
        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, _signer) { IncludeOption = X509IncludeOption.EndCertOnly };
        signer.SignedAttributes.Add(new AsnEncodedData(new Oid(SigningCertificateV2), SigningCertificate()));
        cms.ComputeSignature(signer);
        return cms.Encode();
    }

    /// <summary>ESSCertIDv2 with its default algorithm, SHA-256.</summary>
    private byte[] SigningCertificate()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
            writer.WriteOctetString(SHA256.HashData(_signer.RawData));
        return writer.Encode();
    }

    private static byte[] Answer(byte[] token)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence()) writer.WriteInteger(0);
            writer.WriteEncodedValue(token);
        }

        return writer.Encode();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _signer.Dispose();
            Root.Dispose();
        }

        base.Dispose(disposing);
    }
}
