namespace ChecklistWorkbench.Features.Dashboard;

/// <summary>Registers what the feature needs and maps what it serves.</summary>
public static class DashboardFeature
{
    public static IServiceCollection AddDashboardFeature(this IServiceCollection services) => services.AddSingleton<GetDashboard>().AddSingleton<GetOpenTasks>();

    public static void MapDashboardFeature(this WebApplication app)
    {
    }
}
