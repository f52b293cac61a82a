using System.Text.RegularExpressions;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.Playwright;

namespace ChecklistWorkbench.Tests.EndToEnd;

/// <summary>The matrix of principles against items: what nobody asks is seen at once and taken over where it is seen.</summary>
[Collection(Chromium.Collection)]
public sealed class CrosswalkMatrixTests(Chromium chromium) : WorkspaceScene(chromium)
{
    [Fact]
    public async Task A_principle_that_no_item_covers_is_taken_over_from_its_row()
    {
        await using var window = await Browser.OpenAsync(Address);
        var page = await window.NewPageAsync();
        await page.GotoAsync(TestHost.SignInPath(Parties.Bank[Role.Reviewer].Person.Id));
        await page.GotoAsync("/catalogue/crosswalks/interim-principles?view=matrix");
        await Assertions.Expect(page.Locator(".matrix thead tr + tr th")).ToHaveCountAsync(44);
        await Assertions.Expect(page.Locator(".matrix tbody th[scope=row]")).ToHaveCountAsync(170);

        var row = page.Locator(".m-open").Filter(new() { HasText = "V(1)②-3" });
        await row.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(row.Locator(".taken")).ToBeVisibleAsync();

        // The choice of what is shown is the address: a reload shows the same.
        await page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("only=uncovered"));
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".matrix tbody tr:not(.m-heading):not(.m-open)")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(".m-open").Filter(new() { HasText = "V(1)②-3" }).Locator(".taken")).ToBeVisibleAsync();
    }
}
