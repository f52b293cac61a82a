using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.AuditTrail;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Features.AuditTrail;

/// <summary>An auditor who opens a chain is in the trail themselves, without filling it by looking.</summary>
public sealed class OpenedTrailTests
{
    [Theory, DatabaseData]
    public async Task Each_chain_that_an_auditor_opens_stands_in_the_trail_of_their_organisation(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync();
        TrailState[] states = [new(), new() { ConnectionId = parties.Connection.Id }, new() { AllConnections = true }];

        foreach (var state in states) Assert.True((await LookAsync(database, parties.Bank.As(Role.Auditor), state)).Succeeded);

        var opened = await OpenedAsync(database, parties.Bank);
        Assert.Equal([("trail", parties.Bank.Id), ("trail", parties.Connection.Id), ("trails", parties.Bank.Id)], opened.Select(entry => (AuditDetails.Read(entry.Details)[0].New!, entry.SubjectId)));
        Assert.All(opened, entry => Assert.Equal(parties.Bank[Role.Auditor].Person.Id, entry.ActorId));
        Assert.DoesNotContain(await database.TrailAsync(parties.Connection.ChainId), entry => entry.Action == AuditActions.AuditorOpened);
    }

    [Fact]
    public async Task Paging_narrowing_and_reloading_leave_no_further_entry_for_half_an_hour()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();
        var auditor = parties.Bank.As(Role.Auditor);

        foreach (var state in (TrailState[])[new(), new() { ItemNumber = 1 }, new() { Before = new(2) }, new()]) await LookAsync(database, auditor, state);
        Assert.Single(await OpenedAsync(database, parties.Bank));

        database.Clock.Advance(GetTrail.OpenedAgainAfter - TimeSpan.FromMinutes(1));
        await LookAsync(database, auditor, new());
        Assert.Single(await OpenedAsync(database, parties.Bank));

        database.Clock.Advance(TimeSpan.FromMinutes(1));
        await LookAsync(database, auditor, new());
        Assert.Equal(2, (await OpenedAsync(database, parties.Bank)).Count);
    }

    [Fact]
    public async Task Another_auditor_s_entry_does_not_stand_for_one_s_own_and_whoever_works_on_it_leaves_none()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();
        var state = new TrailState { ConnectionId = parties.Connection.Id };

        await LookAsync(database, parties.Firm.As(Role.Auditor), state);
        await LookAsync(database, parties.Bank.As(Role.Auditor), state);
        foreach (var role in (Role[])[Role.Reviewer, Role.ReviewLead, Role.Administrator]) Assert.True((await LookAsync(database, parties.Bank.As(role), state)).Succeeded);

        Assert.Single(await OpenedAsync(database, parties.Firm));
        Assert.Single(await OpenedAsync(database, parties.Bank));
    }

    [Fact]
    public async Task What_was_refused_was_not_opened()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();

        Assert.False((await LookAsync(database, parties.Bank.As(Role.Auditor), new() { OfInstallation = true })).Succeeded);

        Assert.Empty(await OpenedAsync(database, parties.Bank));
    }

    private static Task<ChecklistWorkbench.Domain.Common.Outcome<TrailView>> LookAsync(TestDatabase database, Caller caller, TrailState state) =>
        database.Get<GetTrail>().HandleAsync(caller, state, CancellationToken.None);

    private static async Task<List<AuditEntry>> OpenedAsync(TestDatabase database, Team team) =>
        [.. (await database.TrailAsync(AuditChain.OfOrganization(team.Id))).Where(entry => entry.Action == AuditActions.AuditorOpened)];
}
