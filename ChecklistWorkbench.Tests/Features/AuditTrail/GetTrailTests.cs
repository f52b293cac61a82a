using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Features.AuditTrail;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Features.AuditTrail;

public sealed class GetTrailTests
{
    [Theory, DatabaseData]
    public async Task Both_parties_read_the_chain_of_their_connection_newest_first(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync();
        await parties.AnswerAsync(1, Party.ConnectingFirm, content => content with { CurrentStatus = "規程あり" });

        foreach (var team in (Team[])[parties.Firm, parties.Bank])
        {
            var view = (await database.Get<GetTrail>().HandleAsync(team.As(Role.Auditor), new() { ConnectionId = parties.Connection.Id }, CancellationToken.None)).Value;

            Assert.Equal((AuditActions.ResponseSaved, 1, parties.Firm.Organization.Name), (view.Lines[0].Action, view.Lines[0].ItemNumber, view.Lines[0].OrganizationName));
            Assert.Contains(new AuditDetail("currentStatus", "", "規程あり", true), view.Lines[0].Details.Select(detail => detail with { Old = detail.Old ?? "" }));
            Assert.Equal(view.Lines.Select(line => line.Sequence).OrderDescending(), view.Lines.Select(line => line.Sequence));
            Assert.Equal(view.Head, view.Lines[0].Sequence);
        }
    }

    [Theory, DatabaseData]
    public async Task Each_condition_narrows_and_days_are_Japan_s(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync();
        await parties.AnswerAsync(1, Party.ConnectingFirm, content => content with { CurrentStatus = "一日目" });
        database.Clock.Advance(TimeSpan.FromHours(9)); // 00:04 of the next day in Japan, still the same in UTC.
        await parties.AnswerAsync(2, Party.ConnectingFirm, content => content with { CurrentStatus = "二日目" });
        database.Clock.Advance(TimeSpan.FromDays(2));
        await parties.AnswerAsync(13, Party.FinancialInstitution, content => content with { CurrentStatus = "四日目" });
        var all = new TrailState { ConnectionId = parties.Connection.Id };
        var actor = parties.Firm[Role.Contributor].Person.Id;

        Assert.Equal([2], await ItemsAsync(all with { From = new(2026, 11, 22), Until = new(2026, 11, 22) }));
        Assert.Equal([13, 2], await ItemsAsync(all with { From = new(2026, 11, 22) }));
        Assert.Equal([1], await ItemsAsync(all with { Until = new(2026, 11, 21), Action = AuditActions.ResponseSaved }));
        Assert.Equal([2], await ItemsAsync(all with { ItemNumber = 2 }));
        Assert.Equal([2, 1], await ItemsAsync(all with { ActorId = actor, Action = AuditActions.ResponseSaved }));
        Assert.Equal([13], await ItemsAsync(all with { OrganizationId = parties.Bank.Id, Action = AuditActions.ResponseSaved }));

        async Task<IEnumerable<int>> ItemsAsync(TrailState state) =>
            (await database.Get<GetTrail>().HandleAsync(parties.Bank.As(Role.Auditor), state, CancellationToken.None)).Value.Lines.Select(line => line.ItemNumber).OfType<int>();
    }

    [Fact]
    public async Task A_page_ends_where_the_next_begins_and_nothing_is_left_out()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();
        for (var i = 0; i < 120; i++) await parties.AnswerAsync(1, Party.ConnectingFirm, content => content with { CurrentStatus = $"第{i}稿" });

        var (seen, state) = (new List<long>(), new TrailState { ConnectionId = parties.Connection.Id });
        for (TrailState? next = state; next is not null;)
        {
            var view = (await database.Get<GetTrail>().HandleAsync(parties.Firm.As(Role.Auditor), next, CancellationToken.None)).Value;
            seen.AddRange(view.Lines.Select(line => line.Sequence));
            next = view.Older is { } older ? state with { Before = older } : null;
        }

        var trail = await database.TrailAsync(parties.Connection.ChainId);
        Assert.Equal(trail.Select(entry => entry.Sequence).Reverse(), seen);
    }

    [Fact]
    public async Task An_organisation_s_own_chain_is_for_its_auditors_and_what_concerns_people_for_its_administrators()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync(ChecklistWorkbench.Domain.Assessments.AssessmentState.UnderReview);
        await parties.RateAsync(1, new() { Value = RatingValue.Insufficient, InternalComment = "内輪の評価" });
        var trail = database.Get<GetTrail>();

        var auditor = (await trail.HandleAsync(parties.Bank.As(Role.Auditor), new(), CancellationToken.None)).Value;
        var administrator = (await trail.HandleAsync(parties.Bank.As(Role.Administrator), new(), CancellationToken.None)).Value;

        Assert.Contains(auditor.Lines, line => line.Action == AuditActions.RatingMade);
        Assert.Contains(administrator.Lines, line => line.Action == AuditActions.RoleGranted);
        Assert.DoesNotContain(administrator.Lines, line => line.Action == AuditActions.RatingMade);
        foreach (var role in (Role[])[Role.Reviewer, Role.ReviewLead])
            Assert.IsType<RoleMissing>((await trail.HandleAsync(parties.Bank.As(role), new(), CancellationToken.None)).Refusal);

        // Whatever a firm asks for, "own" is its own.
        var firm = (await trail.HandleAsync(parties.Firm.As(Role.Auditor), new() { OrganizationId = parties.Bank.Id }, CancellationToken.None)).Value;
        Assert.Empty(firm.Lines);
        Assert.IsType<NotFound>((await trail.HandleAsync(parties.Firm.As(Role.Auditor), new() { ConnectionId = parties.Bank.Id }, CancellationToken.None)).Refusal);
        Assert.IsType<RoleMissing>((await trail.HandleAsync(parties.Firm.As(Role.Auditor), new() { OfInstallation = true }, CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task An_administrator_reads_of_a_connection_what_they_manage_and_no_answers()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();
        await parties.AnswerAsync(1, Party.ConnectingFirm, content => content with { CurrentStatus = "規程あり" });

        var view = (await database.Get<GetTrail>().HandleAsync(parties.Bank.As(Role.Administrator), new() { ConnectionId = parties.Connection.Id }, CancellationToken.None)).Value;

        Assert.Equal([AuditActions.ConnectionJoined, AuditActions.ConnectionOpened], view.Lines.Select(line => line.Action));
    }

    [Fact]
    public async Task The_other_party_s_people_are_named_only_once_they_acted()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();
        await parties.AnswerAsync(1, Party.ConnectingFirm, content => content with { CurrentStatus = "規程あり" });

        var view = (await database.Get<GetTrail>().HandleAsync(parties.Firm.As(Role.Auditor), new() { ConnectionId = parties.Connection.Id }, CancellationToken.None)).Value;

        Assert.Contains(view.Actors, actor => actor.Id == parties.Firm[Role.Contributor].Person.Id);
        Assert.DoesNotContain(view.Actors, actor => actor.Id == parties.Bank[Role.Administrator].Person.Id);
    }
}
