namespace ChecklistWorkbench.Features.Exchange;

/// <summary>Registers what the feature needs and maps what it serves.</summary>
public static class ExchangeFeature
{
    public static IServiceCollection AddExchangeFeature(this IServiceCollection services) => services;

    public static void MapExchangeFeature(this WebApplication app)
    {
    }
}
