using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using ChecklistWorkbench.Domain.AuditTrail;
using Microsoft.Extensions.Options;

namespace ChecklistWorkbench.Persistence.AuditTrail;

/// <summary>Configuration section <c>AuditTrail</c>.</summary>
public sealed class AuditTrailOptions
{
    /// <summary>Address of an RFC 3161 authority; empty for none.</summary>
    public string TimestampUrl { get; set; } = "";

    /// <summary>PEM file of the certificates that the authority's own must lead to; empty for those that the machine trusts.</summary>
    public string TimestampTrust { get; set; } = "";

    /// <summary>How often chains that grew get a checkpoint.</summary>
    public TimeSpan CheckpointEvery { get; set; } = TimeSpan.FromHours(1);
}

/// <summary>Asks the configured authority to vouch for the time of some bytes (RFC 3161), if one is configured.</summary>
public sealed class TimestampAuthority(IHttpClientFactory clients, IOptions<AuditTrailOptions> options, ILogger<TimestampAuthority> logger)
{
    /// <summary>How long an authority may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private const string TimestampingUse = "1.3.6.1.5.5.7.3.8";
    private const int MostBytes = 64 * 1024;

    /// <summary>The token, checked; or why there is none. An authority that fails, refuses or answers nonsense is logged and never an exception.</summary>
    public async Task<(TimestampState State, byte[]? Token)> StampAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        if (options.Value.TimestampUrl.Length == 0) return (TimestampState.NotConfigured, null);
        try
        {
            var request = Rfc3161TimestampRequest.CreateFromData(
                content.Span, HashAlgorithmName.SHA256, nonce: RandomNumberGenerator.GetBytes(8), requestSignerCertificates: true);
            var token = request.ProcessResponse(await AskAsync(request.Encode(), cancellationToken), out _);
            if (!token.VerifySignatureForData(content.Span, out var signer) || !IsTrusted(signer, token.AsSignedCms().Certificates, token.TokenInfo.Timestamp))
                throw new CryptographicException("The token's signature does not hold, or its certificate is not trusted.");
            return (TimestampState.Granted, token.AsSignedCms().Encode());
        }
        catch (Exception fault) when (fault is HttpRequestException or CryptographicException or IOException or UnauthorizedAccessException or UriFormatException or InvalidOperationException
            || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            logger.LogWarning(fault, "No timestamp from {Authority}", options.Value.TimestampUrl);
            return (TimestampState.Failed, null);
        }
    }

    private async Task<byte[]> AskAsync(byte[] request, CancellationToken cancellationToken)
    {
        using var client = clients.CreateClient(nameof(TimestampAuthority));
        (client.Timeout, client.MaxResponseContentBufferSize) = (Patience, MostBytes);
        using var body = new ByteArrayContent(request);
        body.Headers.ContentType = new("application/timestamp-query");
        using var answer = await client.PostAsync(new Uri(options.Value.TimestampUrl), body, cancellationToken);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsByteArrayAsync(cancellationToken);
    }

    private bool IsTrusted(X509Certificate2 signer, X509Certificate2Collection others, DateTimeOffset at)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck; // Nothing is asked of the network but the authority itself.
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = at.UtcDateTime;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(TimestampingUse));
        chain.ChainPolicy.ExtraStore.AddRange(others);
        if (options.Value.TimestampTrust.Length > 0)
        {
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.ImportFromPemFile(options.Value.TimestampTrust);
        }

        return chain.Build(signer);
    }
}
