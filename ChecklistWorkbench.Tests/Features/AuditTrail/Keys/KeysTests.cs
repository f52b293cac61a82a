using System.Text.Json;
using ChecklistWorkbench.CommandLine;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Persistence.AuditTrail;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ChecklistWorkbench.Tests.Features.AuditTrail.Keys;

public sealed class KeysTests
{
    [Fact]
    public async Task Whoever_asks_gets_every_public_key_and_no_private_one()
    {
        await using var host = await TestHost.StartAsync();
        await host.Database.TwoPartiesAsync();
        await using var output = new StringWriter();
        var status = await host.Services.GetRequiredService<WorkbenchCommands>().RunAsync(["key", "rotate"], output, TextWriter.Null, CancellationToken.None);

        var answer = await host.Anonymous().GetAsync("/.well-known/checklist-workbench/keys.json");

        var keys = await host.Services.GetRequiredService<TrailSigner>().KeysAsync(CancellationToken.None);
        var text = await answer.Content.ReadAsStringAsync();
        using var json = JsonDocument.Parse(text);
        var served = json.RootElement.GetProperty("keys").EnumerateArray().ToList();
        Assert.Equal((ExitStatus.Done, "application/jwk-set+json"), (status, answer.Content.Headers.ContentType!.MediaType));
        Assert.Contains(keys[0].KeyId, output.ToString(), StringComparison.Ordinal);
        Assert.Equal(keys.Select(key => key.KeyId), served.Select(key => key.GetProperty("kid").GetString()!));
        Assert.Equal([false, true], served.Select(key => key.TryGetProperty("validUntil", out _)));
        Assert.Equal(keys[0].ToPem(), served[0].GetProperty("pem").GetString());
        Assert.DoesNotContain("\"d\":", text, StringComparison.Ordinal);
        Assert.DoesNotContain(keys[0].ProtectedPrivateKey!, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rotation_is_in_the_installation_s_trail_as_the_operator_s()
    {
        await using var host = await TestHost.StartAsync();

        await host.Services.GetRequiredService<WorkbenchCommands>().RunAsync(["key", "rotate"], TextWriter.Null, TextWriter.Null, CancellationToken.None);

        var last = (await host.Database.TrailAsync(AuditChain.OfInstallation)).TakeLast(2);
        Assert.Equal([(AuditActions.SigningKeyMade, "operator"), (AuditActions.SigningKeyRetired, "operator")], last.Select(entry => (entry.Action, entry.ActorName)).Order());
    }
}
