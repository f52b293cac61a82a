using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Features.EvidencePacks;
using ChecklistWorkbench.Features.Reports;
using ChecklistWorkbench.Features.Review.Reliances;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Tests.Features.EvidencePacks;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Tests.Features.Review.Reliances;

public sealed class RelianceActionsTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory, DatabaseData]
    public async Task A_reference_is_requested_consented_to_and_used_item_by_item(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await UnderReviewAsync(database);
        var (reviewer, firm) = (parties.Bank.As(Role.Reviewer), parties.Firm.As(Role.Approver));

        Assert.Equal(1, (await database.Get<RequestReliance>().HandleAsync(reviewer, new(parties.AssessmentId, TwoParties.Referred(9, 1)), None)).Value);
        var asked = Assert.Single((await ReadAsync(database, parties, firm)).Lines);
        Assert.Equal([RelianceAct.Consent, RelianceAct.Decline], asked.Acts);
        Assert.Equal([1, 9], asked.Uses.Select(use => use.ItemNumber));
        Assert.IsType<ConsentMissing>((await RuleAsync(database, parties, reviewer, asked.Id)).Refusal);
        Assert.IsType<RelianceMoved>((await database.Get<AnswerReliance>().HandleAsync(firm, new(parties.AssessmentId, asked.Id, true, "", asked.Version + 1), None)).Refusal);

        Assert.True((await database.Get<AnswerReliance>().HandleAsync(firm, new(parties.AssessmentId, asked.Id, true, "", asked.Version), None)).Succeeded);
        Assert.Equal(1, (await RuleAsync(database, parties, reviewer, asked.Id)).Value);
        Assert.IsType<RulingChangedByAnother>((await RuleAsync(database, parties, parties.Bank.As(Role.ReviewLead), asked.Id, reason: "別の理由")).Refusal);
        Assert.Equal(2, (await RuleAsync(database, parties, reviewer, asked.Id, RelianceUse.CheckedFurther, "記録を見る", 1)).Value);

        var line = Assert.Single((await database.Get<GetItemReliances>().HandleAsync(reviewer, parties.AssessmentId, 1, None)).Value.Lines);
        Assert.Equal((RelianceUse.CheckedFurther, 2, false), (line.Uses[0].Use!.Value, line.Uses[0].Revision, line.Uses[0].IsShared));
        Assert.Equal("取扱いの理由", Assert.Single(line.Uses[0].Earlier).Reason);
        Assert.Empty((await database.Get<GetItemReliances>().HandleAsync(reviewer, parties.AssessmentId, 2, None)).Value.Lines);
    }

    [Theory, DatabaseData]
    public async Task The_firm_sees_what_is_made_of_items_once_it_is_shared_and_then_what_was_shared(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await UnderReviewAsync(database);
        var firm = parties.Firm.As(Role.Contributor);
        var reliance = (await parties.RelianceAsync(RelianceState.Consented))!;
        await parties.RuleAsync(reliance.Id, 1);

        Assert.All((await ReadAsync(database, parties, firm)).Lines[0].Uses, use => Assert.Null(use.Use));
        Assert.DoesNotContain(await database.TrailAsync(parties.Connection.ChainId), entry => entry.Action == AuditActions.RelianceRuled);
        Assert.Empty((await ReportAsync(database, parties, firm)).Rulings);

        await parties.ShareRulingsAsync();
        await parties.RuleAsync(reliance.Id, 1, RelianceUse.NotAdopted, "共有後の理由");

        var seen = (await ReadAsync(database, parties, firm)).Lines[0].Uses[0];
        Assert.Equal((RelianceUse.Adopted, "取扱いの理由の試験", 0), (seen.Use!.Value, seen.Reason, seen.Earlier.Count));
        Assert.Equal(RelianceUse.NotAdopted, (await ReadAsync(database, parties, parties.Bank.As(Role.Auditor))).Lines[0].Uses[0].Use);
        Assert.Equal(new ReportRuling("1", RelianceUse.Adopted, "取扱いの理由の試験"), Assert.Single((await ReportAsync(database, parties, firm)).Rulings));
    }

    [Theory]
    [InlineData(AssessmentState.Decided)]
    [InlineData(AssessmentState.Closed)]
    [InlineData(AssessmentState.Withdrawn)]
    public async Task After_the_decision_nothing_is_requested_or_used(AssessmentState state)
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();
        var reliance = (await parties.RelianceAsync(RelianceState.Consented))!;
        await parties.TakeToAsync(state);
        var reviewer = parties.Bank.As(Role.Reviewer);

        Assert.Equal(new RelianceIsClosed(state), (await database.Get<RequestReliance>().HandleAsync(reviewer, new(parties.AssessmentId, TwoParties.Referred()), None)).Refusal);
        Assert.Equal(new RelianceIsClosed(state), (await RuleAsync(database, parties, reviewer, reliance.Id)).Refusal);
    }

    [Fact]
    public async Task An_item_that_only_the_bank_answers_or_that_is_left_out_cannot_be_covered()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();
        await parties.ExcludeAsync(9);
        var reviewer = parties.Bank.As(Role.Reviewer);

        foreach (var item in (int[])[9, 13 + 1000])
            Assert.Equal("RelianceItems", Assert.IsType<InvalidField>((await database.Get<RequestReliance>().HandleAsync(reviewer, new(parties.AssessmentId, TwoParties.Referred(1, item)), None)).Refusal).Field);
        Assert.DoesNotContain(9, (await ReadAsync(database, parties, reviewer)).Asked);
    }

    [Fact]
    public async Task Taking_a_used_result_back_after_the_decision_makes_it_lapse()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await UnderReviewAsync(database);
        var reliance = (await parties.RelianceAsync(RelianceState.Consented))!;
        await parties.RuleAsync(reliance.Id, 1);
        await parties.ProposeAsync();
        await parties.DecideAsync();
        Assert.Empty((await LapsedAsync()).ToList());

        var line = (await ReadAsync(database, parties, parties.Bank.As(Role.ReviewLead))).Lines[0];
        Assert.Equal([RelianceAct.Withdraw], line.Acts);
        Assert.True((await database.Get<WithdrawReliance>().HandleAsync(parties.Bank.As(Role.ReviewLead), new(parties.AssessmentId, line.Id, "撤回された", line.Version), None)).Succeeded);
        Assert.Equal([LapseReason.BasisChanged], await LapsedAsync());

        async Task<IEnumerable<LapseReason>> LapsedAsync() =>
            (await database.Get<ChecklistWorkbench.Features.Review.Decisions.GetDecision>().HandleAsync(parties.Firm.As(Role.Approver), parties.AssessmentId, None)).Value.Lapsed;
    }

    [Fact]
    public async Task The_pack_tells_of_references_and_of_what_was_shared_about_them()
    {
        await using var host = await TestHost.StartAsync();
        var parties = await PackSamples.SceneAsync(host, AssessmentState.UnderReview);
        Assert.DoesNotContain(PackSamples.Unpack(await PackSamples.MakeAsync(host, parties, parties.Firm[Role.Approver])), IsOurs);
        var reliance = (await parties.RelianceAsync(RelianceState.Consented))!;
        await parties.RuleAsync(reliance.Id, 1, reason: "共有した理由");
        await parties.ShareRulingsAsync();
        await parties.RuleAsync(reliance.Id, 9, reason: "共有していない理由");

        var file = System.Text.Encoding.UTF8.GetString(Assert.Single(PackSamples.Unpack(await PackSamples.MakeAsync(host, parties, parties.Firm[Role.Approver])), IsOurs).Content);
        Assert.Contains("ほかの銀行の試験", file, StringComparison.Ordinal);
        Assert.Contains("共有した理由", file, StringComparison.Ordinal);
        Assert.DoesNotContain("共有していない理由", file, StringComparison.Ordinal);

        static bool IsOurs((string Path, byte[] Content) part) => part.Path.EndsWith("他の審査結果の参照.json", StringComparison.Ordinal);
    }

    private static Task<Outcome<int>> RuleAsync(
        TestDatabase database, TwoParties parties, Caller caller, Guid reliance, RelianceUse use = RelianceUse.Adopted, string reason = "取扱いの理由", int basedOn = 0) =>
        database.Get<RuleOnReliance>().HandleAsync(caller, new(parties.AssessmentId, reliance, 1, use, reason, basedOn), None);

    private static async Task<ReliancesView> ReadAsync(TestDatabase database, TwoParties parties, Caller caller) =>
        (await database.Get<GetReliances>().HandleAsync(caller, parties.AssessmentId, None)).Value;

    private static async Task<ReportReliance> ReportAsync(TestDatabase database, TwoParties parties, Caller caller) =>
        Assert.Single((await database.Get<GetReport>().HandleAsync(caller, new(parties.AssessmentId, Kind: ReportKind.Review), None)).Value.Review!.Reliances);

    private static async Task<TwoParties> UnderReviewAsync(TestDatabase database)
    {
        var parties = await database.AssessmentAsync();
        await parties.TakeToAsync(AssessmentState.UnderReview);
        return parties;
    }
}
