using ChecklistWorkbench.Domain.Common;

namespace ChecklistWorkbench.Persistence.Seeding.Demo;

/// <summary>Turns the demonstration's days and minutes in Japan into times before <paramref name="nowUtc"/>.</summary>
internal sealed class DemoCalendar(DateTime nowUtc)
{
    private readonly DateOnly _today = JapanTime.DateOf(nowUtc);

    public DateTime At(int daysAgo, int minutes) =>
        JapanTime.ToUtc(_today.AddDays(-daysAgo).ToDateTime(TimeOnly.MinValue).AddMinutes(minutes));

    public DateOnly DaysAhead(int days) => _today.AddDays(days);
}
