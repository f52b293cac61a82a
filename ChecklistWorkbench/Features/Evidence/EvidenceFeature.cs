using ChecklistWorkbench.Features.Evidence.Files;
using ChecklistWorkbench.Features.Evidence.Items;
using ChecklistWorkbench.Features.Evidence.Pieces;
using ChecklistWorkbench.Persistence.Packs;
using ChecklistWorkbench.Ui.Grid;

namespace ChecklistWorkbench.Features.Evidence;

/// <summary>証跡: files that prove answers, from the upload to the submission that stands on them.</summary>
public static class EvidenceFeature
{
    public static IServiceCollection AddEvidenceFeature(this IServiceCollection services)
    {
        services.AddOptions<EvidenceOptions>().BindConfiguration(EvidenceOptions.Section);
        services.AddSingleton<VirusScanner>();
        services.AddSingleton<UploadEvidence>();
        services.AddSingleton<DiscardUpload>();
        services.AddSingleton<GetEvidenceFile>();
        services.AddSingleton<GetEvidenceList>();
        services.AddSingleton<GetEvidence>();
        services.AddSingleton<AddEvidence>();
        services.AddSingleton<AddEvidenceVersion>();
        services.AddSingleton<ShareEvidence>();
        services.AddSingleton<WithdrawEvidence>();
        services.AddSingleton<GetItemEvidence>();
        services.AddSingleton<LinkEvidence>();
        services.AddSingleton<UnlinkEvidence>();
        services.AddSingleton<PackSource, EvidencePackSource>();
        services.AddItemPart<ItemEvidence>(order: 100);
        return services;
    }

    public static void MapEvidenceFeature(this WebApplication app) => app.MapEvidenceFiles();
}
