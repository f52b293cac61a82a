using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Accounts.SetUp;
using ChecklistWorkbench.Tests.Testing;
using Deque.AxeCore.Playwright;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace ChecklistWorkbench.Tests.Features.Accounts;

/// <summary>Every account screen, wide and narrow: nothing that axe finds, nothing wider than the window, and a picture kept.</summary>
[Collection(Chromium.Collection)]
public sealed class AccountScreensTests(Chromium chromium)
{
    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task Account_screens_are_accessible_and_fit_the_window(int width)
    {
        await using var host = await TestHost.StartAsync();
        var address = host.StartOnPort();
        await using var window = await chromium.OpenAsync(address, width, 900);
        var page = await window.NewPageAsync();
        await ShowAsync(page, "set-up", "/account/set-up", width);
        Assert.NotEmpty(host.Services.GetRequiredService<FirstStart>().Token);

        var team = await host.Database.TeamAsync(OrganizationKind.FinancialInstitution);
        var administrator = team[Role.Administrator];
        await host.GivePasswordAsync(administrator);
        await ShowAsync(page, "sign-in", "/account/sign-in", width);
        await page.GetByLabel("メールアドレス").FillAsync(administrator.Person.Email);
        await page.GetByLabel("パスワード").FillAsync("not the password");
        await page.GetByRole(AriaRole.Button, new() { Name = "サインイン", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Alert).WaitForAsync();
        await CheckAsync(page, "sign-in-refused", width);

        await page.GotoAsync(TestHost.SignInPath(administrator.Person.Id, "/account/manage"));
        await CheckAsync(page, "manage", width);
        await ShowAsync(page, "password", "/account/manage/password", width);
        await ShowAsync(page, "sessions", "/account/manage/sessions", width);
        await ShowAsync(page, "two-factor", "/account/manage/two-factor", width);
        await ShowAsync(page, "two-factor-key", "/account/manage/two-factor?step=begin", width);
        await ShowPeopleAsync(page, width);

        var link = await page.GetByLabel("招待リンク").InputValueAsync();
        await window.ClearCookiesAsync();
        await ShowAsync(page, "invitation", new Uri(link).PathAndQuery, width);
        await ShowAsync(page, "access-denied", "/account/access-denied", width);
    }

    [Fact]
    public async Task The_second_step_shows_recovery_codes_once_and_asks_for_the_code()
    {
        await using var host = await TestHost.StartAsync();
        var address = host.StartOnPort();
        var member = (await host.Database.TeamAsync(OrganizationKind.ConnectingFirm))[Role.Contributor];
        await host.GivePasswordAsync(member);
        await using var window = await chromium.OpenAsync(address, 1280, 900);
        var page = await window.NewPageAsync();
        await page.GotoAsync(TestHost.SignInPath(member.Person.Id, "/account/manage/two-factor?step=begin"));
        var key = (await page.Locator("code.secret").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await page.GetByLabel("認証アプリのコード").FillAsync(ChecklistWorkbench.Features.Accounts.Credentials.TimeBasedCode.At(key, AccountForms.CurrentStep));
        await page.GetByRole(AriaRole.Button, new() { Name = "2段階認証を有効にする" }).ClickAsync();
        await page.GetByText("控えました").WaitForAsync();
        await CheckAsync(page, "recovery-codes", 1280);
        await page.GetByText("控えました").ClickAsync();
        await page.GetByText("リカバリーコードの残りは").WaitForAsync();
        await CheckAsync(page, "two-factor-in-use", 1280);

        await window.ClearCookiesAsync();
        await page.GotoAsync("/account/sign-in");
        await page.GetByLabel("メールアドレス").FillAsync(member.Person.Email);
        await page.GetByLabel("パスワード").FillAsync(AccountForms.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "サインイン", Exact = true }).ClickAsync();
        await page.GetByLabel("認証アプリのコード").WaitForAsync();
        await CheckAsync(page, "second-factor", 1280);
        await page.SetViewportSizeAsync(390, 800);
        await CheckAsync(page, "second-factor", 390);
    }

    private static async Task ShowPeopleAsync(IPage page, int width)
    {
        await page.GotoAsync("/admin/people");
        await page.GetByRole(AriaRole.Button, new() { Name = "役割を変更" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "保存" }).WaitForAsync();
        await CheckAsync(page, "people-editing", width);
        await page.GetByLabel("メールアドレス").FillAsync("colleague@office.example");
        var form = page.Locator("form").Filter(new() { Has = page.GetByRole(AriaRole.Button, new() { Name = "招待リンクを作成" }) });
        await form.GetByLabel("審査担当").CheckAsync();
        await form.GetByRole(AriaRole.Button, new() { Name = "招待リンクを作成" }).ClickAsync();
        await page.GetByLabel("招待リンク").WaitForAsync();
        await CheckAsync(page, "people", width);
    }

    private static async Task ShowAsync(IPage page, string name, string path, int width)
    {
        await page.GotoAsync(path);
        await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
        await CheckAsync(page, name, width);
    }

    private static async Task CheckAsync(IPage page, string name, int width)
    {
        await Chromium.KeepScreenshotAsync(page, $"account-{name}-{width}", fullPage: true);
        var findings = (await page.RunAxe()).Violations;
        Assert.True(findings.Length == 0, $"{name}: {string.Join("; ", findings.Select(f => $"{f.Id} {f.Nodes.FirstOrDefault()?.Html}"))}");
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"{name} is wider than {width} px.");
    }
}
