namespace ChecklistWorkbench.Features.Connections;

/// <summary>Registers what the feature needs and maps what it serves.</summary>
public static class ConnectionsFeature
{
    public static IServiceCollection AddConnectionsFeature(this IServiceCollection services) => services;

    public static void MapConnectionsFeature(this WebApplication app)
    {
    }
}
