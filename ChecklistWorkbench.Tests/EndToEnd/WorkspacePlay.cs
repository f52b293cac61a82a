using ChecklistWorkbench.Tests.Testing;
using Microsoft.Playwright;

namespace ChecklistWorkbench.Tests.EndToEnd;

/// <summary>One person's browser in the workspace, in that person's words: which item, which field, what they read.</summary>
internal sealed class WorkspacePlay(IBrowserContext window, IPage page)
{
    public IPage Page => page;

    public ILocator Item(int number) => page.Locator($"[data-item='{number}']");

    public ILocator Status(int number) => Item(number).Locator("[data-status]");

    public ILocator Field(int number, string label) => Item(number).GetByLabel(label, new() { Exact = true });

    public static async Task<WorkspacePlay> OpenAsync(Chromium chromium, string address, Member member, Guid assessmentId, int width = 1440)
    {
        var window = await chromium.OpenAsync(address, width);
        var page = await window.NewPageAsync();
        await page.GotoAsync(TestHost.SignInPath(member.Person.Id, $"/assessments/{assessmentId}"));
        var play = new WorkspacePlay(window, page);
        await play.ReadyAsync();
        return play;
    }

    public Task ReadyAsync() => page.Locator(".ws[data-ready]").WaitForAsync();

    public async Task EditAsync(int number)
    {
        await Item(number).Locator("button.edit-link, button.pill.blank").First.ClickAsync();
        await Item(number).Locator(".editor[data-ready]").WaitForAsync();
    }

    /// <summary>Leaves the field, which saves it, and waits for the word that it was.</summary>
    public async Task LeaveAndWaitAsync(int number, string state = "saved")
    {
        await Field(number, "備考").FocusAsync();
        await Item(number).Locator($"[data-status][data-state='{state}']").WaitForAsync();
    }

    public Task GoOfflineAsync(bool offline) => window.SetOfflineAsync(offline);

    public Task SeesAsync(int number, string text) => Assertions.Expect(Item(number)).ToContainTextAsync(text);
}
