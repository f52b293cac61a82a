using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Monitoring;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Monitoring.Arrangements;
using ChecklistWorkbench.Features.Monitoring.Notices;
using ChecklistWorkbench.Features.Monitoring.Schedule;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Rounds;
using ChecklistWorkbench.Persistence.Submissions;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Tests.Features.Monitoring;

/// <summary>取決め from the proposal to the round that opens by it.</summary>
public sealed class ArrangementActionsTests
{
    [Theory, DatabaseData]
    public async Task An_arrangement_is_proposed_by_the_bank_and_agreed_by_the_firm(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.TwoPartiesAsync();
        var terms = new MonitoringTerms { FirstOpensOn = JapanTime.DateOf(database.Clock.UtcNow).AddDays(5), AdHoc = ReportedChanges.Incident | ReportedChanges.ChainedParty, Remarks = "その他" };
        Assert.True((await database.Get<ProposeArrangement>().HandleAsync(parties.Bank.As(Role.Reviewer), new(parties.Connection.Id, terms), CancellationToken.None)).Succeeded);

        var seen = (await database.Get<GetArrangement>().HandleAsync(parties.Firm.As(Role.Approver), parties.Connection.Id, CancellationToken.None)).Value;
        Assert.Equal(terms, seen.Waiting!.Terms);
        Assert.Equal([ArrangementAct.Read, ArrangementAct.Agree, ArrangementAct.Decline], seen.Can.Order());
        Assert.True((await database.Get<AgreeArrangement>().HandleAsync(parties.Firm.As(Role.Approver), new(parties.Connection.Id, seen.Waiting.Id, "合意"), CancellationToken.None)).Succeeded);

        seen = (await database.Get<GetArrangement>().HandleAsync(parties.Bank.As(Role.Auditor), parties.Connection.Id, CancellationToken.None)).Value;
        Assert.Equal((terms, terms.FirstOpensOn, "合意"), (seen.InForce!.Terms, seen.NextOpensOn!.Value, seen.InForce.SettledWords));
    }

    [Fact]
    public async Task Of_two_proposals_at_once_one_waits_and_the_other_is_told_so()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.TwoPartiesAsync();
        var request = new ProposeArrangementRequest(parties.Connection.Id, new() { FirstOpensOn = JapanTime.DateOf(database.Clock.UtcNow) });
        var propose = database.Get<ProposeArrangement>();

        var outcomes = await Task.WhenAll(
            propose.HandleAsync(parties.Bank.As(Role.Reviewer), request, CancellationToken.None), propose.HandleAsync(parties.Bank.As(Role.ReviewLead), request, CancellationToken.None));

        Assert.Single(outcomes, outcome => outcome.Succeeded);
        Assert.IsType<ArrangementProposalWaits>(outcomes.Single(outcome => !outcome.Succeeded).Refusal);
    }

    [Theory, DatabaseData]
    public async Task The_round_opens_on_its_day_begun_with_the_last_answers_and_once_whatever_the_nodes(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync();
        await parties.AnswerAsync(1, Party.ConnectingFirm, content => content with { Implementation = Implementation.Implemented, CurrentStatus = "規程あり" });
        await parties.TakeToAsync(AssessmentState.Closed);
        await parties.AgreeArrangementAsync(terms => terms with { RoundDays = 30 });
        Assert.Equal(0, await database.Get<OpenDueRounds>().RunAsync(CancellationToken.None));

        database.Clock.Advance(TimeSpan.FromDays(10));
        await using var other = database.AnotherNode();
        var opened = await Task.WhenAll(database.Get<OpenDueRounds>().RunAsync(CancellationToken.None), other.Get<OpenDueRounds>().RunAsync(CancellationToken.None));

        Assert.Equal(1, opened.Sum());
        Assert.Equal(0, await other.Get<OpenDueRounds>().RunAsync(CancellationToken.None));
        await using var db = database.OpenContext();
        var round = await db.Assessments.SingleAsync(a => a.ConnectionId == parties.Connection.Id && a.Purpose == AssessmentPurpose.Monitoring);
        var today = JapanTime.DateOf(database.Clock.UtcNow);
        Assert.Equal((1, today.AddDays(30), parties.AssessmentId), (round.Round, round.DueOn!.Value, round.CarriedFromId!.Value));
        Assert.Equal("規程あり", (await db.Responses.SingleAsync(r => r.AssessmentId == round.Id && r.ItemNumber == 1)).Content.CurrentStatus);
        Assert.Equal(today.AddMonths(12), (await db.Arrangements.SingleAsync(a => a.ConnectionId == parties.Connection.Id)).NextOpensOn);
        var entry = (await database.TrailAsync(parties.Connection.ChainId)).Last(entry => entry.Action == AuditActions.AssessmentOpened);
        Assert.Equal((AuditActor.System.Name, null, null), (entry.ActorName, entry.ActorId, entry.OrganizationId));
    }

    [Theory, DatabaseData]
    public async Task A_round_that_opens_by_itself_leaves_out_and_asks_what_the_one_before_did_and_says_so_in_the_trail(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync();
        var earlier = parties.AssessmentId;
        await parties.ExcludeAsync(33, "アプリを配布しないため");
        var custom = await parties.AddItemAsync();
        await parties.AnswerAsync(custom, Party.ConnectingFirm, content => content with { Implementation = Implementation.Implemented, CurrentStatus = "苦情の記録あり" });
        var retired = await parties.CustomItemAsync(new() { Objective = "使用を終える項目", Explanation = "説明" });
        await parties.AddItemAsync(retired);
        await parties.TakeToAsync(AssessmentState.Closed);
        await database.Workbench.ChangeAsSystemAsync<Done>(async (db, nowUtc) =>
        {
            (await db.CustomItems.SingleAsync(item => item.Id == retired)).Retire(true, parties.Bank[Role.Reviewer].Participation, nowUtc);
            return default(Done);
        }, CancellationToken.None);
        await parties.AgreeArrangementAsync();
        database.Clock.Advance(TimeSpan.FromDays(10));

        Assert.Equal(1, await database.Get<OpenDueRounds>().RunAsync(CancellationToken.None));

        await using var db = database.OpenContext();
        var round = await db.Assessments.SingleAsync(a => a.ConnectionId == parties.Connection.Id && a.Id != earlier);
        var tailoring = await db.ReadTailoringAsync(round, CancellationToken.None);
        var exclusion = Assert.Single(tailoring.Checklist.Excluded);
        Assert.Equal((33, "アプリを配布しないため"), (exclusion.ItemNumber, exclusion.Reason));
        Assert.Equal(custom, Assert.Single(tailoring.Checklist.Added).Number);
        Assert.Equal("苦情の記録あり", (await db.Responses.SingleAsync(r => r.AssessmentId == round.Id && r.ItemNumber == custom && r.Party == Party.ConnectingFirm)).Content.CurrentStatus);
        Assert.True((await db.Responses.SingleAsync(r => r.AssessmentId == round.Id && r.ItemNumber == 33)).IsExcluded);
        var entries = (await database.TrailAsync(parties.Connection.ChainId)).Where(entry => entry.SubjectId == round.Id && entry.Action == AuditActions.AssessmentTailored).ToList();
        Assert.Equal([33, custom], entries.Select(entry => entry.ItemNumber!.Value));
        Assert.All(entries, entry => Assert.Equal((AuditActor.System.Name, true), (entry.ActorName, entry.Details!.Contains(earlier.ToString(), StringComparison.Ordinal))));
    }

    [Fact]
    public async Task A_round_waits_for_the_one_before_and_opens_when_that_was_decided_whatever_conditions_stay_open()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync(AssessmentState.Closed);
        await parties.AgreeArrangementAsync(terms => terms with { RoundDays = 5 });
        await parties.OpenMonitoringAsync(database.Get<NextRound>(), await database.EditionAsync());
        database.Clock.Advance(TimeSpan.FromDays(20));
        var open = database.Get<OpenDueRounds>();

        Assert.Equal(0, await open.RunAsync(CancellationToken.None));
        Assert.True((await database.Get<GetArrangement>().HandleAsync(parties.Bank.As(Role.Reviewer), parties.Connection.Id, CancellationToken.None)).Value.IsWaitingForRound);
        await parties.TakeToAsync(AssessmentState.Decided);
        Assert.False((await database.Get<GetArrangement>().HandleAsync(parties.Bank.As(Role.Reviewer), parties.Connection.Id, CancellationToken.None)).Value.IsWaitingForRound);

        Assert.Equal(1, await open.RunAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_round_opened_by_hand_shortly_before_its_day_is_that_day_s_and_one_of_a_notice_is_not()
    {
        await using var database = await TestDatabase.CreateAsync();
        var byHand = await database.AssessmentAsync(AssessmentState.Closed);
        await byHand.AgreeArrangementAsync();
        await byHand.OpenMonitoringAsync(database.Get<NextRound>(), await database.EditionAsync());
        await byHand.TakeToAsync(AssessmentState.Closed);
        var byNotice = await database.AssessmentAsync(AssessmentState.Closed);
        await byNotice.AgreeArrangementAsync();
        var today = JapanTime.DateOf(database.Clock.UtcNow);
        var said = new NoticeWords(ReportedChanges.SecurityHead, today, "責任者の交代", [1], today.AddDays(5));
        Assert.True((await database.Get<WriteNotice>().HandleAsync(byNotice.Firm.As(Role.Approver), new(Guid.CreateVersion7(), said, [byNotice.Connection.Id]), CancellationToken.None)).Succeeded);
        await using (var db = database.OpenContext())
            await byNotice.StandForAsync((await db.ChangeNotices.SingleAsync()).AssessmentId!.Value, AssessmentState.Closed);

        database.Clock.Advance(TimeSpan.FromDays(10));
        Assert.Equal(1, await database.Get<OpenDueRounds>().RunAsync(CancellationToken.None));

        await using var look = database.OpenContext();
        Assert.Equal(1, await look.Assessments.CountAsync(a => a.ConnectionId == byHand.Connection.Id && a.Purpose == AssessmentPurpose.Monitoring));
        Assert.Equal(2, await look.Assessments.CountAsync(a => a.ConnectionId == byNotice.Connection.Id && a.Purpose == AssessmentPurpose.Monitoring));
        Assert.All(await look.Arrangements.ToListAsync(), arrangement => Assert.Equal(today.AddDays(10).AddMonths(12), arrangement.NextOpensOn));
    }
}
