using System.Net;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Accounts.Credentials;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Tests.Features.Accounts;

public sealed class SecondFactorTests
{
    private const string Path = "/account/second-factor";

    [Fact]
    public async Task With_an_authenticator_app_the_password_alone_opens_nothing_and_each_code_counts_once()
    {
        await using var host = await TestHost.StartAsync();
        var (member, key, _) = await WithTwoFactorAsync(host);
        var (first, second) = (host.Anonymous(), host.Anonymous());

        var asked = await first.SignInAsync(member.Person.Email, AccountForms.Password);
        Assert.StartsWith(Path, asked.Target(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await first.GetAsync("/account/manage")).StatusCode);

        var code = TimeBasedCode.At(key, AccountForms.CurrentStep + 1);
        var accepted = await first.SubmitAsync(Path, "second-factor", ("Code", code[..3] + " " + code[3..]));
        Assert.Equal("/", accepted.Target());
        Assert.Equal(HttpStatusCode.OK, (await first.GetAsync("/account/manage")).StatusCode);

        await second.SignInAsync(member.Person.Email, AccountForms.Password);
        Assert.NotEqual("", (await (await second.SubmitAsync(Path, "second-factor", ("Code", code))).ReadAsync()).Alert());
    }

    [Fact]
    public async Task A_recovery_code_works_once_and_is_kept_as_a_hash_only()
    {
        await using var host = await TestHost.StartAsync();
        var (member, _, codes) = await WithTwoFactorAsync(host);
        Assert.Equal(SecondFactor.RecoveryCodeCount, codes.Length);

        var first = host.Anonymous();
        await first.SignInAsync(member.Person.Email, AccountForms.Password);
        var accepted = await first.SubmitAsync(Path + "?way=recovery", "second-factor", ("Code", codes[3].ToUpperInvariant()));
        Assert.Equal("/", accepted.Target());

        var second = host.Anonymous();
        await second.SignInAsync(member.Person.Email, AccountForms.Password);
        Assert.Equal(HttpStatusCode.OK, (await second.SubmitAsync(Path + "?way=recovery", "second-factor", ("Code", codes[3]))).StatusCode);

        await using var db = host.Database.OpenContext();
        var kept = string.Concat(await db.UserTokens.Select(t => t.Value).ToListAsync());
        Assert.DoesNotContain(codes[4], kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_codes_close_the_account_although_the_password_is_right_each_time()
    {
        await using var host = await TestHost.StartAsync();
        var (member, key, _) = await WithTwoFactorAsync(host);
        var client = host.Anonymous();
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await client.SignInAsync(member.Person.Email, AccountForms.Password);
            await client.SubmitAsync(Path, "second-factor", ("Code", "000000"));
        }

        var answer = await client.SubmitAsync(Path, "second-factor", ("Code", TimeBasedCode.At(key, AccountForms.CurrentStep + 1)));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotEqual("", (await answer.ReadAsync()).Alert());
    }

    [Fact]
    public async Task Without_a_password_first_the_second_step_asks_to_begin_again()
    {
        await using var host = await TestHost.StartAsync();
        await host.Database.TeamAsync(OrganizationKind.ConnectingFirm);

        var answer = await host.Anonymous().SubmitAsync(Path, "second-factor", ("Code", "123456"));

        Assert.Contains("最初から", (await answer.ReadAsync()).Alert(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Turning_it_off_asks_for_the_password_and_the_trail_tells_both_ways()
    {
        await using var host = await TestHost.StartAsync();
        var (member, _, _) = await WithTwoFactorAsync(host);
        var client = await host.SignedInAsync(member);

        var wrong = await client.SubmitAsync("/account/manage/two-factor", "change", ("Password", "not the password"), ("Step", "off"));
        Assert.NotEqual("", (await wrong.ReadAsync()).Alert());
        var right = await client.SubmitAsync("/account/manage/two-factor", "change", ("Password", AccountForms.Password), ("Step", "off"));
        Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);

        var trail = await host.Database.TrailAsync(AuditChain.OfOrganization(member.Caller.OrganizationId));
        Assert.Equal(2, trail.Count(e => e.Action == AuditActions.TwoFactorChanged));
    }

    [Fact]
    public async Task Where_it_is_required_whoever_has_none_is_led_to_set_it_up_first()
    {
        await using var host = await TestHost.StartAsync();
        var team = await host.Database.TeamAsync(OrganizationKind.ConnectingFirm);
        await host.GivePasswordAsync(team[Role.Contributor]);
        await host.Workbench.ChangeAsSystemAsync<Done>(async (db, nowUtc) =>
        {
            (await db.Organizations.FirstAsync(o => o.Id == team.Id)).RequireTwoFactor(true, team[Role.Administrator].Participation, nowUtc);
            return default(Done);
        }, CancellationToken.None);
        var client = host.Anonymous();
        await client.SignInAsync(team[Role.Contributor].Person.Email, AccountForms.Password);

        Assert.Equal("/account/manage/two-factor", (await client.GetAsync("/")).Target());
        await client.TurnOnTwoFactorAsync();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/")).StatusCode);
    }

    private static async Task<(Member Member, string Key, string[] Codes)> WithTwoFactorAsync(TestHost host)
    {
        var member = (await host.Database.TeamAsync(OrganizationKind.ConnectingFirm))[Role.Contributor];
        await host.GivePasswordAsync(member);
        var client = await host.SignedInAsync(member);
        var (key, codes) = await client.TurnOnTwoFactorAsync();
        return (member, key, codes);
    }
}
