using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ChecklistWorkbench.Tests.EndToEnd;

/// <summary>Asks axe about the page as it stands.</summary>
internal static class Axe
{
    public static async Task AssertNoFindingsAsync(this IPage page, string where)
    {
        var result = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        Assert.True(result.Violations.Length == 0, where + ":\n" + string.Join('\n', result.Violations.Select(violation =>
            $"{violation.Id}: {violation.Help} — {string.Join(" | ", violation.Nodes.Select(node => node.Html).Take(4))}")));
    }
}
