using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Monitoring;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Mail;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Rounds;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Monitoring.Calendar;

/// <param name="Days">By day.</param>
/// <param name="FeedSinceUtc">Since when the caller's calendar may read them; null if it may not.</param>
/// <param name="ByMail">Whether the caller wants to be reminded by mail.</param>
/// <param name="HasMail">Whether anything carries mail here.</param>
public sealed record CalendarView(IReadOnlyList<Deadline> Days, Party Party, DateOnly Today, DateTime? FeedSinceUtc, bool CanSubscribe, bool ByMail, bool HasMail)
{
    /// <summary>What is near or over and the caller's own side has to do.</summary>
    public IReadOnlyList<Deadline> Near => [.. Days.Where(day => day.CallsFor(Party, Today))];
}

/// <summary>The days that matter on the caller's connections, and how the caller is told of them.</summary>
public sealed class GetCalendar(WorkbenchDatabase database, IMailSender mail)
{
    public Task<Outcome<CalendarView>> HandleAsync(Caller caller, CancellationToken cancellationToken) =>
        database.ReadAsync<CalendarView>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            var reads = FieldRules.CanRead(by);
            var days = reads ? await work.Db.ReadDeadlinesAsync(by.OrganizationId, by.Party, by.OnlyConnections, cancellationToken) : [];
            var since = await work.Db.CalendarFeeds.Where(f => f.PersonId == by.PersonId && f.OrganizationId == by.OrganizationId && f.RevokedUtc == null)
                .MaxAsync(f => (DateTime?)f.CreatedUtc, cancellationToken);
            var setting = await work.Db.ReminderSettings.FirstOrDefaultAsync(s => s.PersonId == by.PersonId, cancellationToken);
            return new CalendarView(days, by.Party, JapanTime.DateOf(work.NowUtc), since, reads, setting?.ByMail ?? true, mail.IsConfigured);
        }, cancellationToken);
}
