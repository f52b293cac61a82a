using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ChecklistWorkbench.Tests.Testing;

/// <summary>
/// A real database of its own for one test: migrated, with the edition loaded, nothing else in it. Handlers come from <see cref="Get{T}"/> with
/// the application's own persistence behind them. Dispose it and it is gone.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    public const string EditionId = "fisc-api-2018-10r1";

    private readonly ServiceProvider _services;
    private readonly Func<Task> _dropAsync;

    private TestDatabase(DatabaseProvider provider, string connectionString, Func<Task> dropAsync, TestClock clock, params IInterceptor[] interceptors)
    {
        (Provider, ConnectionString, Clock, _dropAsync) = (provider, connectionString, clock, dropAsync);
        _services = ServicesFor(provider, connectionString, clock, [Queries, .. interceptors]);
    }

    public DatabaseProvider Provider { get; }

    public string ConnectionString { get; }

    public TestClock Clock { get; }

    /// <summary>The commands sent to this database so far; see <see cref="QueryLog.During"/> for counting.</summary>
    public QueryLog Queries { get; } = new();

    public WorkbenchDatabase Workbench => _services.GetRequiredService<WorkbenchDatabase>();

    public ChangeFeed Feed => _services.GetRequiredService<ChangeFeed>();

    public IServiceProvider Services => _services;

    /// <param name="provider">Where; it must be configured.</param>
    /// <param name="interceptors">For injecting faults.</param>
    public static async Task<TestDatabase> CreateAsync(DatabaseProvider provider = DatabaseProvider.Sqlite, params IInterceptor[] interceptors)
    {
        if (TestEnvironment.WhyNot(provider) is { } reason) Assert.Fail(reason);
        var (connectionString, dropAsync) = await DatabaseTemplates.CopyAsync(provider);
        return new TestDatabase(provider, connectionString, dropAsync, new TestClock(), interceptors);
    }

    /// <summary>The same database as another node of the product sees it: nothing shared but the database.</summary>
    public TestDatabase AnotherNode() => new(Provider, ConnectionString, () => Task.CompletedTask, Clock);

    /// <summary>A handler or service, its dependencies taken from the application's persistence.</summary>
    public T Get<T>() where T : class => _services.GetService<T>() ?? ActivatorUtilities.CreateInstance<T>(_services);

    /// <summary>A context to look into the database with, past all rights.</summary>
    public WorkbenchDbContext OpenContext() => _services.GetRequiredService<IDbContextFactory<WorkbenchDbContext>>().CreateDbContext();

    public ValueTask<ChecklistEdition> EditionAsync() => Get<EditionCatalogue>().GetAsync(EditionId, CancellationToken.None);

    /// <summary>The entries of a chain in order.</summary>
    public async Task<IReadOnlyList<AuditEntry>> TrailAsync(string chainId)
    {
        await using var db = OpenContext();
        return await db.AuditEntries.AsNoTracking().Where(entry => entry.ChainId == chainId).OrderBy(entry => entry.Sequence).ToListAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _dropAsync();
    }

    internal static ServiceProvider ServicesFor(DatabaseProvider provider, string connectionString, TimeProvider clock, params IInterceptor[] interceptors) =>
        ServicesFor(provider, connectionString, clock, [], interceptors);

    /// <param name="provider">Which database.</param>
    /// <param name="connectionString">Where it is.</param>
    /// <param name="clock">The time its services go by.</param>
    /// <param name="settings">Configuration beside the database's.</param>
    /// <param name="interceptors">For watching and injecting faults.</param>
    internal static ServiceProvider ServicesFor(
        DatabaseProvider provider, string connectionString, TimeProvider clock, IReadOnlyList<(string Key, string Value)> settings, params IInterceptor[] interceptors)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = provider.ToString(),
            ["Database:ConnectionString"] = connectionString,
        }).AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, string? (setting) => setting.Value)).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration).AddSingleton(clock).AddLogging();
        services.AddPersistence(configuration);
        services.Observe(interceptors);
        return services.BuildServiceProvider();
    }
}
