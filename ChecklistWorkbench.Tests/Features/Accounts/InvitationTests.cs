using System.Net;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Accounts.Invitations;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChecklistWorkbench.Tests.Features.Accounts;

public sealed class InvitationTests : IAsyncLifetime
{
    private static readonly Uri Base = new("https://workbench.example/");

    private TestHost _host = default!;
    private Team _firm = default!;

    public async ValueTask InitializeAsync()
    {
        _host = await TestHost.StartAsync();
        _firm = await _host.Database.TeamAsync(OrganizationKind.ConnectingFirm);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_colleague_sets_a_password_is_signed_in_with_the_roles_and_the_link_is_spent()
    {
        var path = await InviteAsync("New.Colleague@office.example", Role.Contributor, Role.Auditor);
        var client = _host.Anonymous();

        var answer = await AcceptAsync(client, path);

        Assert.Equal("/", answer.Target());
        var account = await client.GetStringAsync("/account/manage");
        Assert.Contains("new.colleague@office.example", account, StringComparison.Ordinal);
        Assert.Contains("記入者・監査人", WebUtility.HtmlDecode(account), StringComparison.Ordinal);
        Assert.Contains("使用済み", await OpenAsync(_host.Anonymous(), path), StringComparison.Ordinal);
        Assert.DoesNotContain(path.Split('=')[1], _host.Log.AllText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expired_a_withdrawn_and_an_unknown_link_say_so_in_one_sentence()
    {
        var expired = await AgedInvitationAsync();
        var withdrawn = await InviteAsync("second@office.example", Role.Contributor);
        await InScopeAsync<WithdrawInvitation, Done>(async withdraw =>
        {
            await using var db = _host.Database.OpenContext();
            var id = await db.Invitations.Where(i => i.Email == "second@office.example").Select(i => i.Id).SingleAsync();
            return await withdraw.HandleAsync(_firm.As(Role.Administrator), id, CancellationToken.None);
        });

        string[] answers = [await OpenAsync(_host.Anonymous(), expired), await OpenAsync(_host.Anonymous(), withdrawn), await OpenAsync(_host.Anonymous(), "/account/invitation?token=unknown")];

        Assert.All(answers, answer => Assert.Contains("使用済みか、期限が切れています", answer, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Issuing_anew_spends_the_earlier_link()
    {
        var earlier = await InviteAsync("colleague@office.example", Role.Contributor);
        var later = await InviteAsync("colleague@office.example", Role.Approver);

        Assert.Contains("使用済み", await OpenAsync(_host.Anonymous(), earlier), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await AcceptAsync(_host.Anonymous(), later)).StatusCode);
    }

    [Fact]
    public async Task Nobody_sets_a_password_for_an_account_that_exists()
    {
        var bank = await _host.Database.TeamAsync(OrganizationKind.FinancialInstitution);
        var reviewer = bank[Role.Reviewer];
        var path = await InviteAsync(reviewer.Person.Email, Role.Auditor);

        var page = await _host.Anonymous().ReadAsync(path);
        Assert.Null(page.QuerySelector("input[name=Password]"));

        var client = await _host.SignedInAsync(reviewer);
        var answer = await client.SubmitAsync(path, "own");
        Assert.Equal("/", answer.Target());
        Assert.Contains(_firm.Organization.Name, WebUtility.HtmlDecode(await client.GetStringAsync("/account/manage")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_persons_invitation_cannot_be_taken()
    {
        var path = await InviteAsync("colleague@office.example", Role.Administrator);
        var client = await _host.SignedInAsync(_firm[Role.Contributor]);

        var answer = await client.SubmitAsync(path, "own");

        Assert.Contains("別のメールアドレス宛て", (await answer.ReadAsync()).Alert(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_other_party_registers_its_organisation_and_joins_the_connection()
    {
        var (path, connectionId) = await InviteBankAsync();
        var client = _host.Anonymous();

        var answer = await AcceptAsync(client, path, ("OrganizationName", "みなと銀行（試験）"));

        Assert.Equal("/", answer.Target());
        await using var db = _host.Database.OpenContext();
        var connection = await db.Connections.FirstAsync(c => c.Id == connectionId);
        var bank = await db.Organizations.FirstAsync(o => o.Id == connection.FinancialInstitutionId);
        Assert.Equal(OrganizationKind.FinancialInstitution, bank.Kind);
        Assert.Equal(2, await db.Memberships.CountAsync(m => m.OrganizationId == bank.Id && (m.Role == Role.Administrator || m.Role == Role.ReviewLead)));
    }

    [Fact]
    public async Task A_registered_bank_joins_by_someone_who_speaks_for_it_and_a_firm_cannot()
    {
        var (path, connectionId) = await InviteBankAsync();
        var bank = await _host.Database.TeamAsync(OrganizationKind.FinancialInstitution);
        var otherFirm = await _host.Database.TeamAsync(OrganizationKind.ConnectingFirm);

        var ofFirm = await (await _host.SignedInAsync(otherFirm[Role.Approver])).SubmitAsync(path, "own");
        var ofReviewer = await (await _host.SignedInAsync(bank[Role.Reviewer])).SubmitAsync(path, "own");
        var ofLead = await (await _host.SignedInAsync(bank[Role.ReviewLead])).SubmitAsync(path, "own");

        Assert.NotEqual("", (await ofFirm.ReadAsync()).Alert());
        Assert.NotEqual("", (await ofReviewer.ReadAsync()).Alert());
        Assert.Equal($"/connections/{connectionId}", ofLead.Target());
        await using var db = _host.Database.OpenContext();
        Assert.Equal(bank.Id, (await db.Connections.FirstAsync(c => c.Id == connectionId)).FinancialInstitutionId);
    }

    private async Task<string> InviteAsync(string email, params Role[] roles)
    {
        var issued = await InScopeAsync<InviteColleague, IssuedInvitation>(
            invite => invite.HandleAsync(_firm.As(Role.Administrator), new(email, roles, Base), CancellationToken.None));
        Assert.False(issued.Value.Mailed);
        return new Uri(issued.Value.Link).PathAndQuery;
    }

    private async Task<(string Path, Guid ConnectionId)> InviteBankAsync()
    {
        var by = _firm[Role.Approver].Participation;
        var made = await _host.Workbench.ChangeAsSystemAsync<(string, Guid)>((db, nowUtc) =>
        {
            var connection = Connection.Open("家計簿連携（試験）", "みなと銀行（試験）", new ConnectionProfile(), by, nowUtc);
            var (invitation, token) = Invitation.Make("lead@minato.example", [], connection.Id, by, nowUtc);
            db.Connections.Add(connection);
            db.Invitations.Add(invitation);
            return Task.FromResult<Outcome<(string, Guid)>>(($"/account/invitation?token={token}", connection.Id));
        }, CancellationToken.None);
        return made.Value;
    }

    private async Task<string> AgedInvitationAsync()
    {
        var made = await _host.Workbench.ChangeAsSystemAsync<string>((db, nowUtc) =>
        {
            var (invitation, token) = Invitation.Make("aged@office.example", [Role.Contributor], null, _firm[Role.Administrator].Participation, nowUtc - Invitation.Lifetime);
            db.Invitations.Add(invitation);
            return Task.FromResult<Outcome<string>>($"/account/invitation?token={token}");
        }, CancellationToken.None);
        return made.Value;
    }

    private static Task<HttpResponseMessage> AcceptAsync(HttpClient client, string path, params (string, string)[] more) => client.SubmitAsync(
        path, "newcomer", [("DisplayName", "新任の担当者"), ("Password", AccountForms.Password), ("Repeated", AccountForms.Password), .. more]);

    private static async Task<string> OpenAsync(HttpClient client, string path) => (await client.ReadAsync(path)).Alert();

    private async Task<Outcome<TResult>> InScopeAsync<THandler, TResult>(Func<THandler, Task<Outcome<TResult>>> act) where THandler : notnull
    {
        await using var scope = _host.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<THandler>());
    }
}
