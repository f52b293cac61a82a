using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Assessments.Saving;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ChecklistWorkbench.Tests.Persistence;

/// <summary>An audit entry exists if and only if its change does, and chains have no gaps, whoever saves at once.</summary>
public sealed class TrailTests
{
    [Theory, DatabaseData]
    public async Task A_save_leaves_a_revision_and_an_entry(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync();

        await parties.AnswerAsync(1, Party.ConnectingFirm, content => content with { CurrentStatus = "規程あり" });

        var entry = (await database.TrailAsync(parties.Connection.ChainId))[^1];
        Assert.Equal((AuditActions.ResponseSaved, 1, parties.Firm.Id), (entry.Action, entry.ItemNumber, entry.OrganizationId!.Value));
        await AssertWholeAsync(database, parties.Connection.ChainId);
    }

    [Theory, DatabaseData]
    public async Task A_fault_between_the_writing_and_the_commit_leaves_neither(DatabaseProvider provider)
    {
        var fault = new FaultAfterSaving();
        await using var database = await TestDatabase.CreateAsync(provider, fault);
        var parties = await database.AssessmentAsync();
        var before = await database.TrailAsync(parties.Connection.ChainId);

        fault.IsArmed = true;
        await Assert.ThrowsAsync<IOException>(() => parties.AnswerAsync(1, Party.ConnectingFirm, content => content with { CurrentStatus = "消える" }));
        fault.IsArmed = false;

        await AssertUntouchedAsync(database, parties, before.Count);
    }

    [Theory, DatabaseData]
    public async Task An_entry_that_cannot_be_written_takes_its_change_with_it(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync();
        var before = await database.TrailAsync(parties.Connection.ChainId);
        await OccupyNextPlaceAsync(database, parties.Connection.ChainId);

        await Assert.ThrowsAnyAsync<DbUpdateException>(() => parties.AnswerAsync(1, Party.ConnectingFirm, content => content with { CurrentStatus = "消える" }));

        await AssertUntouchedAsync(database, parties, before.Count + 1);
    }

    [Theory, DatabaseData]
    public async Task A_refusal_leaves_neither(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync();
        var before = await database.TrailAsync(parties.Connection.ChainId);

        var outcome = await database.Workbench.ChangeAsSystemAsync<Done>(async (db, nowUtc) =>
        {
            var assessment = await db.Assessments.SingleAsync();
            assessment.Withdraw("書いてから断る", parties.Firm[Role.Approver].Participation, nowUtc);
            return new NotFound();
        }, CancellationToken.None);

        Assert.IsType<NotFound>(outcome.Refusal);
        await AssertUntouchedAsync(database, parties, before.Count);
    }

    [Theory, DatabaseData]
    public async Task Two_nodes_that_save_at_once_leave_no_gap_in_the_chain(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync();
        await using var other = database.AnotherNode();
        var answers = await AnswersOfAsync(database, parties, Party.ConnectingFirm, 24);
        var before = (await database.TrailAsync(parties.Connection.ChainId)).Count;

        var saves = answers.Select((answer, i) => SaveAsync(i % 2 == 0 ? database : other, parties, answer, $"第{i}の回答"));
        var outcomes = await Task.WhenAll(saves);

        Assert.All(outcomes, outcome => Assert.IsType<Saved>(outcome));
        Assert.Equal(before + 24, (await database.TrailAsync(parties.Connection.ChainId)).Count);
        await AssertWholeAsync(database, parties.Connection.ChainId);
    }

    [Fact]
    public async Task Fifty_parallel_saves_on_the_embedded_database_lose_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var first = await database.AssessmentAsync();
        var second = await database.AssessmentAsync();
        var saves = new List<(TwoParties Parties, Guid Answer)>();
        foreach (var parties in (TwoParties[])[first, second])
            saves.AddRange((await AnswersOfAsync(database, parties, Party.ConnectingFirm, 25)).Select(answer => (parties, answer)));

        var outcomes = await Task.WhenAll(saves.Select(save => SaveAsync(database, save.Parties, save.Answer, save.Answer.ToString())));

        Assert.All(outcomes, outcome => Assert.IsType<Saved>(outcome));
        await using var db = database.OpenContext();
        Assert.Equal(50, await db.ResponseRevisions.CountAsync());
        Assert.Equal(saves.Select(save => save.Answer.ToString()).Order(), (await db.Responses.Where(r => r.Revision == 1).ToListAsync()).Select(r => r.Content.CurrentStatus).Order());
        await AssertWholeAsync(database, first.Connection.ChainId);
        await AssertWholeAsync(database, second.Connection.ChainId);
    }

    [Theory, DatabaseData]
    public async Task Of_many_who_write_one_field_at_once_one_wins_and_the_others_are_told(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync();
        await using var other = database.AnotherNode();
        var answer = (await AnswersOfAsync(database, parties, Party.ConnectingFirm, 1))[0];

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => SaveAsync(i % 2 == 0 ? database : other, parties, answer, $"{i}の文")));

        var saved = Assert.Single(outcomes.OfType<Saved>());
        Assert.Equal(3, outcomes.OfType<ChangedByAnother>().Count(conflict => conflict.Theirs == saved.Content));
        await AssertWholeAsync(database, parties.Connection.ChainId);
    }

    private static async Task<SaveOutcome> SaveAsync(TestDatabase node, TwoParties parties, Guid answer, string text) =>
        (await node.Get<SaveResponse>().HandleAsync(parties.Firm.As(Role.Contributor),
            new(parties.AssessmentId, answer, ResponseField.CurrentStatus, new() { CurrentStatus = text }, 0), CancellationToken.None)).Value;

    private static async Task<List<Guid>> AnswersOfAsync(TestDatabase database, TwoParties parties, Party party, int count)
    {
        await using var db = database.OpenContext();
        return await db.Responses.Where(r => r.AssessmentId == parties.AssessmentId && r.Party == party).OrderBy(r => r.ItemNumber).Select(r => r.Id).Take(count).ToListAsync();
    }

    private static async Task OccupyNextPlaceAsync(TestDatabase database, string chainId)
    {
        await using var db = database.OpenContext();
        var copy = await db.AuditChains.AsNoTracking().SingleAsync(chain => chain.Id == chainId);
        db.AuditEntries.Add(copy.Append(new(chainId, "test.occupied", AuditActor.System, TestClock.Start, Guid.CreateVersion7())));
        await db.SaveChangesAsync();
    }

    private static async Task AssertUntouchedAsync(TestDatabase database, TwoParties parties, int entries)
    {
        await using var db = database.OpenContext();
        Assert.Equal(entries, (await database.TrailAsync(parties.Connection.ChainId)).Count);
        Assert.Equal(0, await db.ResponseRevisions.CountAsync());
        Assert.Equal(AssessmentState.Drafting, (await db.Assessments.SingleAsync()).State);
        Assert.All(await db.Responses.ToListAsync(), response => Assert.Equal((0, ResponseContent.Empty), (response.Revision, response.Content)));
    }

    private static async Task AssertWholeAsync(TestDatabase database, string chainId)
    {
        await using var db = database.OpenContext();
        var chain = await db.AuditChains.AsNoTracking().SingleAsync(c => c.Id == chainId);
        Assert.Null(chain.FirstBroken(await database.TrailAsync(chainId)));
    }

    private sealed class FaultAfterSaving : SaveChangesInterceptor
    {
        public bool IsArmed { get; set; }

        public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default) =>
            IsArmed ? throw new IOException("injected") : ValueTask.FromResult(result);
    }
}
