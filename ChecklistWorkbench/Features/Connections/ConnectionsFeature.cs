using ChecklistWorkbench.Features.Connections.Measures;
namespace ChecklistWorkbench.Features.Connections;

/// <summary>Registers what the feature needs and maps what it serves.</summary>
public static class ConnectionsFeature
{
    public static IServiceCollection AddConnectionsFeature(this IServiceCollection services) => services
        .AddSingleton<GetConnections>().AddSingleton<GetMeasures>().AddSingleton<TakeMeasure>()
        .AddSingleton<GetConnection>()
        .AddSingleton<OpenConnection>()
        .AddSingleton<ChangeProfile>()
        .AddSingleton<InviteCounterparty>()
        .AddSingleton<GetCarryOver>()
        .AddSingleton<OpenAssessment>();

    public static void MapConnectionsFeature(this WebApplication app)
    {
    }
}
