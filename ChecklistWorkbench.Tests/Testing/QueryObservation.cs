using ChecklistWorkbench.Persistence.PostgreSql;
using ChecklistWorkbench.Persistence.Sqlite;
using ChecklistWorkbench.Persistence.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChecklistWorkbench.Tests.Testing;

internal static class QueryObservation
{
    /// <summary>Lets <paramref name="queries"/> see the commands of the application's contexts, and has every query translated for SQL Server on the way.</summary>
    public static void ObserveQueries(this IServiceCollection services, QueryLog queries)
    {
        services.Observe<SqliteWorkbenchDbContext>(queries);
        services.Observe<SqlServerWorkbenchDbContext>(queries);
        services.Observe<PostgreSqlWorkbenchDbContext>(queries);
    }

    private static void Observe<TContext>(this IServiceCollection services, QueryLog queries) where TContext : DbContext =>
        services.ConfigureDbContext<TContext>(builder => builder.AddInterceptors(queries, SqlServerTranslation.Instance));
}
