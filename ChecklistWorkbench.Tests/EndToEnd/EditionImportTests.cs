using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Tests.Domain.Catalogue;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace ChecklistWorkbench.Tests.EndToEnd;

/// <summary>An administrator takes an edition in through the screen.</summary>
[Collection(Chromium.Collection)]
public sealed class EditionImportTests(Chromium chromium) : WorkspaceScene(chromium)
{
    [Fact]
    public async Task A_file_is_sent_checked_compared_and_taken_in()
    {
        await Parties.EntrustInstallationAsync();
        await using var window = await Browser.OpenAsync(Address);
        var page = await window.NewPageAsync();
        await page.GotoAsync(TestHost.SignInPath(Parties.Bank[Role.Administrator].Person.Id));
        await page.GotoAsync("/catalogue/editions");
        await page.GetByRole(AriaRole.Link, new() { Name = "版を取り込む…" }).ClickAsync();

        await SendAsync(page, SecondEdition.Make(file => SecondEdition.Item(file, 4)["target"] = "Someone"));
        await Assertions.Expect(page.Locator(".faults")).ToContainTextAsync("item 4, target");
        await page.AssertNoFindingsAsync("faults");

        await SendAsync(page, SecondEdition.Json);
        await Assertions.Expect(page.Locator(".compared.wording")).ToHaveCountAsync(1);
        await page.AssertNoFindingsAsync("preview");
        await page.GetByRole(AriaRole.Link, new() { Name = "文言のみ" }).ClickAsync();
        await Assertions.Expect(page.Locator("tbody.compared")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "取り込む", Exact = true }).ClickAsync();

        await Assertions.Expect(page).ToHaveURLAsync($"{Address}/catalogue/editions");
        await Assertions.Expect(page.Locator("h2").First).ToContainTextAsync("2030年4月版");
        await using var db = Host.Database.OpenContext();
        Assert.Equal(2, await db.Editions.CountAsync());
    }

    private static async Task SendAsync(IPage page, string json)
    {
        await page.Locator("#edition-file").SetInputFilesAsync(new FilePayload { Name = SecondEdition.FileName, MimeType = "application/json", Buffer = System.Text.Encoding.UTF8.GetBytes(json) });
        await page.GetByRole(AriaRole.Button, new() { Name = "内容を確認する" }).ClickAsync();
    }
}
