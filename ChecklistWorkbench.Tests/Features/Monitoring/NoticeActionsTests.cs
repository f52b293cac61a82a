using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Monitoring;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Monitoring.Notices;
using ChecklistWorkbench.Features.Monitoring.Schedule;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Rounds;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Tests.Features.Monitoring;

/// <summary>変更届 from the firm to the banks it chose, and what opens by it.</summary>
public sealed class NoticeActionsTests
{
    [Theory, DatabaseData]
    public async Task A_notice_opens_just_its_items_in_a_round_of_their_own(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync();
        await parties.AnswerAsync(10, Party.ConnectingFirm, content => content with { Implementation = Implementation.Implemented, CurrentStatus = "委託先を管理している" });
        await parties.TakeToAsync(AssessmentState.Closed);

        var id = Assert.Single((await WriteAsync(database, parties, [parties.Connection.Id])).Value);

        await using var db = database.OpenContext();
        var notice = await db.ChangeNotices.SingleAsync(n => n.Id == id);
        var round = await db.Assessments.SingleAsync(a => a.Id == notice.AssessmentId);
        Assert.Equal((AssessmentPurpose.Monitoring, AssessmentState.Drafting, notice.AnswersDueOn), (round.Purpose, round.State, round.DueOn!.Value));
        var responses = await db.Responses.Where(r => r.AssessmentId == round.Id).ToListAsync();
        Assert.Equal([10, 11], responses.Where(r => r.Lock == ResponseLock.None).Select(r => r.ItemNumber).Order());
        Assert.Equal("委託先を管理している", responses.Single(r => r.ItemNumber == 10).Content.CurrentStatus);
        await parties.StandForAsync(round.Id, AssessmentState.Drafting);
        await parties.SubmitAsync();
        var submitted = (await db.Submissions.SingleAsync(s => s.AssessmentId == round.Id)).ReadContent();
        Assert.Equal([10, 11], submitted.Attestations!.Select(stated => stated.ItemNumber));
    }

    [Fact]
    public async Task A_bank_learns_nothing_of_the_others_that_were_told()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.TwoPartiesAsync();
        var (otherBank, second) = await parties.ConnectAnotherBankAsync("べつの銀行（試験）");

        var sent = (await WriteAsync(database, parties, [parties.Connection.Id, second])).Value;

        Assert.Equal(2, sent.Count);
        var seen = (await database.Get<GetNotices>().HandleAsync(parties.Bank.As(Role.Reviewer), CancellationToken.None)).Value;
        Assert.Equal(parties.Firm.Organization.Name, Assert.Single(seen.Lines).OtherName);
        var theirs = Assert.Single((await database.Get<GetNotices>().HandleAsync(otherBank.As(Role.Reviewer), CancellationToken.None)).Value.Lines);
        Assert.NotEqual(seen.Lines[0].Id, theirs.Id);
        Assert.IsType<NotFound>((await database.Get<GetNotice>().HandleAsync(parties.Bank.As(Role.Reviewer), theirs.Id, CancellationToken.None)).Refusal);
        Assert.Equal(2, (await database.Get<GetNotices>().HandleAsync(parties.Firm.As(Role.Contributor), CancellationToken.None)).Value.Lines.Count);
        Assert.DoesNotContain((await database.TrailAsync(parties.Connection.ChainId)), entry => entry.Details?.Contains(second.ToString(), StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task A_notice_for_a_strangers_connection_is_refused_whole()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.TwoPartiesAsync();
        var strangers = await TestScenes.TwoPartiesAsync(database.Workbench, "よその銀行（試験）", "よその事業者（試験）");

        Assert.IsType<NotFound>((await WriteAsync(database, parties, [parties.Connection.Id, strangers.Connection.Id])).Refusal);

        await using var db = database.OpenContext();
        Assert.False(await db.ChangeNotices.AnyAsync());
    }

    [Fact]
    public async Task The_same_writing_is_sent_once_and_what_is_wrong_with_it_is_said_in_a_sentence()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.TwoPartiesAsync();
        var request = Request(database, [parties.Connection.Id]);
        var write = database.Get<WriteNotice>();
        var caller = parties.Firm.As(Role.Contributor);

        var outcomes = await Task.WhenAll(write.HandleAsync(caller, request, CancellationToken.None), write.HandleAsync(caller, request, CancellationToken.None));

        Assert.Single(outcomes, outcome => outcome.Succeeded);
        Assert.IsType<NoticeAlreadySent>(outcomes.Single(outcome => !outcome.Succeeded).Refusal);
        var again = Request(database, [parties.Connection.Id]);
        Assert.Equal(new NoticeItemUnknown(99), (await write.HandleAsync(caller, again with { Said = again.Said with { Items = [10, 99] } }, CancellationToken.None)).Refusal);
        Assert.Equal("Connections", Assert.IsType<InvalidField>((await write.HandleAsync(caller, again with { Connections = [] }, CancellationToken.None)).Refusal).Field);
        Assert.IsType<InvalidField>((await write.HandleAsync(caller, again with { Said = again.Said with { AnswersDueOn = new DateOnly(2020, 1, 1) } }, CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task While_a_round_is_with_the_bank_the_items_wait_and_open_when_it_has_ended()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync(AssessmentState.UnderReview);
        var id = (await WriteAsync(database, parties, [parties.Connection.Id])).Value[0];
        Assert.Null((await database.Get<GetNotice>().HandleAsync(parties.Firm.As(Role.Contributor), id, CancellationToken.None)).Value.AssessmentId);
        await parties.CloseAsync();

        await database.Get<OpenPendingNotices>().RunAsync(CancellationToken.None);

        Assert.NotNull((await database.Get<GetNotice>().HandleAsync(parties.Firm.As(Role.Contributor), id, CancellationToken.None)).Value.AssessmentId);
    }

    [Fact]
    public async Task A_round_that_was_decided_and_has_open_conditions_holds_no_notice_up()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync(AssessmentState.Closed);
        await parties.OpenMonitoringAsync(database.Get<NextRound>(), await database.EditionAsync());
        await parties.TakeToAsync(AssessmentState.Decided);
        var decided = parties.AssessmentId;

        var id = (await WriteAsync(database, parties, [parties.Connection.Id])).Value[0];

        var opened = (await database.Get<GetNotice>().HandleAsync(parties.Firm.As(Role.Contributor), id, CancellationToken.None)).Value.AssessmentId!.Value;
        Assert.NotEqual(decided, opened);
        await using var db = database.OpenContext();
        Assert.Equal((2, decided), await db.Assessments.Where(a => a.Id == opened).Select(a => ValueTuple.Create(a.Round, a.CarriedFromId!.Value)).SingleAsync());
        Assert.NotEqual(0, (await db.Decisions.Include(d => d.Conditions).SingleAsync(d => d.AssessmentId == decided)).OpenConditions);
    }

    [Fact]
    public async Task In_a_round_that_is_being_drafted_the_items_of_a_second_notice_open_too()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync(AssessmentState.Closed);
        await WriteAsync(database, parties, [parties.Connection.Id]);
        var second = Request(database, [parties.Connection.Id]);
        var id = (await database.Get<WriteNotice>().HandleAsync(parties.Firm.As(Role.Approver), second with { Said = second.Said with { Kind = ReportedChanges.SecurityHead, Items = [1] } }, CancellationToken.None)).Value[0];

        await using var db = database.OpenContext();
        var round = (await db.ChangeNotices.SingleAsync(n => n.Id == id)).AssessmentId;
        Assert.Equal([1, 10, 11], (await db.Responses.Where(r => r.AssessmentId == round && r.Lock == ResponseLock.None).Select(r => r.ItemNumber).ToListAsync()).Order());
        Assert.Single(await db.Assessments.Where(a => a.Purpose == AssessmentPurpose.Monitoring).ToListAsync());
    }

    private static WriteNoticeRequest Request(TestDatabase database, IReadOnlyList<Guid> connections)
    {
        var today = JapanTime.DateOf(database.Clock.UtcNow);
        return new(Guid.CreateVersion7(), new(ReportedChanges.CloudOrSubcontractor, today, "委託先を変更した。", [10, 11], today.AddDays(10)), connections);
    }

    private static Task<Outcome<IReadOnlyList<Guid>>> WriteAsync(TestDatabase database, TwoParties parties, IReadOnlyList<Guid> connections) =>
        database.Get<WriteNotice>().HandleAsync(parties.Firm.As(Role.Contributor), Request(database, connections), CancellationToken.None);
}
