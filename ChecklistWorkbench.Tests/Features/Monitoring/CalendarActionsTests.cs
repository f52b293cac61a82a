using System.Net;
using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Monitoring;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Monitoring.Calendar;
using ChecklistWorkbench.Features.Monitoring.Schedule;
using ChecklistWorkbench.Mail;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Resources;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace ChecklistWorkbench.Tests.Features.Monitoring;

/// <summary>The days that matter, the secret address that shows them, and the mail that reminds of them.</summary>
public sealed class CalendarActionsTests
{
    [Theory, DatabaseData]
    public async Task Both_sides_see_their_own_connections_days_and_whose_turn_it_is(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync();
        await parties.AgreeArrangementAsync();
        await parties.NoticeAsync();
        await database.AssessmentAsync();
        var today = JapanTime.DateOf(database.Clock.UtcNow);

        var firm = (await CalendarAsync(database, parties.Firm.As(Role.Contributor))).Days;
        var bank = (await CalendarAsync(database, parties.Bank.As(Role.Auditor))).Days;

        (DateOnly, DeadlineKind, Party?)[] expected =
        [
            (today.AddDays(10), DeadlineKind.RoundOpens, null), (today.AddDays(10), DeadlineKind.NoticeAnswers, Party.ConnectingFirm),
            (today.AddDays(14), DeadlineKind.NoticeReply, Party.FinancialInstitution), (new DateOnly(2026, 12, 25), DeadlineKind.RoundDue, Party.ConnectingFirm),
        ];
        Assert.Equal(expected, firm.Select(day => (day.On, day.Kind, day.Waits)));
        Assert.Equal(expected, bank.Select(day => (day.On, day.Kind, day.Waits)));
        Assert.All(firm, day => Assert.Equal(parties.Bank.Organization.Name, day.OtherName));
        Assert.Empty((await CalendarAsync(database, parties.Firm.As(Role.Administrator))).Days);
    }

    [Fact]
    public async Task A_feed_is_read_by_its_secret_until_it_is_revoked_or_its_person_shut_out()
    {
        await using var host = await TestHost.StartAsync();
        var parties = await TestScenes.TwoPartiesAsync(host.Workbench);
        await parties.AgreeArrangementAsync();
        var reader = parties.Firm[Role.Contributor];
        var client = host.Anonymous();
        async Task<HttpResponseMessage> ReadAsync(string secret) => await client.GetAsync($"/calendar/feed/{secret}.ics");
        async Task<string> MakeAsync() => (await host.Database.Get<MakeCalendarFeed>().HandleAsync(reader.Caller, CancellationToken.None)).Value.Token;

        var first = await MakeAsync();
        var answer = await ReadAsync(first);
        Assert.Equal((HttpStatusCode.OK, "text/calendar", "no-store"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType, answer.Headers.CacheControl!.ToString()));
        Assert.Contains("BEGIN:VEVENT", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var second = await MakeAsync();
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), ((await ReadAsync(first)).StatusCode, (await ReadAsync(second)).StatusCode));
        await host.Workbench.ChangeAsSystemAsync<Done>(async (db, nowUtc) =>
        {
            (await db.People.SingleAsync(p => p.Id == reader.Person.Id)).Disable(parties.Firm[Role.Administrator].Participation, nowUtc);
            return default(Done);
        }, CancellationToken.None);
        Assert.Equal(HttpStatusCode.NotFound, (await ReadAsync(second)).StatusCode);

        reader = parties.Firm[Role.Approver];
        var third = await MakeAsync();
        Assert.True((await host.Database.Get<RevokeCalendarFeed>().HandleAsync(reader.Caller, CancellationToken.None)).Succeeded);
        Assert.Equal(HttpStatusCode.NotFound, (await ReadAsync(third)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ReadAsync("x")).StatusCode);
        Assert.DoesNotContain(third, host.Log.AllText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_taken_away_ends_what_the_feed_reads()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.TwoPartiesAsync();
        var reader = parties.Firm[Role.Contributor];
        var secret = (await database.Get<MakeCalendarFeed>().HandleAsync(reader.Caller, CancellationToken.None)).Value.Token;
        var feeds = new CalendarFeeds(database.Services.GetRequiredService<IDbContextFactory<WorkbenchDbContext>>(), Texts(), database.Clock);
        Assert.NotNull(await feeds.ReadAsync(secret, new Uri("https://workbench.example"), CancellationToken.None));

        await database.Workbench.ChangeAsSystemAsync<Done>(async (db, nowUtc) =>
        {
            (await db.Memberships.SingleAsync(m => m.PersonId == reader.Person.Id)).Revoke(parties.Firm[Role.Administrator].Participation, nowUtc);
            return default(Done);
        }, CancellationToken.None);

        Assert.Null(await feeds.ReadAsync(secret, new Uri("https://workbench.example"), CancellationToken.None));
    }

    [Theory, DatabaseData]
    public async Task Reminders_go_once_a_day_on_weekdays_to_whoever_has_something_to_do_and_wants_them(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.TwoPartiesAsync();
        await parties.NoticeAsync(); // The firm's answers are due on Tuesday, 2026-12-01; the bank's reply on the 5th.
        await database.Get<ChooseReminders>().HandleAsync(parties.Firm.As(Role.Approver), byMail: false, CancellationToken.None);
        var post = new Outbox();
        var reminders = new SendReminders(database.Workbench, post, Texts());

        Assert.Equal(0, await reminders.RunAsync(CancellationToken.None)); // Saturday, and nothing near.
        database.Clock.Advance(TimeSpan.FromDays(6)); // Friday the 27th, 15:04.
        await using var other = database.AnotherNode();
        var sent = await Task.WhenAll(reminders.RunAsync(CancellationToken.None), new SendReminders(other.Workbench, post, Texts()).RunAsync(CancellationToken.None));
        Assert.Equal(1, sent.Sum());
        Assert.Equal(parties.Firm[Role.Contributor].Person.Email, Assert.Single(post.Sent).To);
        Assert.Equal(0, await reminders.RunAsync(CancellationToken.None));
        database.Clock.Advance(TimeSpan.FromDays(1)); // Saturday.
        Assert.Equal(0, await reminders.RunAsync(CancellationToken.None));
        database.Clock.Advance(TimeSpan.FromHours(40)); // Monday, 07:04.
        Assert.Equal(0, await reminders.RunAsync(CancellationToken.None));
        database.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(3, await reminders.RunAsync(CancellationToken.None)); // The firm's one, and the bank's two.
    }

    private static async Task<CalendarView> CalendarAsync(TestDatabase database, Caller caller) =>
        (await new GetCalendar(database.Workbench, new Outbox()).HandleAsync(caller, CancellationToken.None)).Value;

    private static IStringLocalizer<MonitoringTexts> Texts() =>
        new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider().GetRequiredService<IStringLocalizer<MonitoringTexts>>();

    private sealed class Outbox : IMailSender
    {
        private readonly List<(string To, string Body)> _sent = [];

        public IReadOnlyList<(string To, string Body)> Sent => _sent;

        public bool IsConfigured => true;

        public Task<bool> SendAsync(string to, string subject, string body, CancellationToken cancellationToken)
        {
            lock (_sent) _sent.Add((to, body));
            return Task.FromResult(true);
        }
    }
}
