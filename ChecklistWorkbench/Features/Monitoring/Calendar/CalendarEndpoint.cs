using System.Globalization;
using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Monitoring;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Rounds;
using ChecklistWorkbench.Resources;
using ChecklistWorkbench.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ChecklistWorkbench.Features.Monitoring.Calendar;

/// <summary>
/// Serves calendar feeds by their secret addresses, to whoever has one. Who the person is and what they may read is looked up at each reading: a revoked
/// address, a person shut out and a role taken away are all answered as if the address had never existed.
/// </summary>
public sealed class CalendarFeeds(IDbContextFactory<WorkbenchDbContext> contexts, IStringLocalizer<MonitoringTexts> texts, TimeProvider clock)
{
    /// <summary>The calendar as text; null for an address that reads nothing.</summary>
    public async Task<string?> ReadAsync(string token, Uri baseAddress, CancellationToken cancellationToken)
    {
        var hash = CalendarFeed.HashOf(token);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var counting = db.Memberships.Where(Membership.CountsAt(clock.GetUtcNow().UtcDateTime));
        var reader = await (
            from feed in db.CalendarFeeds.AsNoTracking()
            where feed.TokenHash == hash && feed.RevokedUtc == null
            join person in db.People on feed.PersonId equals person.Id
            where person.DisabledUtc == null
            join organization in db.Organizations on feed.OrganizationId equals organization.Id
            select new
            {
                person.Id,
                person.DisplayName,
                person.Language,
                OrganizationId = organization.Id,
                organization.Kind,
                Grants = counting.Where(m => m.PersonId == person.Id && m.OrganizationId == organization.Id).Select(m => new { m.Role, m.ConnectionIds }).ToList(),
            }).FirstOrDefaultAsync(cancellationToken);
        if (reader is null) return null;
        var party = reader.Kind == OrganizationKind.FinancialInstitution ? Party.FinancialInstitution : Party.ConnectingFirm;
        // As with every list: limited roles count only for someone who has no others, and keep to their connections.
        var limited = reader.Grants.TrueForAll(grant => grant.ConnectionIds.Count > 0);
        var roles = reader.Grants.Where(grant => limited || grant.ConnectionIds.Count == 0).Select(grant => grant.Role).ToHashSet();
        if (!FieldRules.CanRead(new(reader.Id, reader.DisplayName, reader.OrganizationId, party, roles))) return null;
        var only = limited ? reader.Grants.SelectMany(grant => grant.ConnectionIds).ToHashSet() : null;
        var days = await db.ReadDeadlinesAsync(reader.OrganizationId, party, only, cancellationToken);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(reader.Language);
        return CalendarFile.Write(texts["Calendar.Name"], days.Select((day, at) => EventOf(day, at, baseAddress)), clock.GetUtcNow().UtcDateTime);
    }

    private CalendarEvent EventOf(Deadline day, int at, Uri baseAddress) => new(
        $"{day.Kind}-{day.SubjectId:N}{(day.Kind == DeadlineKind.ConditionDue ? $"-{at}" : "")}@checklist-workbench", day.On,
        texts["Calendar.Summary", texts[$"Deadline.{day.Kind}"].Value, day.With], day.ServiceName, new Uri(baseAddress, DeadlineUrls.Of(day)).ToString());
}

/// <summary>Where each kind of day leads.</summary>
internal static class DeadlineUrls
{
    public static string Of(Deadline day) => day.Kind switch
    {
        DeadlineKind.RoundOpens => WorkbenchUrls.Arrangement(day.SubjectId),
        DeadlineKind.RoundDue => WorkbenchUrls.Assessment(day.SubjectId),
        DeadlineKind.ConditionDue => WorkbenchUrls.Decision(day.SubjectId),
        DeadlineKind.EvidenceExpires => WorkbenchUrls.EvidencePiece(day.SubjectId),
        _ => WorkbenchUrls.Notice(day.SubjectId),
    };
}

internal static class CalendarEndpoint
{
    public static void MapCalendarFeed(this WebApplication app) => app.MapGet("/calendar/feed/{token}", async (string token, HttpContext http, CalendarFeeds feeds) =>
    {
        var secret = token.EndsWith(".ics", StringComparison.Ordinal) ? token[..^4] : token;
        http.Response.Headers.CacheControl = "no-store";
        return await feeds.ReadAsync(secret, new Uri($"{http.Request.Scheme}://{http.Request.Host}"), http.RequestAborted) is { } calendar
            ? Results.Text(calendar, CalendarFile.ContentType)
            : Results.NotFound();
    }).AllowAnonymous();
}
