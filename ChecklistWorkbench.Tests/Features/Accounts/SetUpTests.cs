using System.Net;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Accounts.SetUp;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChecklistWorkbench.Tests.Features.Accounts;

public sealed class SetUpTests
{
    [Fact]
    public async Task Before_anyone_is_registered_every_page_leads_to_set_up_and_posts_go_nowhere()
    {
        await using var host = await TestHost.StartAsync();
        var client = host.Anonymous();

        Assert.Equal("/account/set-up", (await client.GetAsync("/")).Target());
        Assert.Equal("/account/set-up", (await client.GetAsync("/account/sign-in")).Target());
        Assert.Equal(HttpStatusCode.Forbidden, (await client.PostAsync("/account/sign-in", null)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/account/set-up")).StatusCode);
    }

    [Fact]
    public async Task The_token_from_the_console_makes_the_first_administrator_once_and_the_page_is_gone()
    {
        await using var host = await TestHost.StartAsync();
        var client = host.Anonymous();
        var token = host.Services.GetRequiredService<FirstStart>().Token;

        Assert.NotEqual("", (await (await SetUpAsync(client, "wrong")).ReadAsync()).Alert());
        var answer = await SetUpAsync(client, token);

        Assert.Equal("/admin/people", answer.Target());
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/account/manage")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/account/set-up")).StatusCode);
        Assert.DoesNotContain(token, host.Log.AllText, StringComparison.Ordinal);
        await using var db = host.Database.OpenContext();
        Assert.Equal([Role.Administrator, Role.ReviewLead], (await db.Memberships.Select(m => m.Role).ToListAsync()).OrderBy(r => r.ToString()));
    }

    private static Task<HttpResponseMessage> SetUpAsync(HttpClient client, string token) => client.SubmitAsync("/account/set-up", "set-up",
        ("Token", token), ("Kind", nameof(OrganizationKind.FinancialInstitution)), ("OrganizationName", "あけぼの銀行（試験）"), ("DisplayName", "管理者"),
        ("Email", "admin@akebono.example"), ("Password", AccountForms.Password), ("Repeated", AccountForms.Password));
}
