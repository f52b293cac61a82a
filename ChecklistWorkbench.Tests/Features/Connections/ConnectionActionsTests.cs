using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Connections;
using ChecklistWorkbench.Tests.Persistence.Seeding.Demo;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChecklistWorkbench.Tests.Features.Connections;

/// <summary>Every test changes a database of its own.</summary>
public sealed class ConnectionActionsTests : IAsyncLifetime
{
    private static readonly ConnectionContent Content = new("残高照会", new ConnectionProfile { Authentication = "OAuth2.0\r\nPKCE", ExpectedUsers = 10 });

    private DemoDatabase _demo = null!;

    public async ValueTask InitializeAsync() => _demo = await DemoDatabase.CreateAsync();

    public ValueTask DisposeAsync() => _demo.DisposeAsync();

    private async Task<Outcome<OpenedConnection>> OpenAsync(string person, ConnectionContent? content = null, string name = "相手銀行", string email = "") =>
        await _demo.Get<OpenConnection>().HandleAsync(await _demo.SignInAsync(person), new(content ?? Content, name, email), CancellationToken.None);

    private async Task<Guid> ConnectionOfAsync(string bank)
    {
        await using var db = _demo.Open();
        return await (
            from connection in db.Connections
            join organization in db.Organizations on connection.FinancialInstitutionId equals organization.Id
            join firm in db.Organizations on connection.ConnectingFirmId equals firm.Id
            where organization.Name.StartsWith(bank) && firm.Name.StartsWith("サンプル")
            select connection.Id).SingleAsync();
    }

    [Fact]
    public async Task Opening_registers_the_connection_and_hands_out_a_link_of_which_only_the_hash_is_kept()
    {
        var opened = (await OpenAsync("approver@kakeibo", email: " tantou@bank.example ")).Value;

        await using var db = _demo.Open();
        var connection = await db.Connections.SingleAsync(c => c.Id == opened.ConnectionId);
        var invitation = await db.Invitations.SingleAsync(i => i.ConnectionId == opened.ConnectionId);
        Assert.Equal(("残高照会", "相手銀行", false), (connection.ServiceName, connection.CounterpartyName, connection.IsComplete));
        Assert.Equal("OAuth2.0\nPKCE", connection.Profile.Authentication);
        Assert.Equal((Invitation.HashOf(opened.Invitation.Token), "tantou@bank.example"), (invitation.TokenHash, invitation.Email));
        Assert.Equal(1, await db.AuditEntries.CountAsync(e => e.ChainId == connection.ChainId));
    }

    [Theory]
    [InlineData("contributor@kakeibo")]
    [InlineData("reviewer@akebono")]
    [InlineData("auditor@akebono")]
    public async Task Only_approvers_review_leads_and_administrators_open_connections(string person) =>
        Assert.IsType<RoleMissing>((await OpenAsync(person)).Refusal);

    [Fact]
    public async Task A_field_that_cannot_be_kept_is_named_and_nothing_is_registered()
    {
        var tooLong = Content with { Profile = Content.Profile with { DataHandled = new string('あ', Lengths.Text + 1) } };

        Assert.Equal("ServiceName Required", Said(await OpenAsync("approver@kakeibo", Content with { ServiceName = "  " })));
        Assert.Equal("ServiceName TooLong", Said(await OpenAsync("approver@kakeibo", Content with { ServiceName = new string('x', Lengths.Line + 1) })));
        Assert.Equal("ApiKinds ChooseOne", Said(await OpenAsync("approver@kakeibo", Content with { Profile = Content.Profile with { ApiKinds = ApiKinds.None } })));
        Assert.Equal("DataHandled TooLong", Said(await OpenAsync("approver@kakeibo", tooLong)));
        Assert.Equal("DailyCalls Negative", Said(await OpenAsync("approver@kakeibo", Content with { Profile = Content.Profile with { DailyCalls = -1 } })));
        Assert.Equal("CounterpartyName Required", Said(await OpenAsync("approver@kakeibo", name: "")));
        Assert.Equal("Email NotAnAddress", Said(await OpenAsync("approver@kakeibo", email: "だれか")));
        await using var db = _demo.Open();
        Assert.Equal(4, await db.Connections.CountAsync());
        Assert.Equal(0, await db.Invitations.CountAsync());
    }

    private static string Said<T>(Outcome<T> outcome) => Assert.IsType<InvalidField>(outcome.Refusal) is var field ? $"{field.Field} {field.Rule}" : "";

    [Fact]
    public async Task A_new_link_ends_the_one_before()
    {
        var opened = (await OpenAsync("approver@kakeibo")).Value;
        var issued = (await _demo.Get<InviteCounterparty>().HandleAsync(
            await _demo.SignInAsync("admin@kakeibo"), new(opened.ConnectionId, ""), CancellationToken.None)).Value;

        await using var db = _demo.Open();
        var open = (await db.Invitations.ToListAsync()).Where(i => i.IsOpen(TimeProvider.System.GetUtcNow().UtcDateTime)).ToList();
        Assert.Equal(Invitation.HashOf(issued.Token), Assert.Single(open).TokenHash);
        Assert.NotEqual(opened.Invitation.Token, issued.Token);
    }

    [Fact]
    public async Task Nobody_is_invited_into_a_connection_that_has_both_parties()
    {
        var connection = await ConnectionOfAsync("あけぼの");

        var outcome = await _demo.Get<InviteCounterparty>().HandleAsync(await _demo.SignInAsync("lead@akebono"), new(connection, ""), CancellationToken.None);

        Assert.IsType<CounterpartyJoined>(outcome.Refusal);
    }

    [Fact]
    public async Task A_profile_that_someone_changed_meanwhile_is_not_overwritten_unseen()
    {
        var id = await ConnectionOfAsync("あけぼの");
        var (firm, bank) = (await _demo.SignInAsync("approver@kakeibo"), await _demo.SignInAsync("lead@akebono"));
        var seen = (await _demo.Get<GetConnection>().HandleAsync(firm, id, CancellationToken.None)).Value.Content;
        var change = _demo.Get<ChangeProfile>();
        var theirs = (await change.HandleAsync(bank, new(id, seen, seen with { ServiceName = "銀行の呼び名" }), CancellationToken.None)).Value;
        var mine = seen with { ServiceName = "当社の呼び名" };

        var refused = Assert.IsType<ProfileChangedByAnother>((await change.HandleAsync(firm, new(id, seen, mine), CancellationToken.None)).Refusal);
        await using (var db = _demo.Open()) Assert.Equal("銀行の呼び名", (await db.Connections.SingleAsync(c => c.Id == id)).ServiceName);
        var kept = await change.HandleAsync(firm, new(id, refused.Theirs, mine), CancellationToken.None);

        Assert.Equal((theirs, "審査責任者（あけぼの銀行）"), (refused.Theirs, refused.Who));
        Assert.Equal(mine, kept.Value);
    }

    [Fact]
    public async Task The_same_change_made_by_both_is_no_conflict_and_leaves_one_entry()
    {
        var id = await ConnectionOfAsync("みなと");
        var seen = (await _demo.Get<GetConnection>().HandleAsync(await _demo.SignInAsync("lead@minato"), id, CancellationToken.None)).Value.Content;
        var proposed = seen with { Profile = seen.Profile with { DailyCalls = 1 } };

        Assert.True((await _demo.Get<ChangeProfile>().HandleAsync(await _demo.SignInAsync("lead@minato"), new(id, seen, proposed), CancellationToken.None)).Succeeded);
        Assert.True((await _demo.Get<ChangeProfile>().HandleAsync(await _demo.SignInAsync("admin@kakeibo"), new(id, seen, proposed), CancellationToken.None)).Succeeded);

        await using var db = _demo.Open();
        Assert.Equal(1, await db.AuditEntries.CountAsync(e => e.Action == "connection.profile-changed"));
    }

    [Fact]
    public async Task Whoever_is_no_party_finds_nothing_and_leaves_a_trace()
    {
        var id = await ConnectionOfAsync("みなと");
        var stranger = await _demo.SignInAsync("lead@akebono");

        Assert.IsType<NotFound>((await _demo.Get<GetConnection>().HandleAsync(stranger, id, CancellationToken.None)).Refusal);
        Assert.IsType<NotFound>((await _demo.Get<ChangeProfile>().HandleAsync(stranger, new(id, Content, Content), CancellationToken.None)).Refusal);
        Assert.IsType<NotFound>((await _demo.Get<InviteCounterparty>().HandleAsync(stranger, new(id, ""), CancellationToken.None)).Refusal);
        Assert.IsType<NotFound>((await RoundAsync("lead@akebono", id)).Refusal);

        await using var db = _demo.Open();
        Assert.Equal(4, await db.AuditEntries.CountAsync(e => e.Action == "access.denied" && e.SubjectId == id));
    }

    private async Task<Outcome<Guid>> RoundAsync(
        string person, Guid connection, AssessmentPurpose purpose = AssessmentPurpose.Monitoring, string edition = "fisc-api-2018-10r1", DateOnly? dueOn = null) =>
        await _demo.Get<OpenAssessment>().HandleAsync(await _demo.SignInAsync(person), new(connection, purpose, edition, dueOn), CancellationToken.None);

    [Fact]
    public async Task A_new_round_has_the_next_number_of_its_purpose_and_an_answer_for_each_item_and_party()
    {
        var opened = (await RoundAsync("lead@akebono", await ConnectionOfAsync("あけぼの"))).Value;

        await using var db = _demo.Open();
        var assessment = await db.Assessments.SingleAsync(a => a.Id == opened);
        Assert.Equal((AssessmentPurpose.Monitoring, 1), (assessment.Purpose, assessment.Round));
        Assert.Equal(52, await db.Responses.CountAsync(r => r.AssessmentId == opened));
    }

    [Fact]
    public async Task A_round_that_is_withdrawn_makes_room_for_the_next()
    {
        var id = await ConnectionOfAsync("みなと");
        Assert.IsType<RoundStillOpen>((await RoundAsync("lead@minato", id)).Refusal);
        await using (var db = _demo.Open())
        {
            var open = await db.Assessments.SingleAsync(a => a.ConnectionId == id);
            var lead = await db.People.SingleAsync(p => p.Email == "lead@minato.demo.example");
            open.Withdraw("やり直し", new(lead.Id, lead.DisplayName, Guid.Empty, Party.FinancialInstitution, new HashSet<Role> { Role.ReviewLead }), _demo.BeforeUtc);
            await db.SaveChangesAsync();
        }

        var next = (await RoundAsync("lead@minato", id)).Value;

        await using var after = _demo.Open();
        Assert.Equal(3, (await after.Assessments.SingleAsync(a => a.Id == next)).Round);
    }

    [Fact]
    public async Task A_round_that_cannot_be_is_refused_with_its_reason()
    {
        var id = await ConnectionOfAsync("あけぼの");
        var alone = (await OpenAsync("approver@kakeibo")).Value.ConnectionId;

        Assert.IsType<RoleMissing>((await RoundAsync("contributor@kakeibo", id)).Refusal);
        Assert.IsType<CounterpartyMissing>((await RoundAsync("approver@kakeibo", alone)).Refusal);
        Assert.IsType<EditionUnknown>((await RoundAsync("approver@kakeibo", id, edition: "none")).Refusal);
        Assert.Equal("DueOn InPast", Said(await RoundAsync("approver@kakeibo", id, dueOn: new DateOnly(2020, 1, 1))));
    }
}
