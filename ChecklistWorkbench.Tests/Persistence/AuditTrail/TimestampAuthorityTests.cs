using System.Net;
using System.Security.Cryptography.Pkcs;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Persistence.AuditTrail;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ChecklistWorkbench.Tests.Persistence.AuditTrail;

public sealed class TimestampAuthorityTests : IDisposable
{
    private static readonly byte[] Content = "チェックポイント"u8.ToArray();

    private readonly MadeUpAuthority _made = new();
    private readonly string _trust = Path.GetTempFileName();

    public TimestampAuthorityTests() => File.WriteAllText(_trust, _made.Root.ExportCertificatePem());

    [Fact]
    public async Task A_trusted_authority_s_token_is_kept_and_speaks_of_these_bytes()
    {
        var (state, token) = await Of("http://authority.example/").StampAsync(Content, CancellationToken.None);

        Assert.Equal(TimestampState.Granted, state);
        Assert.True(Rfc3161TimestampToken.TryDecode(token, out var read, out _));
        Assert.True(read.VerifySignatureForData(Content, out _));
        Assert.False(read.VerifySignatureForData("別"u8, out _));
    }

    [Fact]
    public async Task Without_an_authority_nothing_is_asked_and_the_checkpoint_says_so()
    {
        _made.Instead = () => throw new InvalidOperationException("asked");

        Assert.Equal((TimestampState.NotConfigured, null), await Of("").StampAsync(Content, CancellationToken.None));
    }

    [Fact]
    public async Task An_authority_that_nobody_trusts_counts_for_nothing()
    {
        using var other = new MadeUpAuthority();
        await File.WriteAllTextAsync(_trust, other.Root.ExportCertificatePem());

        Assert.Equal((TimestampState.Failed, null), await Of("http://authority.example/").StampAsync(Content, CancellationToken.None));
    }

    [Fact]
    public async Task A_token_for_other_bytes_counts_for_nothing()
    {
        _made.MixesUp = true;

        Assert.Equal((TimestampState.Failed, null), await Of("http://authority.example/").StampAsync(Content, CancellationToken.None));
    }

    public static TheoryData<string> Answers => ["refused", "unreachable", "nonsense", "late"];

    [Theory, MemberData(nameof(Answers))]
    public async Task An_authority_that_fails_leaves_a_checkpoint_without_token(string answer)
    {
        _made.Instead = () => answer switch
        {
            "refused" => new(HttpStatusCode.ServiceUnavailable),
            "unreachable" => throw new HttpRequestException("no route"),
            "late" => throw new TaskCanceledException("timeout"),
            _ => new(HttpStatusCode.OK) { Content = new ByteArrayContent([1, 2, 3]) },
        };

        Assert.Equal((TimestampState.Failed, null), await Of("http://authority.example/").StampAsync(Content, CancellationToken.None));
    }

    public void Dispose()
    {
        _made.Dispose();
        File.Delete(_trust);
    }

    private TimestampAuthority Of(string url) =>
        new(_made, Options.Create(new AuditTrailOptions { TimestampUrl = url, TimestampTrust = _trust }), NullLogger<TimestampAuthority>.Instance);
}
