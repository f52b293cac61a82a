using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChecklistWorkbench.Features.Health;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: it can serve, or 503 with one line that says what is missing.
/// Both are open to anyone, for load balancers and monitors, and so name no address, account or version.
/// </summary>
public static class HealthFeature
{
    public static IServiceCollection AddHealthFeature(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<DatabaseReadiness>("database", timeout: TimeSpan.FromSeconds(5));
        return services;
    }

    public static void MapHealthFeature(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync }).AllowAnonymous();
    }

    private static Task WriteAsync(HttpContext http, HealthReport report)
    {
        http.Response.ContentType = "text/plain; charset=utf-8";
        var reason = report.Entries.Values.FirstOrDefault(entry => entry.Status != HealthStatus.Healthy).Description;
        return http.Response.WriteAsync(report.Status == HealthStatus.Healthy ? "ok\n" : $"{reason ?? "The check took too long."}\n", http.RequestAborted);
    }
}
