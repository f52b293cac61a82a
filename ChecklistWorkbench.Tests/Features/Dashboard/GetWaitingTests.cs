using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Domain.Monitoring;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Features.Dashboard.Waiting;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Tests.Testing;
using ChecklistWorkbench.Ui;
using Xunit;

namespace ChecklistWorkbench.Tests.Features.Dashboard;

/// <summary>What waits for whom: each kind for the side whose turn it is, and for nobody else.</summary>
public sealed class GetWaitingTests
{
    [Theory, DatabaseData]
    public async Task Questions_wait_for_the_side_asked_and_answers_for_the_side_that_asked(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync(AssessmentState.UnderReview);
        await parties.AskAsync(9, Party.FinancialInstitution, mention: parties.Firm[Role.Contributor].Person.Id);
        await parties.AskAsync(10, Party.FinancialInstitution, answer: "答え");
        await parties.AskAsync(11, Party.FinancialInstitution, isShared: false);

        var firm = await WaitingAsync(database, parties.Firm.As(Role.Contributor));
        var reviewer = await WaitingAsync(database, parties.Bank.As(Role.Reviewer));
        var lead = await WaitingAsync(database, parties.Bank.As(Role.ReviewLead));

        Assert.Equal([(WaitingKind.QuestionToAnswer, 9, true), (WaitingKind.MessageToRead, 10, false)], firm.Lines.Select(line => (line.Kind, line.Item!.Value, line.IsForMe)));
        Assert.Equal($"{WorkbenchUrls.Assessment(parties.AssessmentId)}?item=9", firm.Lines[0].Url);
        Assert.Equal([(WaitingKind.AnswerToRead, 10)], reviewer.Lines.Select(line => (line.Kind, line.Item!.Value)));
        Assert.Equal($"{WorkbenchUrls.Review(parties.AssessmentId)}?item=10", reviewer.Lines[0].Url);
        // The lead has read none of them; what was said inside the bank is for the lead, and never for the firm.
        Assert.Equal([(WaitingKind.AnswerToRead, 10), (WaitingKind.MessageToRead, 9), (WaitingKind.MessageToRead, 11)], lead.Lines.Select(line => (line.Kind, line.Item!.Value)));
        Assert.Equal(3, lead.CountOf(WaitingGroup.Discussions));
    }

    [Theory, DatabaseData]
    public async Task Returned_items_and_missing_statements_wait_for_the_firm_until_it_has_touched_them(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync(AssessmentState.UnderReview);
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        await parties.ReturnAsync((9, "理由"), (10, "理由"));

        var firm = await WaitingAsync(database, parties.Firm.As(Role.Approver));
        Assert.Equal(2, Assert.Single(firm.Lines, line => line.Kind == WaitingKind.ReturnedItems).Count);
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        await parties.AnswerAsync(9, Party.ConnectingFirm, c => c with { CurrentStatus = "直しました。" });
        firm = await WaitingAsync(database, parties.Firm.As(Role.Approver));
        Assert.Equal(1, Assert.Single(firm.Lines, line => line.Kind == WaitingKind.ReturnedItems).Count);
        Assert.DoesNotContain(firm.Lines, line => line.Kind == WaitingKind.StatementsMissing);

        await parties.TakeToAsync(AssessmentState.UnderReview);
        await parties.CloseAsync();
        await parties.RenewAsync();
        firm = await WaitingAsync(database, parties.Firm.As(Role.Contributor));
        Assert.Equal(38, Assert.Single(firm.Lines, line => line.Kind == WaitingKind.StatementsMissing).Count);
        await parties.AnswerAsync(9, Party.ConnectingFirm, c => c with { CurrentStatus = "また直しました。" });
        await parties.StateAllAsync(except: [12]);
        firm = await WaitingAsync(database, parties.Firm.As(Role.Contributor));
        Assert.Equal(1, Assert.Single(firm.Lines, line => line.Kind == WaitingKind.StatementsMissing).Count);
        Assert.DoesNotContain((await WaitingAsync(database, parties.Bank.As(Role.Reviewer))).Lines, line => line.Group == WaitingGroup.Answers);
    }

    [Theory, DatabaseData]
    public async Task A_request_to_refer_to_another_review_waits_for_the_firm_s_approver_until_it_is_answered(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync(AssessmentState.UnderReview);
        await parties.RelianceAsync(RelianceState.Declined);
        Assert.Empty((await WaitingAsync(database, parties.Firm.As(Role.Approver))).Lines);
        var asked = (await parties.RelianceAsync())!;

        var line = Assert.Single((await WaitingAsync(database, parties.Firm.As(Role.Approver))).Lines);
        Assert.Equal((WaitingKind.RelianceToAnswer, WorkbenchUrls.Reliances(parties.AssessmentId), asked.Steps[0].AtUtc), (line.Kind, line.Url, line.SinceUtc!.Value));
        Assert.Empty((await WaitingAsync(database, parties.Firm.As(Role.Contributor))).Lines);
        Assert.Empty((await WaitingAsync(database, parties.Bank.As(Role.Reviewer))).Lines);

        await parties.CloseAsync();
        Assert.Empty((await WaitingAsync(database, parties.Firm.As(Role.Approver))).Lines);
    }

    [Theory, DatabaseData]
    public async Task Plans_and_findings_wait_for_whoever_moves_next_and_overdue_ones_come_first(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync();
        var today = JapanTime.DateOf(database.Clock.UtcNow);
        foreach (var (item, days) in ((int, int)[])[(9, 30), (10, 31), (12, -1)])
        {
            await parties.AnswerAsync(item, Party.ConnectingFirm, c => c with
            {
                Implementation = Implementation.Planned,
                CurrentStatus = "計画中",
                RemediationPlan = "計画",
                PlanDueOn = today.AddDays(days),
                PlanOwner = "担当",
            });
        }

        await parties.TakeToAsync(AssessmentState.UnderReview);
        await parties.FindingAsync();
        await parties.FindingAsync(withPlan: true);
        await parties.FindingAsync(FindingState.Reported);
        await parties.FindingAsync(FindingState.Agreed);

        var firm = await WaitingAsync(database, parties.Firm.As(Role.Contributor));
        var bank = await WaitingAsync(database, parties.Bank.As(Role.Reviewer));
        Assert.Equal(
            [(WaitingKind.PlanDue, today.AddDays(-1)), (WaitingKind.PlanDue, today.AddDays(30)), (WaitingKind.FindingToPlan, (DateOnly?)null)], firm.Lines.Select(line => (line.Kind, line.On)));
        Assert.Equal((1, 3), (firm.Overdue, firm.CountOf(WaitingGroup.Plans)));
        Assert.Equal([WaitingKind.FindingToAgree, WaitingKind.FindingToConfirm], bank.Lines.Select(line => line.Kind));
        Assert.EndsWith("/findings/1", firm.Lines[2].Url, StringComparison.Ordinal);

        database.Clock.Advance(TwoParties.PlanDue.AddDays(1).ToDateTime(TimeOnly.MinValue) - database.Clock.UtcNow);
        Assert.Contains((await WaitingAsync(database, parties.Firm.As(Role.Contributor))).Lines, line => line.Kind == WaitingKind.FindingDue && line.IsOverdue(TwoParties.PlanDue.AddDays(1)));
        Assert.Contains((await WaitingAsync(database, parties.Bank.As(Role.Reviewer))).Lines, line => line.Kind == WaitingKind.FindingDue);
    }

    [Theory, DatabaseData]
    public async Task Evidence_in_use_waits_for_its_owner_from_sixty_days_ahead_and_for_the_other_party_once_it_has_expired(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync();
        var today = JapanTime.DateOf(database.Clock.UtcNow);
        await parties.EvidenceAsync(Party.ConnectingFirm, "あと六十日", share: true, period: new() { ValidUntil = today.AddDays(60) }, items: 9);
        await parties.EvidenceAsync(Party.ConnectingFirm, "あと六十一日", share: true, period: new() { ValidUntil = today.AddDays(61) }, items: 9);
        await parties.EvidenceAsync(Party.ConnectingFirm, "期限切れ", share: true, period: new() { ValidUntil = today.AddDays(-1) }, items: 9);
        await parties.EvidenceAsync(Party.ConnectingFirm, "未共有の期限切れ", period: new() { ValidUntil = today.AddDays(-2) }, items: 9);
        await parties.EvidenceAsync(Party.ConnectingFirm, "未使用の期限切れ", period: new() { ValidUntil = today.AddDays(-3) });

        var firm = await WaitingAsync(database, parties.Firm.As(Role.Contributor), new(WaitingGroup.Evidence, true));
        var bank = await WaitingAsync(database, parties.Bank.As(Role.Reviewer), new(WaitingGroup.Evidence, true));

        Assert.Equal(["未共有の期限切れ", "期限切れ", "あと六十日"], firm.Lines.Select(line => line.ServiceName));
        Assert.All(firm.Lines, line => Assert.Equal(WaitingKind.EvidenceExpires, line.Kind));
        Assert.Equal((WaitingKind.EvidenceExpired, "期限切れ", parties.Firm.Organization.Name), bank.Lines.Select(line => (line.Kind, line.ServiceName, line.OtherName)).Single());
    }

    [Theory, DatabaseData]
    public async Task A_proposal_waits_for_another_lead_and_a_condition_for_both_sides(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync(AssessmentState.UnderReview);
        await parties.ProposeAsync();

        Assert.Equal([WaitingKind.DecisionToTake], (await WaitingAsync(database, parties.Bank.As(Role.ReviewLead))).Lines.Select(line => line.Kind));
        Assert.Empty((await WaitingAsync(database, parties.Bank.As(Role.Reviewer))).Lines);
        Assert.Empty((await WaitingAsync(database, parties.Firm.As(Role.Approver))).Lines);

        await parties.DecideAsync();
        Assert.Equal([WaitingKind.ConditionToMeet], (await WaitingAsync(database, parties.Firm.As(Role.Contributor))).Lines.Select(line => line.Kind));
        Assert.Equal([WaitingKind.ConditionToConfirm], (await WaitingAsync(database, parties.Bank.As(Role.ReviewLead))).Lines.Select(line => line.Kind));
    }

    [Theory, DatabaseData]
    public async Task Notices_and_arrangements_wait_for_the_side_whose_word_is_next(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.TwoPartiesAsync();
        await parties.ProposeArrangementAsync();
        await parties.NoticeAsync();

        Assert.Equal([WaitingKind.NoticeAnswers, WaitingKind.ArrangementToAgree], (await WaitingAsync(database, parties.Firm.As(Role.Approver))).Lines.Select(line => line.Kind));
        Assert.Equal([WaitingKind.NoticeAnswers], (await WaitingAsync(database, parties.Firm.As(Role.Contributor))).Lines.Select(line => line.Kind));
        Assert.Equal([WaitingKind.NoticeReply], (await WaitingAsync(database, parties.Bank.As(Role.Reviewer))).Lines.Select(line => line.Kind));

        await parties.AgreeArrangementAsync();
        Assert.Contains((await WaitingAsync(database, parties.Bank.As(Role.Reviewer))).Lines, line => line.Kind == WaitingKind.RoundOpens);
    }

    [Fact]
    public async Task Whoever_only_reads_has_no_list_and_another_bank_has_nothing_on_its()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync(AssessmentState.UnderReview);
        await parties.AskAsync(9, Party.FinancialInstitution);
        var stranger = await database.TeamAsync(OrganizationKind.FinancialInstitution, "よその銀行（試験）");

        Assert.False((await WaitingAsync(database, parties.Bank.As(Role.Auditor))).IsActing);
        Assert.False((await WaitingAsync(database, parties.Firm.As(Role.Administrator))).IsActing);
        Assert.Empty((await WaitingAsync(database, parties.Firm.As(Role.Auditor))).Lines);
        Assert.Equal((true, 0), ((await WaitingAsync(database, stranger.As(Role.Reviewer))).IsActing, (await WaitingAsync(database, stranger.As(Role.Reviewer))).Total));
    }

    [Fact]
    public async Task The_most_urgent_are_shown_until_more_are_asked_for_and_the_queries_do_not_grow()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync(AssessmentState.UnderReview);
        var firm = parties.Firm.As(Role.Contributor);
        await parties.AskAsync(1, Party.FinancialInstitution);
        var few = await database.Queries.During(() => WaitingAsync(database, firm));
        foreach (var item in Enumerable.Range(2, 11)) await parties.AskAsync(item, Party.FinancialInstitution);
        var many = await database.Queries.During(() => WaitingAsync(database, firm));

        var urgent = await WaitingAsync(database, firm);
        var all = await WaitingAsync(database, firm, new(null, true));
        Assert.Equal((GetWaiting.Urgent, 12), (urgent.Lines.Count, urgent.Total));
        Assert.Equal(12, all.Lines.Count);
        Assert.Empty((await WaitingAsync(database, firm, new(WaitingGroup.Plans, true))).Lines);
        Assert.Equal(few.Count, many.Count);
        Assert.InRange(many.Count, 1, 12);
    }

    private static async Task<WaitingView> WaitingAsync(TestDatabase database, Caller caller, WaitingFilter? filter = null) =>
        (await database.Get<GetWaiting>().HandleAsync(caller, filter ?? WaitingFilter.Urgent, CancellationToken.None)).Value;
}
