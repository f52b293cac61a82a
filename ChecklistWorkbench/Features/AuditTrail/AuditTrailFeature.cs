using ChecklistWorkbench.CommandLine;

namespace ChecklistWorkbench.Features.AuditTrail;

/// <summary>The trail for its readers (監査証跡), the keys that prove it, and the verbs that check it.</summary>
public static class AuditTrailFeature
{
    public static IServiceCollection AddAuditTrailFeature(this IServiceCollection services)
    {
        services.AddSingleton<WorkbenchVerb, KeyRotateCommand>();
        return services;
    }

    public static void MapAuditTrailFeature(this WebApplication app) => app.MapKeys();
}
