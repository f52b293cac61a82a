using ChecklistWorkbench.CommandLine;
using ChecklistWorkbench.Features.AuditTrail.Chains;
using ChecklistWorkbench.Features.AuditTrail.Export;
using ChecklistWorkbench.Features.AuditTrail.Keys;
using ChecklistWorkbench.Features.AuditTrail.Verification;
using ChecklistWorkbench.Persistence.Packs;

namespace ChecklistWorkbench.Features.AuditTrail;

/// <summary>The trail for its readers (監査証跡), the keys that prove it, and the verbs that check it.</summary>
public static class AuditTrailFeature
{
    public static IServiceCollection AddAuditTrailFeature(this IServiceCollection services)
    {
        services.AddSingleton<GetTrailChains>().AddSingleton<GetTrail>().AddSingleton<VerifyTrail>().AddSingleton<ExportTrail>();
        services.AddSingleton<PackSource, TrailPackSource>();
        services.AddSingleton<WorkbenchVerb, KeyRotateCommand>();
        services.AddSingleton<WorkbenchVerb, AuditVerifyCommand>();
        return services;
    }

    public static void MapAuditTrailFeature(this WebApplication app)
    {
        app.MapKeys();
        app.MapTrailExport();
    }
}
