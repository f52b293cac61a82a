using System.Data.Common;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Seeding;
using ChecklistWorkbench.Persistence.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChecklistWorkbench.Benchmarks;

/// <summary>A SQLite file with the application's own persistence over it.</summary>
internal sealed class BenchmarkDatabase : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private BenchmarkDatabase(string file, IInterceptor[] observers)
    {
        File = file;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Database:ConnectionString", ConnectionString)]).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration).AddSingleton(TimeProvider.System).AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        services.AddPersistence(configuration);
        services.ConfigureDbContext<SqliteWorkbenchDbContext>(builder => builder.AddInterceptors([Queries, .. observers]));
        _services = services.BuildServiceProvider();
    }

    public string File { get; }

    public string ConnectionString => $"Data Source={File}";

    public QueryCount Queries { get; } = new();

    public WorkbenchDatabase Workbench => Get<WorkbenchDatabase>();

    public static string NewFile(string name) => Path.Combine(Directory.CreateDirectory(Path.Combine(Machine.Folder, $"run-{Environment.ProcessId}")).FullName, name + ".db");

    /// <summary>Opens the file as the application does at its start: migrated, with the edition.</summary>
    public static async Task<BenchmarkDatabase> OpenAsync(string file, params IInterceptor[] observers)
    {
        var database = new BenchmarkDatabase(file, observers);
        await database.Get<DatabaseStart>().RunAsync(CancellationToken.None);
        return database;
    }

    public T Get<T>() where T : class => _services.GetService<T>() ?? ActivatorUtilities.CreateInstance<T>(_services);

    public WorkbenchDbContext OpenContext() => Get<IDbContextFactory<WorkbenchDbContext>>().CreateDbContext();

    /// <summary>A copy of the file as it stands; nobody may be writing.</summary>
    public async Task CopyToAsync(string file)
    {
        await using var connection = new SqliteConnection(ConnectionString);
        await connection.OpenAsync();
        await using var copy = connection.CreateCommand();
        copy.CommandText = "VACUUM INTO $file";
        copy.Parameters.AddWithValue("$file", file);
        await copy.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
    }

    /// <summary>Deletes what this process wrote beside the large database.</summary>
    public static void DeleteAll()
    {
        var folder = Path.Combine(Machine.Folder, $"run-{Environment.ProcessId}");
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }
}

/// <summary>Counts the commands that EF Core sends; pragmas and transactions do not pass here.</summary>
internal sealed class QueryCount : DbCommandInterceptor
{
    private int _count;

    public int Value => _count;

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _count);
        return ValueTask.FromResult(result);
    }
}
