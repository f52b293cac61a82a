using System.Net;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.Playwright;

namespace ChecklistWorkbench.Tests.Features.Accounts;

[Collection(Chromium.Collection)]
public sealed class PasskeyTests(Chromium chromium)
{
    [Fact]
    public async Task Making_a_passkey_is_for_people_who_are_signed_in_and_for_pages_of_this_site()
    {
        await using var host = await TestHost.StartAsync();
        var team = await host.Database.TeamAsync(OrganizationKind.ConnectingFirm);
        var signedIn = await host.SignedInAsync(team[Role.Contributor]);

        var anonymous = await host.Anonymous().PostAsync("/account/passkey/creation-options", null);
        var withoutToken = await signedIn.PostAsync("/account/passkey/creation-options", null);

        Assert.Equal(HttpStatusCode.Redirect, anonymous.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, withoutToken.StatusCode);
    }

    [Fact]
    public async Task A_passkey_is_added_and_signs_in_afterwards()
    {
        await using var host = await TestHost.StartAsync();
        var address = host.StartOnPort().Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        var member = (await host.Database.TeamAsync(OrganizationKind.ConnectingFirm))[Role.Contributor];
        await using var window = await chromium.OpenAsync(address, 1280, 900);
        var page = await window.NewPageAsync();
        var browser = await window.NewCDPSessionAsync(page);
        await browser.SendAsync("WebAuthn.enable");
        await browser.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });

        await page.GotoAsync(TestHost.SignInPath(member.Person.Id, "/account/manage/passkeys"));
        await page.GetByLabel("パスキーの名前", new() { Exact = true }).FillAsync("業務用ノートPC");
        await page.GetByRole(AriaRole.Button, new() { Name = "パスキーを登録" }).ClickAsync();
        await page.GetByText("パスキーを登録しました").WaitForAsync();
        await Chromium.KeepScreenshotAsync(page, "account-passkeys", fullPage: true);

        await window.ClearCookiesAsync();
        await page.GotoAsync("/account/sign-in?returnUrl=%2Faccount%2Fmanage%2Fsessions");
        await page.GetByRole(AriaRole.Button, new() { Name = "パスキーでサインイン" }).ClickAsync();
        await page.WaitForURLAsync("**/account/manage/sessions");

        await page.GetByText("この端末", new() { Exact = true }).WaitForAsync();
        var trail = await host.Database.TrailAsync(AuditChain.OfOrganization(member.Caller.OrganizationId));
        Assert.Contains(trail, e => e.Action == AuditActions.PasskeyAdded && e.ActorId == member.Person.Id);
        Assert.Contains(trail, e => e.Action == AuditActions.SignedIn && e.Details!.Contains("passkey", StringComparison.Ordinal));
    }
}
