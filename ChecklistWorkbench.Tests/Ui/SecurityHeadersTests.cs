using System.Net;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Ui;

public sealed class SecurityHeadersTests : IAsyncLifetime
{
    private TestHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await TestHost.StartAsync();
        await _host.Database.TeamAsync(OrganizationKind.ConnectingFirm);
    }

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("/account/sign-in")]
    [InlineData("/css/app.css")]
    [InlineData("/health/live")]
    [InlineData("/no/such/page")]
    public async Task Every_response_carries_the_policy(string path)
    {
        var answer = await _host.Anonymous().GetAsync(path);

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [Theory]
    [InlineData("https://elsewhere.example")]
    [InlineData("null")]
    public async Task A_form_sent_from_another_site_is_turned_away(string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/account/sign-in") { Content = new FormUrlEncodedContent([]) };
        request.Headers.Add("Origin", origin);

        Assert.Equal(HttpStatusCode.Forbidden, (await _host.Anonymous().SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task A_circuit_opened_from_another_site_is_turned_away()
    {
        var client = _host.Server.CreateWebSocketClient();
        client.ConfigureRequest = request => request.Headers.Origin = "https://elsewhere.example";

        var refused = await Assert.ThrowsAnyAsync<Exception>(() => client.ConnectAsync(new Uri(_host.Server.BaseAddress, "/_blazor"), CancellationToken.None));

        Assert.Contains("403", refused.Message, StringComparison.Ordinal);
    }
}
