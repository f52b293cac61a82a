using ChecklistWorkbench.Features.Monitoring.Arrangements;
using ChecklistWorkbench.Features.Monitoring.Calendar;
using ChecklistWorkbench.Features.Monitoring.Notices;
using ChecklistWorkbench.Features.Monitoring.Schedule;

namespace ChecklistWorkbench.Features.Monitoring;

/// <summary>What happens after the connection: the 取決め, the rounds that open by it, 変更届 in between, and the days that matter.</summary>
public static class MonitoringFeature
{
    public static IServiceCollection AddMonitoringFeature(this IServiceCollection services) => services
        .AddSingleton<GetArrangement>().AddSingleton<ProposeArrangement>().AddSingleton<AgreeArrangement>().AddSingleton<DeclineArrangement>().AddSingleton<WithdrawArrangement>()
        .AddSingleton<GetNotices>().AddSingleton<GetNotice>().AddSingleton<GetNoticeForm>().AddSingleton<WriteNotice>().AddSingleton<ActOnNotice>()
        .AddSingleton<GetCalendar>().AddSingleton<MakeCalendarFeed>().AddSingleton<RevokeCalendarFeed>().AddSingleton<ChooseReminders>().AddSingleton<CalendarFeeds>()
        .AddSingleton<SendReminders>().AddSingleton<OpenDueRounds>().AddSingleton<OpenPendingNotices>().AddHostedService<MonitoringSchedule>();

    public static void MapMonitoringFeature(this WebApplication app) => app.MapCalendarFeed();
}
