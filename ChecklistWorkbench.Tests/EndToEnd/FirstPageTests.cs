using System.Net;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.Playwright;

namespace ChecklistWorkbench.Tests.EndToEnd;

[Collection(Chromium.Collection)]
public sealed class FirstPageTests(Chromium chromium)
{
    [Fact]
    public async Task A_signed_in_person_meets_the_dashboard_without_a_fault()
    {
        await using var host = await TestHost.StartAsync();
        var address = host.StartOnPort();
        var parties = await host.Database.TwoPartiesAsync();
        await using var window = await chromium.OpenAsync(address);
        var page = await window.NewPageAsync();
        var faults = new List<string>();
        page.PageError += (_, fault) => faults.Add(fault);

        await page.GotoAsync(TestHost.SignInPath(parties.Firm[Role.Contributor].Person.Id));
        await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
        await Chromium.KeepScreenshotAsync(page, "first-page");

        Assert.Empty(faults);
    }

    [Fact]
    public async Task Nobody_signed_in_is_led_to_sign_in()
    {
        await using var host = await TestHost.StartAsync();
        await host.Database.TeamAsync(OrganizationKind.ConnectingFirm);

        var answer = await host.Anonymous().GetAsync("/");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/account/sign-in", answer.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }
}
