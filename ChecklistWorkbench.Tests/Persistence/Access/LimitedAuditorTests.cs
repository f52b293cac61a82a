using System.Net;
using System.Text.Json;
using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Accounts.People;
using ChecklistWorkbench.Features.Assessments.Workspace;
using ChecklistWorkbench.Features.AuditTrail;
using ChecklistWorkbench.Features.AuditTrail.Export;
using ChecklistWorkbench.Features.Connections;
using ChecklistWorkbench.Features.Monitoring.Calendar;
using ChecklistWorkbench.Features.Reports;
using ChecklistWorkbench.Features.Review.Decisions;
using ChecklistWorkbench.Features.Review.Ratings;
using ChecklistWorkbench.Tests.Architecture;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChecklistWorkbench.Tests.Persistence.Access;

/// <summary>An auditor for chosen connections and days reads those, then, and nothing else.</summary>
public sealed class LimitedAuditorTests
{
    private const string Canary = "CANARY-a0d1";

    private static readonly DateOnly Today = new(2026, 11, 21);

    [Fact]
    public async Task Of_connections_out_of_reach_no_handler_says_a_word()
    {
        await using var host = await TestHost.StartAsync();
        var (ours, theirs) = await TwoConnectionsAsync(host);
        var auditor = ours.Bank[Role.Auditor];
        await LimitAsync(host.Database, ours, new([ours.Connection.Id], null, null));

        foreach (var row in AccessMatrix.Rows)
        {
            foreach (var parties in (TwoParties[])[ours, theirs])
            {
                var answer = await row.CallAsync(host.Services, parties, auditor.Caller);
                var text = answer.Value is null or ExportedTrail ? $"{answer.Refusal}" : JsonSerializer.Serialize(answer.Value, answer.Value.GetType(), CanonicalJson.Options) + answer.Value;
                Assert.False(text.Contains(Canary, StringComparison.Ordinal), $"{row.Handler.Name} tells of a connection out of reach.");
                if (parties == theirs && row.Scope == Scope.Connection) Assert.IsType<NotFound>(answer.Refusal);
            }
        }

        Assert.Contains(await host.Database.TrailAsync(AuditChain.OfOrganization(ours.Bank.Id)), entry => entry.Action == AuditActions.AccessDenied && entry.ActorId == auditor.Person.Id);
        var client = await host.SignedInAsync(auditor);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/assessments/{theirs.AssessmentId}/workbook")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/audit-trail/export?chain={theirs.Connection.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/audit-trail/export")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/assessments/{ours.AssessmentId}/workbook")).StatusCode);
        var all = (await host.Services.GetRequiredService<GetTrail>().HandleAsync(auditor.Caller, new() { AllConnections = true }, CancellationToken.None)).Value;
        Assert.Equal([ours.Connection.Id], all.Lines.Select(line => line.Connection!.Id).Distinct());
        Assert.DoesNotContain(Canary, JsonSerializer.Serialize(all, CanonicalJson.Options), StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, await client.GetStringAsync("/audit-trail/export?chain=all"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_reading_row_of_the_matrix_stays_open_on_the_chosen_connection_and_no_writing_one()
    {
        await using var host = await TestHost.StartAsync();
        foreach (var row in AccessMatrix.Rows.Where(row => row.Scope == Scope.Connection))
        {
            var parties = await host.Database.AssessmentAsync(row.State);
            await LimitAsync(host.Database, parties, new([parties.Connection.Id], new(2020, 1, 1), new(2099, 12, 31)));

            var answer = await row.CallAsync(host.Services, parties, parties.Bank.As(Role.Auditor));

            Assert.True(row.Right.Contains((Party.FinancialInstitution, Role.Auditor)) == answer.IsDone, $"{row.Handler.Name}: {answer.Refusal ?? answer.Value}");
        }
    }

    [Theory, DatabaseData]
    public async Task It_begins_and_ends_by_itself_at_midnight_in_Japan(ChecklistWorkbench.Persistence.DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync();
        await LimitAsync(database, parties, new([parties.Connection.Id], Today.AddDays(1), Today.AddDays(2)));

        Assert.IsType<SessionEnded>(await RefusalAsync());
        database.Clock.Advance(TimeSpan.FromHours(8.9)); // 23:58
        Assert.IsType<SessionEnded>(await RefusalAsync());
        database.Clock.Advance(TimeSpan.FromHours(0.1)); // 00:04 of the first day
        Assert.Null(await RefusalAsync());
        database.Clock.Advance(TimeSpan.FromHours(47.9)); // 23:58 of the last
        Assert.Null(await RefusalAsync());
        database.Clock.Advance(TimeSpan.FromHours(0.1));
        Assert.IsType<SessionEnded>(await RefusalAsync());

        async Task<Refusal?> RefusalAsync() => (await database.Get<GetWorkspace>().HandleAsync(parties.Bank.As(Role.Auditor), parties.AssessmentId, CancellationToken.None)).Refusal;
    }

    [Fact]
    public async Task What_they_open_stands_in_the_trail_of_their_organisation()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync(AssessmentState.UnderReview);
        var auditor = parties.Bank.As(Role.Auditor);
        await database.Get<GetWorkspace>().HandleAsync(auditor, parties.AssessmentId, CancellationToken.None);
        await database.Get<GetReview>().HandleAsync(auditor, parties.AssessmentId, CancellationToken.None);
        await database.Get<GetDecision>().HandleAsync(auditor, parties.AssessmentId, CancellationToken.None);
        await database.Get<GetReport>().HandleAsync(auditor, new(parties.AssessmentId), CancellationToken.None);
        await database.Get<GetWorkspace>().HandleAsync(parties.Bank.As(Role.Reviewer), parties.AssessmentId, CancellationToken.None);

        var opened = (await database.TrailAsync(AuditChain.OfOrganization(parties.Bank.Id))).Where(entry => entry.Action == AuditActions.AuditorOpened).ToList();

        Assert.Equal(["workspace", "review", "decision", "report"], opened.Select(entry => AuditDetails.Read(entry.Details)[0].New));
        Assert.All(opened, entry => Assert.Equal(auditor.PersonId, entry.ActorId));
    }

    [Fact]
    public async Task The_administrator_limits_their_own_colleagues_to_their_own_connections()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.TwoPartiesAsync();
        var other = await database.TwoPartiesAsync();
        var (administrator, auditor) = (parties.Bank.As(Role.Administrator), parties.Bank[Role.Auditor].Person.Id);
        var limit = database.Get<LimitAudit>();

        Assert.IsType<NotFound>((await limit.HandleAsync(administrator, new(auditor, new([other.Connection.Id], null, null)), CancellationToken.None)).Refusal);
        Assert.IsType<NotFound>((await limit.HandleAsync(administrator, new(other.Bank[Role.Auditor].Person.Id, new([], null, null)), CancellationToken.None)).Refusal);
        Assert.IsType<AuditPeriodOver>((await limit.HandleAsync(administrator, new(auditor, new([], null, Today.AddDays(-1))), CancellationToken.None)).Refusal);
        Assert.IsType<AuditPeriodOver>((await limit.HandleAsync(administrator, new(auditor, new([], Today.AddDays(3), Today.AddDays(2))), CancellationToken.None)).Refusal);
        Assert.True((await limit.HandleAsync(administrator, new(auditor, new([parties.Connection.Id], Today, Today.AddDays(30))), CancellationToken.None)).Succeeded);

        var line = (await database.Get<GetPeople>().HandleAsync(administrator, CancellationToken.None)).Value.People.Single(person => person.Id == auditor);
        Assert.Equal((Today, Today.AddDays(30), parties.Connection.Id), (line.Audit!.From, line.Audit.Until, line.Audit.ConnectionIds.Single()));
        await using var db = database.OpenContext();
        Assert.Equal(1, await db.Memberships.CountAsync(m => m.PersonId == auditor && m.RevokedUtc == null));
        Assert.Equal([AuditActions.RoleRevoked, AuditActions.RoleGranted], (await database.TrailAsync(AuditChain.OfOrganization(parties.Bank.Id))).TakeLast(2).Select(entry => entry.Action).OrderDescending());
    }

    [Fact]
    public async Task A_limited_auditor_who_also_reviews_goes_on_reviewing_everywhere()
    {
        await using var host = await TestHost.StartAsync();
        var (ours, theirs) = await TwoConnectionsAsync(host);
        await LimitAsync(host.Database, ours, new([ours.Connection.Id], null, null), Role.Reviewer);
        var reviewer = ours.Bank.As(Role.Reviewer);

        Assert.True((await host.Database.Get<GetWorkspace>().HandleAsync(reviewer, theirs.AssessmentId, CancellationToken.None)).Succeeded);
        Assert.Equal(2, (await host.Database.Get<GetConnections>().HandleAsync(reviewer, new(), CancellationToken.None)).Value.Total);
        Assert.IsType<RoleMissing>((await host.Database.Get<GetTrail>().HandleAsync(reviewer, new(), CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task Their_calendar_feed_keeps_to_the_chosen_connections()
    {
        await using var host = await TestHost.StartAsync();
        var (ours, theirs) = await TwoConnectionsAsync(host);
        await ours.AgreeArrangementAsync();
        await theirs.AgreeArrangementAsync();
        var secret = (await host.Database.Get<MakeCalendarFeed>().HandleAsync(ours.Bank.As(Role.Auditor), CancellationToken.None)).Value.Token;
        async Task<string> ReadAsync() => await (await host.Anonymous().GetAsync($"/calendar/feed/{secret}.ics")).Content.ReadAsStringAsync();
        Assert.Contains(Canary, await ReadAsync(), StringComparison.Ordinal);

        await LimitAsync(host.Database, ours, new([ours.Connection.Id], null, null));

        var kept = await ReadAsync();
        Assert.Contains(ours.Firm.Organization.Name, kept.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, kept, StringComparison.Ordinal);
    }

    private static async Task LimitAsync(TestDatabase database, TwoParties parties, AuditLimits limits, Role whose = Role.Auditor)
    {
        var outcome = await database.Get<LimitAudit>().HandleAsync(parties.Bank.As(Role.Administrator), new(parties.Bank[whose].Person.Id, limits), CancellationToken.None);
        Assert.True(outcome.Succeeded, $"{outcome.Refusal}");
    }

    /// <summary>One bank with two firms; everything about the second bears the canary.</summary>
    private static async Task<(TwoParties Ours, TwoParties Theirs)> TwoConnectionsAsync(TestHost host)
    {
        var ours = await TestScenes.TwoPartiesAsync(host.Workbench);
        var firm = await host.Workbench.TeamAsync(OrganizationKind.ConnectingFirm, $"{Canary}事業者");
        var connection = (await host.Workbench.ChangeAsSystemAsync<Connection>((db, nowUtc) =>
        {
            var opened = Connection.Open(Canary, firm.Organization.Name, new ConnectionProfile(), ours.Bank[Role.ReviewLead].Participation, nowUtc);
            opened.Join(firm.Organization, firm[Role.Approver].Participation.Actor, nowUtc);
            db.Connections.Add(opened);
            return Task.FromResult<Outcome<Connection>>(opened);
        }, CancellationToken.None)).Value;
        var theirs = new TwoParties(host.Workbench, ours.Bank, firm, connection);
        var edition = await host.Database.EditionAsync();
        await ours.OpenAssessmentAsync(edition);
        await theirs.OpenAssessmentAsync(edition);
        await theirs.AnswerAsync(1, Party.ConnectingFirm, content => content with { CurrentStatus = Canary });
        await theirs.TakeToAsync(AssessmentState.UnderReview);
        Assert.NotNull(await theirs.FindingAsync(text: Canary));
        return (ours, theirs);
    }
}
