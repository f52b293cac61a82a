using System.Globalization;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Monitoring;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Mail;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Rounds;
using ChecklistWorkbench.Resources;
using ChecklistWorkbench.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ChecklistWorkbench.Features.Monitoring.Schedule;

/// <summary>
/// Reminds people by mail of what is near or over and is theirs to do: from eight in the morning in Japan, one mail a day at most, none at weekends. The day is
/// taken before the mail goes, so that no node and no restart sends a second one; a mail that the server refused waits for the next day.
/// </summary>
public sealed class SendReminders(WorkbenchDatabase database, IMailSender mail, IStringLocalizer<MonitoringTexts> texts)
{
    private const int FirstHour = 8;

    private sealed record Reminder(Guid PersonId, string Email, string Language, IReadOnlyList<Deadline> Days);

    /// <returns>How many mails were handed over.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (!mail.IsConfigured) return 0;
        var found = await database.ChangeAsSystemAsync<(IReadOnlyList<Reminder> Reminders, DateOnly Today)>(async (db, nowUtc) =>
        {
            var (japan, today) = (JapanTime.FromUtc(nowUtc), JapanTime.DateOf(nowUtc));
            return japan.Hour < FirstHour || today.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? ([], today) : (await FindAsync(db, today, cancellationToken), today);
        }, cancellationToken);
        var sent = 0;
        foreach (var reminder in found.Value.Reminders)
        {
            if (!await TakeAsync(reminder.PersonId, found.Value.Today, cancellationToken)) continue;
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(reminder.Language);
            var lines = reminder.Days.Select(day => $"{Formats.Date(day.On)}  {texts[$"Deadline.{day.Kind}"].Value}  {day.With} {day.ServiceName}".TrimEnd());
            if (await mail.SendAsync(reminder.Email, texts["Reminder.Subject", reminder.Days.Count], texts["Reminder.Body", string.Join('\n', lines)], cancellationToken)) sent++;
        }

        return sent;
    }

    private static async Task<IReadOnlyList<Reminder>> FindAsync(WorkbenchDbContext db, DateOnly today, CancellationToken cancellationToken)
    {
        Role[] acting = [Role.Contributor, Role.Approver, Role.Reviewer, Role.ReviewLead];
        var people = await (
            from membership in db.Memberships.AsNoTracking()
            where membership.RevokedUtc == null && acting.Contains(membership.Role)
            join person in db.People on membership.PersonId equals person.Id
            where person.DisabledUtc == null && !db.ReminderSettings.Any(s => s.PersonId == person.Id && (!s.ByMail || s.LastMailedOn >= today))
            join organization in db.Organizations on membership.OrganizationId equals organization.Id
            select new { person.Id, person.Email, person.Language, OrganizationId = organization.Id, organization.Kind }).Distinct().ToListAsync(cancellationToken);
        var days = new Dictionary<Guid, IReadOnlyList<Deadline>>();
        foreach (var organization in people.Select(person => new { person.OrganizationId, person.Kind }).Distinct())
        {
            var party = organization.Kind == OrganizationKind.FinancialInstitution ? Party.FinancialInstitution : Party.ConnectingFirm;
            days[organization.OrganizationId] = [.. (await db.ReadDeadlinesAsync(organization.OrganizationId, party, only: null, cancellationToken)).Where(day => day.CallsFor(party, today))];
        }

        return [.. people.GroupBy(person => new { person.Id, person.Email, person.Language })
            .Select(person => new Reminder(person.Key.Id, person.Key.Email, person.Key.Language, [.. person.SelectMany(at => days[at.OrganizationId]).OrderBy(day => day.On)]))
            .Where(reminder => reminder.Days.Count > 0)];
    }

    private async Task<bool> TakeAsync(Guid personId, DateOnly today, CancellationToken cancellationToken)
    {
        var taken = await database.ChangeAsSystemAsync<bool>(async (db, _) =>
        {
            var setting = await db.ReminderSettings.FirstOrDefaultAsync(s => s.PersonId == personId, cancellationToken) ?? db.ReminderSettings.Add(new(personId)).Entity;
            return setting.TakeMailOf(today);
        }, cancellationToken);
        return taken.Value;
    }
}
