using System.Net;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Features.Accounts;

public sealed class SignInTests
{
    [Fact]
    public async Task The_right_password_leads_to_where_one_wanted_to_go()
    {
        await using var host = await TestHost.StartAsync();
        var member = await ContributorAsync(host);
        var client = host.Anonymous();

        var answer = await client.SignInAsync(member.Person.Email.ToUpperInvariant(), AccountForms.Password, "/account/sign-in?returnUrl=%2Faccount%2Fmanage");

        Assert.Equal("/account/manage", answer.Target());
        Assert.Contains(member.Person.DisplayName, WebUtility.HtmlDecode(await client.GetStringAsync("/account/manage")), StringComparison.Ordinal);
        Assert.Contains(await host.Database.TrailAsync(AuditChain.OfOrganization(member.Caller.OrganizationId)),
            entry => entry.Action == AuditActions.SignedIn && entry.Details!.Contains("password", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("/\t/elsewhere.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public async Task A_return_address_never_leads_to_another_site(string returnUrl)
    {
        await using var host = await TestHost.StartAsync();
        var member = await ContributorAsync(host);

        var answer = await host.Anonymous().SignInAsync(member.Person.Email, AccountForms.Password, "/account/sign-in?returnUrl=" + Uri.EscapeDataString(returnUrl));

        Assert.Equal("/", answer.Target());
    }

    [Fact]
    public async Task An_unknown_address_and_a_wrong_password_get_the_same_answer()
    {
        await using var host = await TestHost.StartAsync();
        var member = await ContributorAsync(host);

        var wrong = await (await host.Anonymous().SignInAsync(member.Person.Email, "not the password")).ReadAsync();
        var unknown = await (await host.Anonymous().SignInAsync("nobody@nowhere.example", "not the password")).ReadAsync();

        Assert.NotEqual("", wrong.Alert());
        Assert.Equal(wrong.Alert(), unknown.Alert());
        Assert.DoesNotContain("not the password", host.Log.AllText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_five_failures_even_the_right_password_is_refused_and_the_trail_tells()
    {
        await using var host = await TestHost.StartAsync();
        var member = await ContributorAsync(host);
        var client = host.Anonymous();

        for (var attempt = 0; attempt < 5; attempt++) await client.SignInAsync(member.Person.Email, "not the password");
        var answer = await client.SignInAsync(member.Person.Email, AccountForms.Password);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotEqual("", (await answer.ReadAsync()).Alert());
        var refused = (await host.Database.TrailAsync(AuditChain.OfOrganization(member.Caller.OrganizationId))).Where(e => e.Action == AuditActions.SignInFailed).ToList();
        Assert.Equal(6, refused.Count);
        Assert.DoesNotContain("not the password", string.Concat(refused.Select(e => e.Details)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_attempts_from_one_address_are_turned_away()
    {
        await using var host = await TestHost.StartAsync(settings: new Dictionary<string, string> { ["Accounts:AttemptsPerMinute"] = "2" });
        await host.Database.TeamAsync(OrganizationKind.ConnectingFirm);
        var client = host.Anonymous();

        await client.SignInAsync("nobody@nowhere.example", "first");
        await client.SignInAsync("nobody@nowhere.example", "second");
        var answer = await client.SignInAsync("nobody@nowhere.example", "third");

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Contains("しばらくお待ちください", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_ended_session_is_turned_away_with_its_next_request()
    {
        await using var host = await TestHost.StartAsync();
        var member = await ContributorAsync(host);
        var (here, there) = (host.Anonymous(), host.Anonymous());
        await here.SignInAsync(member.Person.Email, AccountForms.Password);
        await there.SignInAsync(member.Person.Email, AccountForms.Password);

        await here.SubmitAsync("/account/manage/sessions", "others");

        Assert.StartsWith("/account/sign-in", (await there.GetAsync("/")).Target(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/account/manage")).StatusCode);
        Assert.Equal(1, await host.OpenSessionsAsync(member.Person.Id));
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_not_only_the_cookie()
    {
        await using var host = await TestHost.StartAsync();
        var team = await host.Database.TeamAsync(OrganizationKind.ConnectingFirm);
        var client = await host.SignedInAsync(team[Role.Contributor]);
        var before = await host.OpenSessionsAsync(team[Role.Contributor].Person.Id);

        await client.PostAsync("/account/sign-out", null);

        Assert.Equal(before - 1, await host.OpenSessionsAsync(team[Role.Contributor].Person.Id));
    }

    [Fact]
    public async Task A_post_without_the_forms_token_is_refused()
    {
        await using var host = await TestHost.StartAsync();
        var member = await ContributorAsync(host);

        var answer = await host.Anonymous().PostAsync("/account/sign-in", new FormUrlEncodedContent(
            new Dictionary<string, string> { ["_handler"] = "password", ["Email"] = member.Person.Email, ["Password"] = AccountForms.Password }));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Demonstration_sign_in_does_not_exist_in_production()
    {
        await using var host = await TestHost.StartAsync();
        var member = (await host.Database.TeamAsync(OrganizationKind.ConnectingFirm))[Role.Administrator];
        var client = host.Anonymous();

        var answer = await client.PostAsync("/account/demo", new FormUrlEncodedContent(new Dictionary<string, string> { ["email"] = member.Person.Email }));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.False(answer.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(c => c.StartsWith("checklist-workbench=", StringComparison.Ordinal)));
        Assert.Null((await client.ReadAsync("/account/sign-in")).QuerySelector("form[action='/account/demo']"));
    }

    [Fact]
    public async Task Account_pages_are_never_stored()
    {
        await using var host = await TestHost.StartAsync();
        await host.Database.TeamAsync(OrganizationKind.ConnectingFirm);

        var answer = await host.Anonymous().GetAsync("/account/sign-in");

        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Outside_development_the_cookie_is_for_secure_connections_only()
    {
        await using var host = await TestHost.StartAsync(settings: new Dictionary<string, string> { ["Accounts:CookieSecure"] = "Always" });
        var member = await ContributorAsync(host);

        var answer = await host.Anonymous().SignInAsync(member.Person.Email, AccountForms.Password);

        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("checklist-workbench=", StringComparison.Ordinal));
        Assert.Contains("secure", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=lax", cookie, StringComparison.Ordinal);
    }

    private static async Task<Member> ContributorAsync(TestHost host)
    {
        var member = (await host.Database.TeamAsync(OrganizationKind.ConnectingFirm))[Role.Contributor];
        await host.GivePasswordAsync(member);
        return member;
    }
}
