using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence.Seeding;
using ChecklistWorkbench.Tests.Domain.Catalogue;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.Playwright;

namespace ChecklistWorkbench.Tests.EndToEnd;

/// <summary>axe finds nothing on any page, in either language.</summary>
[Collection(Chromium.Collection)]
public sealed class AccessibilityTests(Chromium chromium) : WorkspaceScene(chromium)
{
    [Theory]
    [InlineData("ja")]
    [InlineData("en")]
    public async Task Every_page_is_free_of_findings(string language)
    {
        await using var window = await Browser.OpenAsync(Address);
        var page = await window.NewPageAsync();
        await page.GotoAsync($"/language/{language}?returnUrl=/account/sign-in");
        await CheckAsync(page, "/account/sign-in", "h1", signedOut: true);

        await page.GotoAsync(TestHost.SignInPath(Parties.Firm[Role.Administrator].Person.Id));
        await CheckAsync(page, "/admin/people", "h1");
        await page.GotoAsync(TestHost.SignInPath(Parties.Firm[Role.Approver].Person.Id));
        foreach (var path in new[] { "/", "/overview", "/findings", "/connections", "/connections/new", $"/connections/{Parties.Connection.Id}", $"/connections/{Parties.Connection.Id}/monitoring", "/calendar", "/notices", "/notices/new", "/account/manage", "/not-found" })
            await CheckAsync(page, path, "h1");
    }

    [Theory]
    [InlineData("ja")]
    [InlineData("en")]
    public async Task Every_page_of_the_catalogue_is_free_of_findings(string language)
    {
        await using var window = await Browser.OpenAsync(Address);
        var page = await window.NewPageAsync();
        await page.GotoAsync($"/language/{language}?returnUrl=/account/sign-in");
        await page.GotoAsync(TestHost.SignInPath(Parties.Bank[Role.ReviewLead].Person.Id));
        await Host.Database.Get<EditionLoader>().LoadAsync(SecondEdition.FileName, SecondEdition.Json, CancellationToken.None);
        const string edition = $"/catalogue/{TestDatabase.EditionId}";
        foreach (var path in new[] { "/catalogue", "/catalogue?q=CVSS", $"{edition}/items/22", $"{edition}/glossary", "/catalogue/crosswalks/interim-principles?only=uncovered", "/catalogue/crosswalks/interim-principles?view=matrix", "/catalogue/reviews", "/catalogue/editions",
            $"/catalogue/{SecondEdition.Id}/compare/{TestDatabase.EditionId}", $"/catalogue/{TestDatabase.EditionId}/compare/{TestDatabase.EditionId}?kind=new" })
            await CheckAsync(page, path, "h1");
        await page.GotoAsync($"/catalogue/{SecondEdition.Id}/compare/{TestDatabase.EditionId}");
        await page.Locator(".ruling .btn").First.ClickAsync();
        await page.Locator(".ruling-form").WaitForAsync();
        await page.AssertNoFindingsAsync("ruling");
        await page.GotoAsync($"/connections/{Parties.Connection.Id}");
        await page.Locator(".head .btn.primary").ClickAsync();
        await page.Locator(".carry-over").WaitForAsync();
        await page.AssertNoFindingsAsync("carry-over");

        await Parties.EntrustInstallationAsync();
        await page.GotoAsync(TestHost.SignInPath(Parties.Bank[Role.Administrator].Person.Id));
        await page.GotoAsync("/catalogue/reviews");
        for (var form = 0; form < 2; form++)
        {
            await page.Locator(".page-head .actions .btn").Nth(form).ClickAsync();
            await page.Locator(".record").WaitForAsync();
            await page.AssertNoFindingsAsync($"form {form} of the reviews");
            await page.Locator(".record .form-actions .btn:not(.primary)").ClickAsync();
        }
    }

    [Fact]
    public async Task A_glossary_term_explains_itself_on_focus_and_hover_until_Escape()
    {
        await using var window = await Browser.OpenAsync(Address);
        var page = await window.NewPageAsync();
        await page.GotoAsync(TestHost.SignInPath(Parties.Bank[Role.Reviewer].Person.Id));
        await page.GotoAsync($"/catalogue/{TestDatabase.EditionId}/items/22");
        var term = page.Locator(".term").First;
        var tip = term.Locator(".term-tip");
        await term.WaitForAsync();

        await term.Locator("button").FocusAsync();
        await Assertions.Expect(tip).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(tip).ToBeHiddenAsync();

        await page.Locator("h1").FocusAsync();
        await term.HoverAsync();
        await Assertions.Expect(tip).ToBeVisibleAsync();
        await tip.HoverAsync();
        await Assertions.Expect(tip).ToBeVisibleAsync();
        await page.AssertNoFindingsAsync("explained term");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(tip).ToBeHiddenAsync();
    }

    [Theory]
    [InlineData("ja")]
    [InlineData("en")]
    public async Task Every_state_of_the_workspace_is_free_of_findings(string language)
    {
        await Parties.AnswerAsync(9, Party.ConnectingFirm, c => c with { CurrentStatus = "連絡網を整備済み。" });
        await using var window = await Browser.OpenAsync(Address);
        var page = await window.NewPageAsync();
        await page.GotoAsync($"/language/{language}?returnUrl=/account/sign-in");
        await page.GotoAsync(TestHost.SignInPath(Parties.Firm[Role.Approver].Person.Id));
        await CheckAsync(page, $"/assessments/{Parties.AssessmentId}", ".ws-table");

        await page.Locator("[data-item='9'] [data-objective]").ClickAsync();
        await page.Locator(".guide").WaitForAsync();
        await page.AssertNoFindingsAsync("guide");
        await page.Locator("#tab-History").ClickAsync();
        await page.Locator(".revisions").WaitForAsync();
        await page.AssertNoFindingsAsync("history");
        await page.Locator("[data-item='9'] .edit-link").ClickAsync();
        await page.Locator("[data-item='9'] textarea").First.WaitForAsync();
        await page.AssertNoFindingsAsync("editor");
        await page.Keyboard.PressAsync("Escape");
        await page.Locator(".ws-head .btn.primary").ClickAsync();
        await page.GetByRole(AriaRole.Dialog).WaitForAsync();
        await page.AssertNoFindingsAsync("submit dialog");
    }

    [Theory]
    [InlineData("ja")]
    [InlineData("en")]
    public async Task Every_state_of_tailoring_is_free_of_findings(string language)
    {
        await Parties.ExcludeAsync(9, "共用の環境がないため");
        await Parties.AddItemAsync();
        await Parties.CustomItemAsync();
        await using var window = await Browser.OpenAsync(Address);
        var page = await window.NewPageAsync();
        await page.GotoAsync($"/language/{language}?returnUrl=/account/sign-in");
        await page.GotoAsync(TestHost.SignInPath(Parties.Bank[Role.Reviewer].Person.Id));
        await CheckAsync(page, "/custom-items", ".library-item");
        await page.Locator(".page-head .btn.primary").ClickAsync();
        await page.Locator("#new-item-objective").WaitForAsync();
        await page.AssertNoFindingsAsync("new item");

        await CheckAsync(page, $"/assessments/{Parties.AssessmentId}?item=1001", ".ws[data-ready]");
        await page.Locator(".tailoring-note summary").ClickAsync();
        await page.AssertNoFindingsAsync("own item and tailoring note");
        await page.Locator(".item-tailoring .btn").First.ClickAsync();
        await page.Locator("#exclusion-reason").WaitForAsync();
        await page.AssertNoFindingsAsync("exclusion");
        await page.Locator("[data-item='9'] [data-objective]").ClickAsync();
        await page.AssertNoFindingsAsync("excluded item");
        await page.Locator(".ws-head .actions > button.btn:not(.quiet)").First.ClickAsync();
        await page.Locator(".add-items").WaitForAsync();
        await page.AssertNoFindingsAsync("add items dialog");
    }

    private static async Task CheckAsync(IPage page, string path, string ready, bool signedOut = false)
    {
        await page.GotoAsync(path);
        await page.Locator(ready).First.WaitForAsync();
        if (!signedOut) await page.Locator(".loading").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.AssertNoFindingsAsync(path);
    }
}
