using ChecklistWorkbench.Features.Dashboard.Overview;
using ChecklistWorkbench.Features.Dashboard.Waiting;

namespace ChecklistWorkbench.Features.Dashboard;

/// <summary>Registers what the feature needs and maps what it serves.</summary>
public static class DashboardFeature
{
    public static IServiceCollection AddDashboardFeature(this IServiceCollection services) =>
        services.AddSingleton<GetDashboard>().AddSingleton<GetWaiting>().AddSingleton<GetOpenTasks>().AddSingleton<GetOverview>().AddSingleton<ExportOverview>();

    public static void MapDashboardFeature(this WebApplication app) => app.MapOverviewFile();
}
