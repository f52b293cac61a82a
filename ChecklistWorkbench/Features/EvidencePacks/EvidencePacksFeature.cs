using ChecklistWorkbench.CommandLine;

namespace ChecklistWorkbench.Features.EvidencePacks;

/// <summary>監査パック: everything about one submission or decision in one file that is checked without this product; on the command line <c>pack verify</c>.</summary>
public static class EvidencePacksFeature
{
    public static IServiceCollection AddEvidencePacksFeature(this IServiceCollection services)
    {
        services.AddSingleton<PackWriter>();
        services.AddSingleton<PackCollector>();
        services.AddSingleton<PackOrders>();
        services.AddSingleton<GetPack>();
        services.AddSingleton<OrderPack>();
        services.AddSingleton<MakePack>();
        services.AddSingleton<WorkbenchVerb, PackVerifyCommand>();
        return services;
    }

    public static void MapEvidencePacksFeature(this WebApplication app) => app.MapPackFile();
}
