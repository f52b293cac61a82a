using ChecklistWorkbench.CommandLine;
using ChecklistWorkbench.Features.Catalogue.Equivalence;
using ChecklistWorkbench.Features.Catalogue.Guide;
using ChecklistWorkbench.Features.Catalogue.Import;
using ChecklistWorkbench.Features.Catalogue.Reviews;

namespace ChecklistWorkbench.Features.Catalogue;

/// <summary>Registers what the feature needs and maps what it serves.</summary>
public static class CatalogueFeature
{
    public static IServiceCollection AddCatalogueFeature(this IServiceCollection services) => services
        .AddSingleton<GetCatalogue>().AddSingleton<GetItemEntry>().AddSingleton<GetGlossary>().AddSingleton<GetCrosswalk>().AddSingleton<AdoptPrinciple>().AddSingleton<GetReviews>()
        .AddSingleton<GetEditions>().AddSingleton<GetComparison>().AddSingleton<RuleEquivalence>().AddSingleton<RecordReview>().AddSingleton<RecordUpdate>()
        .AddSingleton<UploadEdition>().AddSingleton<GetEditionUpload>().AddSingleton<ImportEdition>()
        .AddSingleton<WorkbenchVerb, CheckCommand>().AddSingleton<WorkbenchVerb, ImportCommand>()
        .AddSingleton<ReadGuideIn>().AddSingleton<WorkbenchVerb, ImportGuideCommand>().AddSingleton<WorkbenchVerb, RemoveGuideCommand>();

    public static void MapCatalogueFeature(this WebApplication app) => app.MapEditionUpload();
}
