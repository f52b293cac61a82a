using ChecklistWorkbench.Features.Monitoring.Arrangements;
using ChecklistWorkbench.Features.Monitoring.Notices;
using ChecklistWorkbench.Features.Monitoring.Schedule;

namespace ChecklistWorkbench.Features.Monitoring;

/// <summary>What happens after the connection: the 取決め, and the rounds that open by it.</summary>
public static class MonitoringFeature
{
    public static IServiceCollection AddMonitoringFeature(this IServiceCollection services) => services
        .AddSingleton<GetArrangement>().AddSingleton<ProposeArrangement>().AddSingleton<AgreeArrangement>().AddSingleton<DeclineArrangement>().AddSingleton<WithdrawArrangement>()
        .AddSingleton<GetNotices>().AddSingleton<GetNotice>().AddSingleton<GetNoticeForm>().AddSingleton<WriteNotice>().AddSingleton<ActOnNotice>()
        .AddSingleton<OpenDueRounds>().AddSingleton<OpenPendingNotices>().AddHostedService<MonitoringSchedule>();
}
