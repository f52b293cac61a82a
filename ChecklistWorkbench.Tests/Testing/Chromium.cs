using Microsoft.Playwright;

namespace ChecklistWorkbench.Tests.Testing;

/// <summary>The <c>chromium</c> on PATH. Without it tests are skipped, with <c>CI=true</c> they fail.</summary>
public sealed class Chromium : IAsyncDisposable
{
    /// <summary>Classes of this collection share one browser and run one after the other: two cores carry one browser well.</summary>
    public const string Collection = "Chromium";

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly Lazy<Task<(IPlaywright, IBrowser)>> _launched = new(LaunchAsync);

    /// <summary>A browser window of its own (cookies, storage), with Japanese as its language.</summary>
    /// <param name="address">The host's address: pages navigate by path.</param>
    /// <param name="width">Window width in CSS pixels.</param>
    /// <param name="height">Window height in CSS pixels.</param>
    public async Task<IBrowserContext> OpenAsync(string address, int width = 1440, int height = 960)
    {
        var (_, browser) = await _launched.Value;
        return await browser.NewContextAsync(new()
        {
            BaseURL = address,
            Locale = "ja-JP",
            TimezoneId = "Asia/Tokyo",
            ViewportSize = new() { Width = width, Height = height },
        });
    }

    /// <summary>Keeps a picture as <c>TestResults/screenshots/NAME.png</c> under the test output.</summary>
    public static Task KeepScreenshotAsync(IPage page, string name, bool fullPage = false) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(TestEnvironment.ResultsFolder("screenshots"), name + ".png"), FullPage = fullPage });

    public async ValueTask DisposeAsync()
    {
        if (!_launched.IsValueCreated || !_launched.Value.IsCompletedSuccessfully) return;
        var (playwright, browser) = await _launched.Value;
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    private static async Task<(IPlaywright, IBrowser)> LaunchAsync()
    {
        const string Missing = "chromium is not on PATH.";
        var program = TestEnvironment.FindProgram("chromium");
        if (program is null && TestEnvironment.IsCi) Assert.Fail(Missing);
        if (program is null) Assert.Skip(Missing);
        var playwright = await Playwright.CreateAsync();
        // On two busy cores a page may need longer than five seconds; a test that passes does not wait.
        Assertions.SetDefaultExpectTimeout(20_000);
        return (playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = Arguments, Headless = true }));
    }
}

[CollectionDefinition(Chromium.Collection)]
public sealed class ChromiumCollection : ICollectionFixture<Chromium>;
