using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.AuditTrail;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Features.AuditTrail;

/// <summary>The chains of all connections in reach as one list. A firm is connected to two banks; the first bank to that firm alone.</summary>
public sealed class AllConnectionsTests
{
    private static readonly TrailState All = new() { AllConnections = true };

    [Theory, DatabaseData]
    public async Task Every_entry_of_every_connection_in_reach_is_there_newest_first_and_names_its_connection(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync();
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        var (other, second) = await parties.ConnectAnotherBankAsync("もう一つの銀行（試験）");
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        await parties.AnswerAsync(1, Party.ConnectingFirm, content => content with { CurrentStatus = "規程あり" });

        var view = (await database.Get<GetTrail>().HandleAsync(parties.Firm.As(Role.Auditor), All, CancellationToken.None)).Value;

        var chains = (await database.TrailAsync(parties.Connection.ChainId)).Concat(await database.TrailAsync(AuditChain.OfConnection(second))).ToList();
        Assert.Equal(chains.OrderByDescending(entry => entry.AtUtc).ThenByDescending(entry => entry.ChainId, StringComparer.Ordinal).ThenByDescending(entry => entry.Sequence).Select(entry => entry.Hash),
            view.Lines.Select(line => line.Hash));
        Assert.Equal((chains.Count, 2, 0), (view.Head, view.Across!.Connections, view.Across.Signed));
        Assert.Equal((AuditActions.ResponseSaved, parties.Connection.Id), (view.Lines[0].Action, view.Lines[0].Connection!.Id));
        Assert.Equal("もう一つの銀行（試験）　家計簿連携（試験）", view.Lines.First(line => line.Connection!.Id == second).Connection!.Name);
        Assert.Equal(new[] { other.Id, parties.Bank.Id, parties.Firm.Id }.Order(), view.Organizations.Select(organization => organization.Id).Order());
        Assert.Equal(chains.Select(entry => entry.ActorId).OfType<Guid>().Distinct().Order(), view.Actors.Select(actor => actor.Id).Order());
    }

    [Fact]
    public async Task Connections_of_others_are_no_part_of_it_for_anyone()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();
        var (other, second) = await parties.ConnectAnotherBankAsync("もう一つの銀行（試験）");

        foreach (var role in (Role[])[Role.Auditor, Role.Reviewer, Role.Administrator])
        {
            var bank = (await database.Get<GetTrail>().HandleAsync(parties.Bank.As(role), All, CancellationToken.None)).Value;
            Assert.Equal([parties.Connection.Id], bank.Lines.Select(line => line.Connection!.Id).Distinct());
            Assert.DoesNotContain(bank.Organizations, organization => organization.Id == other.Id);
            Assert.DoesNotContain(bank.Actors, actor => other.Members.Any(member => member.Person.Id == actor.Id));
        }

        var stranger = await database.TeamAsync(OrganizationKind.ConnectingFirm, "よその事業者（試験）");
        var nothing = (await database.Get<GetTrail>().HandleAsync(stranger.As(Role.Auditor), All, CancellationToken.None)).Value;
        Assert.Equal((0, 0, 0), (nothing.Lines.Count, nothing.Head, nothing.Across!.Connections));
        Assert.NotEqual(Guid.Empty, second);
    }

    [Fact]
    public async Task An_administrator_reads_of_all_connections_what_they_manage_and_no_answers()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();
        await parties.ConnectAnotherBankAsync("もう一つの銀行（試験）");
        await parties.AnswerAsync(1, Party.ConnectingFirm, content => content with { CurrentStatus = "規程あり" });

        var view = (await database.Get<GetTrail>().HandleAsync(parties.Firm.As(Role.Administrator), All, CancellationToken.None)).Value;

        Assert.Equal(4, view.Lines.Count);
        Assert.Equal([AuditActions.ConnectionJoined, AuditActions.ConnectionOpened], view.Lines.Select(line => line.Action).Distinct());
        Assert.Empty((await database.Get<GetTrail>().HandleAsync(parties.Firm.As(Role.Administrator), All with { Action = AuditActions.ResponseSaved }, CancellationToken.None)).Value.Lines);
    }

    /// <summary>The clock stands still in part of it, so that many entries of both chains have one time.</summary>
    [Theory, DatabaseData]
    public async Task Pages_follow_one_another_across_entries_of_the_same_moment(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync();
        var (other, second) = await parties.ConnectAnotherBankAsync("もう一つの銀行（試験）");
        await database.Workbench.ChangeAsSystemAsync<ChecklistWorkbench.Domain.Common.Done>((db, nowUtc) =>
        {
            foreach (var minute in Enumerable.Range(0, 3))
            {
                foreach (var chain in (string[])[parties.Connection.ChainId, AuditChain.OfConnection(second)])
                {
                    for (var i = 0; i < 40; i++)
                        db.Record(new(chain, AuditActions.ResponseSaved, new(null, "試験", other.Id), nowUtc.AddMinutes(minute), Guid.CreateVersion7(), i));
                }
            }

            return Task.FromResult<ChecklistWorkbench.Domain.Common.Outcome<ChecklistWorkbench.Domain.Common.Done>>(default(ChecklistWorkbench.Domain.Common.Done));
        }, CancellationToken.None);

        Assert.Equal((await WholeAsync(All)).Select(entry => entry.Hash), await PagedAsync(All));
        var narrowed = All with { ItemNumber = 39 };
        Assert.Equal(6, (await PagedAsync(narrowed)).Count);
        Assert.Equal((await WholeAsync(narrowed)).Select(entry => entry.Hash), await PagedAsync(narrowed));

        async Task<List<AuditEntry>> WholeAsync(TrailState state) =>
            [.. (await database.TrailAsync(parties.Connection.ChainId)).Concat(await database.TrailAsync(AuditChain.OfConnection(second))).Where(entry => state.ItemNumber is null || entry.ItemNumber == state.ItemNumber)
                .OrderByDescending(entry => entry.AtUtc).ThenByDescending(entry => entry.ChainId, StringComparer.Ordinal).ThenByDescending(entry => entry.Sequence)];

        async Task<List<string>> PagedAsync(TrailState state)
        {
            var seen = new List<string>();
            for (var next = state; next is not null;)
            {
                var view = (await database.Get<GetTrail>().HandleAsync(parties.Firm.As(Role.Auditor), TrailState.Read("https://workbench.example" + next.ToAddress()), CancellationToken.None)).Value;
                seen.AddRange(view.Lines.Select(line => line.Hash));
                next = view.Older is { } older ? state with { Before = older } : null;
            }

            return seen;
        }
    }

    [Theory, DatabaseData]
    public async Task Each_condition_narrows_all_connections_at_once(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync();
        await parties.AnswerAsync(1, Party.ConnectingFirm, content => content with { CurrentStatus = "一日目" });
        database.Clock.Advance(TimeSpan.FromHours(9)); // 00:04 of the next day in Japan.
        var (other, second) = await parties.ConnectAnotherBankAsync("もう一つの銀行（試験）");
        database.Clock.Advance(TimeSpan.FromDays(2));
        await parties.AnswerAsync(13, Party.FinancialInstitution, content => content with { CurrentStatus = "四日目" });

        Assert.Equal([second], await ConnectionsAsync(All with { From = new(2026, 11, 22), Until = new(2026, 11, 22) }));
        Assert.Equal([parties.Connection.Id, second], await ConnectionsAsync(All with { From = new(2026, 11, 22) }));
        Assert.Equal([parties.Connection.Id], await ConnectionsAsync(All with { Until = new(2026, 11, 21) }));
        Assert.Equal([parties.Connection.Id], await ConnectionsAsync(All with { ItemNumber = 13 }));
        Assert.Equal([second], await ConnectionsAsync(All with { OrganizationId = other.Id }));
        Assert.Equal([second], await ConnectionsAsync(All with { ActorId = other[Role.ReviewLead].Person.Id }));
        Assert.Equal([second, parties.Connection.Id], await ConnectionsAsync(All with { Action = AuditActions.ConnectionOpened }));

        async Task<IEnumerable<Guid>> ConnectionsAsync(TrailState state) =>
            (await database.Get<GetTrail>().HandleAsync(parties.Firm.As(Role.Auditor), state, CancellationToken.None)).Value.Lines.Select(line => line.Connection!.Id).Distinct();
    }

    [Fact]
    public async Task A_page_reads_a_stretch_of_an_index_and_never_sorts_a_chain()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();
        await parties.ConnectAnotherBankAsync("もう一つの銀行（試験）");

        var commands = await database.Queries.During(() => database.Get<GetTrail>().HandleAsync(parties.Firm.As(Role.Auditor), All, CancellationToken.None));

        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection(database.ConnectionString);
        await connection.OpenAsync();
        var reading = commands.Where(command => command.Contains("\"AuditEntries\"", StringComparison.Ordinal) && command.Contains("ORDER BY", StringComparison.Ordinal) && command.Contains("\"AtUtc\" DESC", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(reading);
        foreach (var command in reading)
        {
            var plan = await PlanAsync(connection, command);
            Assert.Contains(plan, step => step.Contains("IX_AuditEntries_ChainId_AtUtc", StringComparison.Ordinal));
            Assert.DoesNotContain(plan, step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));
        }
    }

    private static async Task<List<string>> PlanAsync(Microsoft.Data.Sqlite.SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is one that the application itself has just sent.
        command.CommandText = "EXPLAIN QUERY PLAN " + sql;
#pragma warning restore CA2100
        foreach (var name in System.Text.RegularExpressions.Regex.Matches(sql, "@[A-Za-z_0-9]+").Select(match => match.Value).Distinct())
            command.Parameters.AddWithValue(name, "x");
        var steps = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) steps.Add(reader.GetString(3));
        return steps;
    }
}
