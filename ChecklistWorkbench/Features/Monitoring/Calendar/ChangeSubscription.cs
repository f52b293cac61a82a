using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Monitoring;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Monitoring.Calendar;

/// <summary>The secret of a feed's address; it cannot be had again.</summary>
public sealed record CalendarSecret(string Token);

/// <summary>Makes the caller's calendar feed; one made before is revoked.</summary>
public sealed class MakeCalendarFeed(WorkbenchDatabase database)
{
    public Task<Outcome<CalendarSecret>> HandleAsync(Caller caller, CancellationToken cancellationToken) =>
        database.ChangeAsync<CalendarSecret>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            if (!FieldRules.CanRead(by)) return new RoleMissing("ReadCalendar");
            await work.RevokeFeedsAsync(by, cancellationToken);
            var (feed, token) = CalendarFeed.Make(by, work.NowUtc);
            work.Db.CalendarFeeds.Add(feed);
            return new CalendarSecret(token);
        }, cancellationToken);
}

/// <summary>Ends the caller's calendar feed: its address reads nothing from now on.</summary>
public sealed class RevokeCalendarFeed(WorkbenchDatabase database)
{
    public Task<Outcome<Done>> HandleAsync(Caller caller, CancellationToken cancellationToken) =>
        database.ChangeAsync<Done>(caller, async work =>
        {
            await work.RevokeFeedsAsync(await work.Access.ToOrganizationAsync(cancellationToken), cancellationToken);
            return default(Done);
        }, cancellationToken);
}

/// <summary>Chooses whether the caller is reminded by mail.</summary>
public sealed class ChooseReminders(WorkbenchDatabase database)
{
    public Task<Outcome<Done>> HandleAsync(Caller caller, bool byMail, CancellationToken cancellationToken) =>
        database.ChangeAsync<Done>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            var setting = await work.Db.ReminderSettings.FirstOrDefaultAsync(s => s.PersonId == by.PersonId, cancellationToken)
                ?? work.Db.ReminderSettings.Add(new(by.PersonId)).Entity;
            setting.Choose(byMail);
            return default(Done);
        }, cancellationToken);
}

internal static class CalendarFeedQueries
{
    public static async Task RevokeFeedsAsync(this Work work, Participation by, CancellationToken cancellationToken)
    {
        foreach (var feed in await work.Db.CalendarFeeds.Where(f => f.PersonId == by.PersonId && f.OrganizationId == by.OrganizationId && f.RevokedUtc == null).ToListAsync(cancellationToken))
            feed.Revoke(by, work.NowUtc);
    }
}
