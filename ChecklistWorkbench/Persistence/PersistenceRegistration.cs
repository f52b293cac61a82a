using ChecklistWorkbench.Persistence.Accounts;
using ChecklistWorkbench.Persistence.AuditTrail;
using ChecklistWorkbench.Persistence.Catalogue;
using ChecklistWorkbench.Persistence.Evidence;
using ChecklistWorkbench.Persistence.PostgreSql;
using ChecklistWorkbench.Persistence.Rounds;
using ChecklistWorkbench.Persistence.Seeding;
using ChecklistWorkbench.Persistence.Seeding.Demo;
using ChecklistWorkbench.Persistence.Sqlite;
using ChecklistWorkbench.Persistence.SqlServer;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChecklistWorkbench.Persistence;

/// <summary>Registers the database; the only place that asks which provider it is.</summary>
public static class PersistenceRegistration
{
    public static IServiceCollection AddPersistence(this IServiceCollection services, IConfiguration configuration)
    {
        var options = DatabaseOptions.From(configuration);
        services.AddSingleton(Options.Create(options));
        switch (options.Provider)
        {
            case DatabaseProvider.Sqlite:
                services.AddSingleton<SqliteWriteGate>();
                services.AddContext<SqliteWorkbenchDbContext>(builder => UseSqlite(builder, options.ConnectionString));
                break;
            case DatabaseProvider.SqlServer:
                SqlServerClient.RequireFullClosure();
                services.AddContext<SqlServerWorkbenchDbContext>(builder => builder.UseSqlServer(options.ConnectionString));
                break;
            case DatabaseProvider.PostgreSql:
                services.AddContext<PostgreSqlWorkbenchDbContext>(builder => builder.UseNpgsql(options.ConnectionString));
                break;
            default:
                throw new InvalidOperationException($"No persistence for {options.Provider}.");
        }

        services.AddSingleton<ChangeFeed>();
        services.AddHostedService<ChangeFeedPoller>();
        services.AddSingleton<WorkbenchDatabase>();
        services.AddSingleton<EditionCatalogue>();
        services.AddSingleton<EditionLoader>();
        services.AddSingleton<NextRound>();
        services.AddSingleton<NoticeRound>();
        services.AddSingleton(_ => new ReferenceLibrary());
        services.AddSingleton<RecordedReferences>();
        services.AddSingleton<EvidenceStore>();
        services.AddHostedService<EvidenceSweeper>();
        services.AddTrailSigning(configuration);
        services.AddSingleton<DatabaseStart>();
        services.AddSingleton<DemoData>();
        services.AddKeyRing(configuration);
        return services;
    }

    internal static void UseSqlite(DbContextOptionsBuilder builder, string connectionString) =>
        builder.UseSqlite(connectionString + ";Foreign Keys=True;Default Timeout=5"); // Not parsed here: a wrong one is named when the database starts.

    /// <summary>The folder a file database lives in, made if it is missing; null for anything else.</summary>
    internal static string? FolderOf(DatabaseOptions options)
    {
        if (options.Provider != DatabaseProvider.Sqlite) return null;
        var file = new SqliteConnectionStringBuilder(options.ConnectionString).DataSource;
        return file.Length == 0 || file.StartsWith(':') ? null : Path.GetDirectoryName(Path.GetFullPath(file));
    }

    private static void AddContext<TContext>(this IServiceCollection services, Action<DbContextOptionsBuilder> configure)
        where TContext : WorkbenchDbContext
    {
        services.AddDbContextFactory<TContext>(configure);
        services.AddSingleton<IDbContextFactory<WorkbenchDbContext>, BaseFactory<TContext>>();
        services.AddScoped<WorkbenchDbContext>(provider => provider.GetRequiredService<IDbContextFactory<TContext>>().CreateDbContext());
    }

    private sealed class BaseFactory<TContext>(IDbContextFactory<TContext> contexts) : IDbContextFactory<WorkbenchDbContext>
        where TContext : WorkbenchDbContext
    {
        public WorkbenchDbContext CreateDbContext() => contexts.CreateDbContext();
    }
}
