using System.Data.Common;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChecklistWorkbench.Features.Health;

/// <summary>Whether the database is reachable, has all migrations of this build, and holds an edition.</summary>
internal sealed class DatabaseReadiness(IDbContextFactory<WorkbenchDbContext> contexts, ILogger<DatabaseReadiness> logger) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            // Asked first and by itself: an empty answer about migrations must not be mistaken for an empty database.
            if (!await db.Database.CanConnectAsync(cancellationToken)) return HealthCheckResult.Unhealthy("The database cannot be reached.");
            if ((await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any()) return HealthCheckResult.Unhealthy("Migrations are pending.");
            return await db.Editions.AnyAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("No checklist edition is loaded.");
        }
        catch (DbException fault)
        {
            logger.LogWarning(fault, "The readiness check could not ask the database");
            return HealthCheckResult.Unhealthy("The database cannot be reached.");
        }
    }
}
