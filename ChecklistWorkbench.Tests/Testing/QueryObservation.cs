using ChecklistWorkbench.Persistence.PostgreSql;
using ChecklistWorkbench.Persistence.Sqlite;
using ChecklistWorkbench.Persistence.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace ChecklistWorkbench.Tests.Testing;

internal static class QueryObservation
{
    /// <summary>Puts <paramref name="interceptors"/> into the application's contexts, and has every query translated for SQL Server on the way.</summary>
    public static void Observe(this IServiceCollection services, params IInterceptor[] interceptors)
    {
        services.Observe<SqliteWorkbenchDbContext>(interceptors);
        services.Observe<SqlServerWorkbenchDbContext>(interceptors);
        services.Observe<PostgreSqlWorkbenchDbContext>(interceptors);
    }

    private static void Observe<TContext>(this IServiceCollection services, IInterceptor[] interceptors) where TContext : DbContext =>
        services.ConfigureDbContext<TContext>(builder => builder.AddInterceptors([.. interceptors, SqlServerTranslation.Instance]));
}
