using System.Net;
using ChecklistWorkbench.Features.Accounts.SignIn;
using ChecklistWorkbench.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace ChecklistWorkbench.Tests.Testing;

/// <summary>
/// The whole application on a database of its own. In memory by default; <see cref="StartOnPort"/> serves it on a real port for a browser.
/// <see cref="SignInPath"/> signs a person in without credentials, by the way that every sign-in ends with.
/// </summary>
public class TestHost : WebApplicationFactory<Program>, IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly string _environment;
    private readonly IReadOnlyDictionary<string, string> _settings;

    private TestHost(TestDatabase database, string environment, IReadOnlyDictionary<string, string> settings) =>
        (_database, _environment, _settings) = (database, environment, settings);

    /// <summary>Everything the application logged.</summary>
    public LogCapture Log { get; } = new();

    public QueryLog Queries => _database.Queries;

    public TestClock Clock => _database.Clock;

    /// <summary>The same database, for setting scenes and looking into it; the application's own services are in <see cref="WebApplicationFactory{T}.Services"/>.</summary>
    public TestDatabase Database => _database;

    /// <summary>The application's way in; what is changed here its screens hear of.</summary>
    public WorkbenchDatabase Workbench => Services.GetRequiredService<WorkbenchDatabase>();

    /// <param name="environment"><c>Production</c> or <c>Development</c>.</param>
    /// <param name="settings">Configuration beside the database's.</param>
    /// <param name="provider">Which database; it must be configured.</param>
    public static async Task<TestHost> StartAsync(
        string environment = "Production", IReadOnlyDictionary<string, string>? settings = null, DatabaseProvider provider = DatabaseProvider.Sqlite) =>
        new(await TestDatabase.CreateAsync(provider), environment, settings ?? new Dictionary<string, string>());

    /// <summary>Serves on a free port of 127.0.0.1 and returns the address, without a slash at its end.</summary>
    public string StartOnPort()
    {
        UseKestrel(0);
        StartServer();
        return ClientOptions.BaseAddress.ToString().TrimEnd('/');
    }

    public static string SignInPath(Guid personId, string returnUrl = "/") => $"/testing/sign-in?person={personId}&returnUrl={Uri.EscapeDataString(returnUrl)}";

    /// <summary>A client that keeps cookies and shows redirects as they are.</summary>
    public HttpClient Anonymous() => CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    /// <summary>A client signed in as this member, in a session of its own.</summary>
    public async Task<HttpClient> SignedInAsync(Member member)
    {
        var client = Anonymous();
        var answer = await client.GetAsync(SignInPath(member.Person.Id));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(_environment);
        builder.UseSetting("Database:Provider", _database.Provider.ToString());
        builder.UseSetting("Database:ConnectionString", _database.ConnectionString);
        builder.UseSetting("Urls", "");
        builder.UseSetting("Accounts:CookieSecure", "SameAsRequest");
        foreach (var (key, value) in _settings) builder.UseSetting(key, value);
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Log));
        builder.ConfigureServices(services =>
        {
            services.Observe(_database.Queries);
            services.AddSingleton<IStartupFilter, SignInWithoutCredentials>();
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private sealed class SignInWithoutCredentials : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            // Not Map: inside a mapped branch the cookie would be for that path alone.
            app.Use(async (http, rest) =>
            {
                if (http.Request.Path == "/testing/sign-in") await SignInAsync(http);
                else await rest(http);
            });
            next(app);
        };

        private static async Task SignInAsync(HttpContext http)
        {
            var sessions = http.RequestServices.GetRequiredService<SessionStarter>();
            var outcome = await sessions.StartAsync(http, Guid.Parse(http.Request.Query["person"].ToString()), "test");
            if (!outcome.Succeeded) throw new InvalidOperationException($"Cannot sign in: {outcome.Refusal}");
            http.Response.Redirect(http.Request.Query["returnUrl"].ToString());
        }
    }
}
