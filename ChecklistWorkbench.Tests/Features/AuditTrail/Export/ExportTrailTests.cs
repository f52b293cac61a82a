using System.Net;
using System.Text;
using System.Text.Json;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Features.AuditTrail.Export;

public sealed class ExportTrailTests
{
    [Fact]
    public async Task A_line_of_JSON_proves_itself_with_a_hash_alone_and_the_download_is_the_last()
    {
        await using var host = await TestHost.StartAsync();
        var parties = await host.Database.AssessmentAsync();
        await parties.AnswerAsync(1, Party.ConnectingFirm, content => content with { CurrentStatus = "𠮷野の\"規程\"\nあり" });
        var client = await host.SignedInAsync(parties.Bank[Role.Auditor]);

        var answer = await client.GetAsync($"/audit-trail/export?chain={parties.Connection.Id}&format=jsonl");

        var lines = (await answer.Content.ReadAsStringAsync()).TrimEnd('\n').Split('\n');
        Assert.Equal((HttpStatusCode.OK, "no-store"), (answer.StatusCode, answer.Headers.CacheControl!.ToString()));
        Assert.Contains("filename*=UTF-8''", answer.Content.Headers.ContentDisposition!.ToString(), StringComparison.Ordinal);
        var previous = AuditChain.GenesisHash;
        foreach (var line in lines)
        {
            using var json = JsonDocument.Parse(line);
            Assert.Equal(previous, json.RootElement.GetProperty("previousHash").GetString());
            previous = json.RootElement.GetProperty("hash").GetString()!;
            Assert.Equal(previous, CanonicalJson.Sha256("checklist-workbench/audit/1\n" + json.RootElement.GetProperty("entry").GetRawText() + json.RootElement.GetProperty("previousHash").GetString()));
        }

        var trail = await host.Database.TrailAsync(parties.Connection.ChainId);
        Assert.Equal((trail.Count, trail[^1].Hash, AuditActions.TrailExported), (lines.Length, previous, trail[^1].Action));
    }

    [Fact]
    public async Task A_spreadsheet_reads_the_CSV_as_UTF_8_and_runs_nothing_of_it()
    {
        await using var host = await TestHost.StartAsync();
        var parties = await host.Database.TwoPartiesAsync();
        await host.Workbench.ChangeAsSystemAsync<Done>((db, nowUtc) =>
        {
            db.Record(new(parties.Connection.ChainId, AuditActions.FileReceived, new AuditActor(null, "=HYPERLINK(\"http://x\")", null), nowUtc, Guid.CreateVersion7(), Details: new { Name = "a,b" }));
            return Task.FromResult<Outcome<Done>>(default(Done));
        }, CancellationToken.None);
        var client = await host.SignedInAsync(parties.Firm[Role.Auditor]);

        var bytes = await (await client.GetAsync($"/audit-trail/export?chain={parties.Connection.Id}&format=csv")).Content.ReadAsByteArrayAsync();

        var text = Encoding.UTF8.GetString(bytes);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.StartsWith("\uFEFF連番,日時（日本時間）,", text, StringComparison.Ordinal);
        Assert.Contains(",\"'=HYPERLINK(\"\"http://x\"\")\",", text, StringComparison.Ordinal);
        Assert.Contains("\"{\"\"name\"\":\"\"a,b\"\"}\"", text, StringComparison.Ordinal);
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_connections_come_one_after_the_other_and_the_download_stands_in_the_organisation_s_own_chain()
    {
        await using var host = await TestHost.StartAsync();
        var parties = await host.Database.AssessmentAsync();
        var (_, second) = await parties.ConnectAnotherBankAsync("もう一つの,銀行（試験）");
        await parties.AnswerAsync(1, Party.ConnectingFirm, content => content with { CurrentStatus = "規程あり" });
        var client = await host.SignedInAsync(parties.Firm[Role.Auditor]);

        var lines = (await client.GetStringAsync("/audit-trail/export?chain=all&format=jsonl")).TrimEnd('\n').Split('\n');
        var csv = await client.GetStringAsync("/audit-trail/export?chain=all&format=csv&action=connection.opened");

        var chains = new[] { parties.Connection.ChainId, AuditChain.OfConnection(second) };
        var read = lines.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal((await host.Database.TrailAsync(chains[0])).Count + (await host.Database.TrailAsync(chains[1])).Count, lines.Length);
        foreach (var chain in read.GroupBy(line => line.GetProperty("entry").GetProperty("chainId").GetString()!))
        {
            Assert.Equal((await host.Database.TrailAsync(chain.Key)).Select(entry => entry.Hash), chain.Select(line => line.GetProperty("hash").GetString()));
            Assert.Single(chain.Select(line => line.GetProperty("connection").GetString()).Distinct());
        }

        Assert.Contains(read, line => line.GetProperty("connection").GetString() == "もう一つの,銀行（試験）　家計簿連携（試験）");
        Assert.StartsWith("接続,連鎖,連番,", csv, StringComparison.Ordinal);
        Assert.Contains($"\r\n\"もう一つの,銀行（試験）　家計簿連携（試験）\",{chains[1]},1,", csv, StringComparison.Ordinal);
        Assert.Equal(3, csv.TrimEnd().Split("\r\n").Length);
        var own = (await host.Database.TrailAsync(AuditChain.OfOrganization(parties.Firm.Id))).Where(entry => entry.Action == AuditActions.TrailExported);
        Assert.Equal(["?chain=all", "?chain=all&action=connection.opened"], own.Select(entry => AuditDetails.Read(entry.Details).Single(detail => detail.Name == "filter").New));
        Assert.DoesNotContain(await host.Database.TrailAsync(parties.Connection.ChainId), entry => entry.Action == AuditActions.TrailExported);
    }

    [Fact]
    public async Task Whoever_may_not_read_the_chain_gets_no_file()
    {
        await using var host = await TestHost.StartAsync();
        var parties = await host.Database.TwoPartiesAsync();
        var stranger = await host.Database.TeamAsync(OrganizationKind.ConnectingFirm, "よその事業者（試験）");

        Assert.Equal(HttpStatusCode.NotFound, (await (await host.SignedInAsync(stranger[Role.Auditor])).GetAsync($"/audit-trail/export?chain={parties.Connection.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await host.SignedInAsync(parties.Bank[Role.Reviewer])).GetAsync("/audit-trail/export")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await host.Anonymous().GetAsync("/audit-trail/export")).StatusCode);
    }
}
