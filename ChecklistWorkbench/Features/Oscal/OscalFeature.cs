using ChecklistWorkbench.CommandLine;
using ChecklistWorkbench.Features.Oscal.Catalogue;
using ChecklistWorkbench.Features.Oscal.Plans;
using ChecklistWorkbench.Features.Oscal.Submissions;
using ChecklistWorkbench.Persistence.Packs;

namespace ChecklistWorkbench.Features.Oscal;

/// <summary>What tools for audits exchange (NIST OSCAL): an edition as a catalog, a submission as assessment results, 指摘 with their plans as a POA&amp;M.</summary>
public static class OscalFeature
{
    public static IServiceCollection AddOscalFeature(this IServiceCollection services)
    {
        services.AddSingleton<ExportCatalog>();
        services.AddSingleton<ExportPlans>();
        services.AddSingleton<PackSource, ResultsPackSource>();
        services.AddSingleton<PackSource, PlansPackSource>();
        services.AddSingleton<WorkbenchVerb, CatalogExportCommand>();
        return services;
    }

    public static void MapOscalFeature(this WebApplication app)
    {
        app.MapCatalogFile();
        app.MapPlansFile();
    }
}
