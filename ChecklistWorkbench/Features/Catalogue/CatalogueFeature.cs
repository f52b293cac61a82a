namespace ChecklistWorkbench.Features.Catalogue;

/// <summary>Registers what the feature needs and maps what it serves.</summary>
public static class CatalogueFeature
{
    public static IServiceCollection AddCatalogueFeature(this IServiceCollection services) => services
        .AddSingleton<GetCatalogue>().AddSingleton<GetItemEntry>().AddSingleton<GetGlossary>().AddSingleton<GetCrosswalk>().AddSingleton<AdoptPrinciple>().AddSingleton<GetReviews>()
        .AddSingleton<GetEditions>().AddSingleton<GetComparison>();

    public static void MapCatalogueFeature(this WebApplication app)
    {
    }
}
