using System.Data.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Catalogue;
using ChecklistWorkbench.Features.Connections;
using ChecklistWorkbench.Features.Dashboard;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Seeding;
using ChecklistWorkbench.Persistence.Seeding.Demo;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChecklistWorkbench.Tests.Persistence.Seeding.Demo;

/// <summary>The demonstration data in a database file of its own, with people who can sign in and the actions that read it.</summary>
public sealed class DemoDatabase : IAsyncLifetime
{
    private static readonly Lazy<Task<(byte[] File, DateTime BeforeUtc)>> Template = new(MakeAsync);

    private readonly string _folder = Directory.CreateTempSubdirectory("checklist-demo-").FullName;
    private ServiceProvider _services = null!;

    public DateTime BeforeUtc { get; private set; }

    public QueryCounter Queries { get; } = new();

    public static async Task<DemoDatabase> CreateAsync()
    {
        var demo = new DemoDatabase();
        await demo.InitializeAsync();
        return demo;
    }

    public async ValueTask InitializeAsync()
    {
        var (file, beforeUtc) = await Template.Value;
        await File.WriteAllBytesAsync(FileName, file);
        BeforeUtc = beforeUtc;
        Register();
    }

    // Loaded once; every other database of the run is a copy of its file.
    private static async Task<(byte[] File, DateTime BeforeUtc)> MakeAsync()
    {
        await using var demo = new DemoDatabase();
        demo.Register();
        await demo.Get<DatabaseStart>().RunAsync(CancellationToken.None);
        var beforeUtc = TimeProvider.System.GetUtcNow().UtcDateTime;
        await demo.LoadAsync();
        return (await File.ReadAllBytesAsync(demo.FileName), beforeUtc);
    }

    private string FileName => Path.Combine(_folder, "demo.db");

    private void Register()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:ConnectionString"] = $"Data Source={FileName};Pooling=False",
        }).Build();
        _services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddPersistence(configuration)
            .AddCatalogueFeature().AddConnectionsFeature().AddDashboardFeature()
            .ConfigureDbContext<ChecklistWorkbench.Persistence.Sqlite.SqliteWorkbenchDbContext>(options => options.AddInterceptors(Queries), ServiceLifetime.Singleton)
            .BuildServiceProvider();
    }

    public Task LoadAsync() => _services.GetRequiredService<DemoData>().LoadAsync(DemoData.Folder, CancellationToken.None);

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public WorkbenchDbContext Open() => Get<IDbContextFactory<WorkbenchDbContext>>().CreateDbContext();

    /// <summary>Starts a session for a demonstration person, <c>role@organisation</c>.</summary>
    public async Task<Caller> SignInAsync(string name)
    {
        await using var db = Open();
        var person = await db.People.SingleAsync(p => p.Email == name + ".demo.example");
        var organizationId = await db.Memberships.Where(m => m.PersonId == person.Id).Select(m => m.OrganizationId).FirstAsync();
        var session = SignInSession.Start(person, organizationId, "test", "demo", BeforeUtc);
        db.SignInSessions.Add(session);
        await db.SaveChangesAsync();
        return new Caller(person.Id, organizationId, session.Id);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>Counts the commands that read.</summary>
public sealed class QueryCounter : DbCommandInterceptor
{
    public int Count { get; private set; }

    public void Reset() => Count = 0;

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Count++;
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }
}
