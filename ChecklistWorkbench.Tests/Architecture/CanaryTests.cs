using System.IO.Compression;
using System.Text;
using System.Text.Json;
using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Features.AuditTrail.Export;
using ChecklistWorkbench.Features.EvidencePacks;
using ChecklistWorkbench.Features.Exchange;
using ChecklistWorkbench.Features.Oscal.Plans;
using ChecklistWorkbench.Tests.Features.EvidencePacks;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ChecklistWorkbench.Tests.Architecture;

/// <summary>A word that stands everywhere in the things of one pair of organisations never reaches another organisation, on whatever way.</summary>
public sealed class CanaryTests
{
    private const string Canary = "CANARY-7f3a";

    [Fact]
    public async Task Text_of_others_is_in_no_answer_of_any_handler_or_endpoint_and_in_no_log()
    {
        await using var host = await TestHost.StartAsync();
        var edition = await host.Database.EditionAsync();
        var theirs = await TestScenes.TwoPartiesAsync(host.Workbench, $"{Canary}銀行", $"{Canary}事業者");
        await theirs.OpenAssessmentAsync(edition);
        await theirs.AnswerAsync(1, Party.ConnectingFirm, content => content with { CurrentStatus = Canary, Remarks = Canary });
        await theirs.AnswerAsync(13, Party.FinancialInstitution, content => content with { RemediationPlan = Canary });
        await theirs.ExcludeAsync(2, Canary);
        await theirs.AddItemAsync(await theirs.CustomItemAsync(new() { Objective = Canary, Explanation = Canary, Source = Canary }));
        await theirs.EvidenceAsync(Party.ConnectingFirm, Canary, share: true, items: 1);
        await theirs.RelianceAsync(words: TwoParties.Referred() with { Name = Canary, Scope = Canary });
        await theirs.SubmitAsync(Canary);
        var ours = await TestScenes.TwoPartiesAsync(host.Workbench);
        await ours.OpenAssessmentAsync(edition);

        foreach (var member in ours.Firm.Members.Concat(ours.Bank.Members))
        {
            foreach (var row in AccessMatrix.Rows)
            {
                foreach (var parties in (TwoParties[])[ours, theirs])
                    AssertClean($"{row.Handler.Name} for {member.Role}", TextOf(await row.CallAsync(host.Services, parties, member.Caller)));
            }

            var client = await host.SignedInAsync(member);
            foreach (var address in AddressesOf(host, ours).Concat(AddressesOf(host, theirs)).Append("/audit-trail/export?chain=all").Distinct())
                AssertClean($"{address} for {member.Role}", TextOf(await (await client.GetAsync(address)).Content.ReadAsByteArrayAsync()));
        }

        AssertClean("the log", host.Log.AllText);
    }

    [Fact]
    public async Task What_one_party_says_internally_reaches_the_other_on_no_way()
    {
        foreach (var speaker in Enum.GetValues<Party>())
        {
            await using var host = await TestHost.StartAsync();
            var parties = await TestScenes.TwoPartiesAsync(host.Workbench);
            await parties.OpenAssessmentAsync(await host.Database.EditionAsync());
            await parties.AskAsync(1, speaker, Canary, isShared: false);
            await parties.AskAsync(1, speaker, "共有の質問", internalComment: Canary);
            await parties.EvidenceAsync(speaker, Canary, items: 1);
            await parties.TakeToAsync(AssessmentState.UnderReview);
            if (speaker == Party.FinancialInstitution)
            {
                // Shared: the verdict. Not shared: what stands beside it, and every other verdict.
                await parties.RateAsync(9, new() { Value = RatingValue.Insufficient, InternalComment = Canary });
                await parties.ShareAsync(9);
                await parties.RateAsync(10, new() { Value = RatingValue.Insufficient, InternalComment = Canary, SharedComment = Canary });
                // What was made of another's result is shared with the ratings, and not before.
                await parties.RuleAsync((await parties.RelianceAsync(RelianceState.Consented))!.Id, 9, reason: Canary);
                await parties.ProposeAsync(TwoParties.Conditionally with { Reason = Canary, Effect = Canary });
            }

            foreach (var member in parties[speaker == Party.ConnectingFirm ? Party.FinancialInstitution : Party.ConnectingFirm].Members)
            {
                foreach (var row in AccessMatrix.Rows) AssertClean($"{row.Handler.Name} for {member.Role}", TextOf(await row.CallAsync(host.Services, parties, member.Caller)));
                var client = await host.SignedInAsync(member);
                foreach (var address in AddressesOf(host, parties).Distinct())
                    AssertClean($"{address} for {member.Role}", TextOf(await (await client.GetAsync(address)).Content.ReadAsByteArrayAsync()));
            }

            AssertClean("the connection's trail", string.Join('\n', (await host.Database.TrailAsync(parties.Connection.ChainId)).Select(entry => entry.Details)));
            AssertClean("the log", host.Log.AllText);
            var colleague = parties[speaker][Role.Auditor].Caller;
            Assert.Contains(Canary, TextOf(await AccessMatrix.Rows.Single(row => row.Handler.Name == "GetItemDiscussions").CallAsync(host.Services, parties, colleague)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_canary_is_seen_by_those_it_belongs_to()
    {
        await using var host = await TestHost.StartAsync();
        var theirs = await TestScenes.TwoPartiesAsync(host.Workbench);
        await theirs.OpenAssessmentAsync(await host.Database.EditionAsync());
        await theirs.AnswerAsync(1, Party.ConnectingFirm, content => content with { CurrentStatus = Canary });
        var reader = theirs.Bank[Role.Auditor];

        var seen = new List<string>();
        foreach (var row in AccessMatrix.Rows)
        {
            if (TextOf(await row.CallAsync(host.Services, theirs, reader.Caller)).Contains(Canary, StringComparison.Ordinal)) seen.Add(row.Handler.Name);
        }

        Assert.Contains("GetWorkspace", seen);
        Assert.Contains("GetItemHistory", seen);
        Assert.Contains("ExportWorkbook", seen);
    }

    private static IEnumerable<string> AddressesOf(TestHost host, TwoParties parties) => host.Services.GetServices<EndpointDataSource>()
        .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") != false)
        .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
        .Where(pattern => !pattern.StartsWith("/_", StringComparison.Ordinal) && !pattern.Contains('.', StringComparison.Ordinal))
        .Select(pattern => System.Text.RegularExpressions.Regex.Replace(pattern, @"\{[^}]*\}",
            (pattern.Contains("assessment", StringComparison.Ordinal) ? parties.AssessmentId : parties.Connection.Id).ToString()));

    private static string TextOf(HandlerAnswer answer) => answer.Value switch
    {
        null => answer.Refusal!.ToString(),
        ExportedWorkbook workbook => workbook.FileName + TextOf(workbook.Content),
        ExportedTrail trail => trail.FileName + string.Join('\n', trail.Entries.ToBlockingEnumerable().Select(line => line.Connection + line.Entry.ToCanonicalJson())),
        ExportedOscal plans => plans.FileName + TextOf(plans.Content),
        PreparedPack pack => pack.FileName + TextOf(PackSamples.Read(pack)),
        var value => JsonSerializer.Serialize(value, value.GetType(), ChecklistWorkbench.Domain.Common.CanonicalJson.Options) + value,
    };

    /// <summary>The text of an answer; of a zipped one (a workbook, a pack) the text of all its parts.</summary>
    private static string TextOf(byte[] content)
    {
        if (content is not [(byte)'P', (byte)'K', ..]) return Encoding.UTF8.GetString(content);
        using var zip = new ZipArchive(new MemoryStream(content));
        return string.Join('\n', zip.Entries.Select(entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return reader.ReadToEnd();
        }));
    }

    private static void AssertClean(string where, string text) => Assert.False(text.Contains(Canary, StringComparison.Ordinal), $"{where} shows another organisation's text.");
}
