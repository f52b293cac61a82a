using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Domain.Review;

public sealed class RelianceTests
{
    private static readonly DateOnly Today = JapanTime.DateOf(OnPaper.Now);

    private static readonly AssessmentState[] UntilDecided = [AssessmentState.Drafting, AssessmentState.Submitted, AssessmentState.UnderReview];

    private static readonly RelianceWords Words = new(RelianceKind.Association, "協会（試験）", "本番環境", "チェックリスト 2018年10月版", Today.AddDays(-60), Today.AddDays(-30), Today.AddDays(300), [3, 1]);

    /// <summary>The whole table, written a second time: what is not here must be refused.</summary>
    private static readonly Dictionary<RelianceAct, (Party Party, Role[] Roles, AssessmentState[] Rounds, RelianceState[] From, RelianceState To)> Allowed = new()
    {
        [RelianceAct.Request] = (Party.FinancialInstitution, [Role.Reviewer, Role.ReviewLead], UntilDecided, [], RelianceState.Requested),
        [RelianceAct.Consent] = (Party.ConnectingFirm, [Role.Approver], UntilDecided, [RelianceState.Requested], RelianceState.Consented),
        [RelianceAct.Decline] = (Party.ConnectingFirm, [Role.Approver], UntilDecided, [RelianceState.Requested], RelianceState.Declined),
        [RelianceAct.Withdraw] = (Party.FinancialInstitution, [Role.Reviewer, Role.ReviewLead], [.. UntilDecided, AssessmentState.Decided], [RelianceState.Requested, RelianceState.Consented], RelianceState.Withdrawn),
        [RelianceAct.Rule] = (Party.FinancialInstitution, [Role.Reviewer, Role.ReviewLead], [AssessmentState.UnderReview], [RelianceState.Consented], RelianceState.Consented),
    };

    public static MatrixTheoryData<RelianceAct, AssessmentState, RelianceState, Party> Cells =>
        new(Enum.GetValues<RelianceAct>(), Enum.GetValues<AssessmentState>(), Enum.GetValues<RelianceState>(), Enum.GetValues<Party>());

    [Theory, MemberData(nameof(Cells))]
    public void Every_cell_of_the_reliance_table_holds(RelianceAct act, AssessmentState round, RelianceState state, Party party)
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            var by = new OnPaper().By(party, role);
            var barrier = RelianceRules.BarrierTo(act, round, state, by);

            var cell = Allowed[act];
            if (party != cell.Party || !cell.Roles.Contains(role)) Assert.IsType<RoleMissing>(barrier);
            else if (!cell.Rounds.Contains(round)) Assert.Equal(new RelianceIsClosed(round), barrier);
            else if (act == RelianceAct.Rule && state == RelianceState.Requested) Assert.IsType<ConsentMissing>(barrier);
            else if (!cell.From.Contains(state)) Assert.Equal(new RelianceMoved(state), barrier);
            else Assert.Null(barrier);
            Assert.Equal(cell.To, RelianceRules.After(act));
            if (act == RelianceAct.Request) Assert.Equal(party == cell.Party && cell.Roles.Contains(role) && cell.Rounds.Contains(round), RelianceRules.BarrierToRequesting(round, by) is null);
        }
    }

    [Fact]
    public void Nothing_counts_before_the_firm_consents_and_what_is_said_then_is_kept_whole()
    {
        var paper = new OnPaper(AssessmentState.UnderReview);
        var reliance = Requested(paper);
        Assert.Equal([1, 3], reliance.Items);
        Assert.IsType<ConsentMissing>(Rule(paper, reliance).Refusal);
        Assert.IsType<RoleMissing>(reliance.Move(paper.Assessment, RelianceAct.Consent, "", paper.Reviewer, OnPaper.Now).Refusal);

        Assert.True(reliance.Move(paper.Assessment, RelianceAct.Consent, "", paper.FirmApprover, OnPaper.Now).Succeeded);
        Assert.Equal(1, Rule(paper, reliance, RelianceUse.CheckedFurther, "訓練の記録を見る").Value);
        Assert.Equal(1, Rule(paper, reliance, RelianceUse.CheckedFurther, " 訓練の記録を見る ", basedOn: 0).Value);
        Assert.IsType<RulingChangedByAnother>(Rule(paper, reliance, RelianceUse.Adopted, "見た", basedOn: 0).Refusal);
        Assert.Equal(2, Rule(paper, reliance, RelianceUse.Adopted, "見た", basedOn: 1).Value);

        Assert.Equal([(1, RelianceUse.CheckedFurther), (2, RelianceUse.Adopted)], reliance.Rulings.Select(ruling => (ruling.Revision, ruling.Use)));
        Assert.Equal("見た", Assert.Single(reliance.Standing).Reason);
        Assert.Equal([RelianceAct.Request, RelianceAct.Consent], reliance.Steps.Select(step => step.Act));
    }

    [Fact]
    public void What_is_said_of_items_is_in_the_bank_s_own_trail_and_the_rest_in_both_parties()
    {
        var paper = new OnPaper(AssessmentState.UnderReview);
        var reliance = Requested(paper);
        Assert.True(reliance.Move(paper.Assessment, RelianceAct.Consent, "", paper.FirmApprover, OnPaper.Now).Succeeded);
        Assert.True(Rule(paper, reliance).Succeeded);
        Assert.True(reliance.Move(paper.Assessment, RelianceAct.Withdraw, "撤回された", paper.Reviewer, OnPaper.Now).Succeeded);

        var (both, own) = (AuditChain.OfConnection(paper.Connection.Id), AuditChain.OfOrganization(paper.Bank.Id));
        Assert.Equal(
            [(AuditActions.RelianceRequested, both), (AuditActions.RelianceConsented, both), (AuditActions.RelianceRuled, own), (AuditActions.RelianceWithdrawn, both)],
            reliance.TakeAuditRecords().Select(record => (record.Action, record.ChainId)));
    }

    [Theory]
    [InlineData("name", "RelianceName", "Required")]
    [InlineData("long name", "RelianceName", "TooLong")]
    [InlineData("scope", "RelianceScope", "Required")]
    [InlineData("standard", "RelianceStandard", "Required")]
    [InlineData("no day", "RelianceFrom", "Required")]
    [InlineData("day in the future", "RelianceFrom", "InTheFuture")]
    [InlineData("end in the future", "RelianceTo", "InTheFuture")]
    [InlineData("end before start", "RelianceTo", "BeforeStart")]
    [InlineData("expired", "RelianceValidUntil", "InPast")]
    [InlineData("no item", "RelianceItems", "ChooseOne")]
    [InlineData("item of the bank", "RelianceItems", "Unknown")]
    public void Bad_input_is_refused_by_its_field(string what, string field, string rule)
    {
        var words = what switch
        {
            "name" => Words with { Name = "　" },
            "long name" => Words with { Name = new string('あ', Lengths.Line + 1) },
            "scope" => Words with { Scope = "" },
            "standard" => Words with { Standard = "" },
            "no day" => Words with { From = null },
            "day in the future" => Words with { From = Today.AddDays(1), To = null },
            "end in the future" => Words with { To = Today.AddDays(1) },
            "end before start" => Words with { To = Words.From!.Value.AddDays(-1) },
            "expired" => Words with { ValidUntil = Today.AddDays(-1) },
            "no item" => Words with { Items = [] },
            _ => Words with { Items = [1, 2] },
        };
        var paper = new OnPaper(AssessmentState.UnderReview);

        var refusal = Assert.IsType<InvalidField>(Reliance.Request(paper.Assessment, 1, words, new HashSet<int> { 1, 3 }, paper.Reviewer, OnPaper.Now).Refusal);
        Assert.Equal((field, rule), (refusal.Field, refusal.Rule));
    }

    [Fact]
    public void Today_is_no_future_and_a_last_day_that_is_today_has_not_passed()
    {
        var paper = new OnPaper(AssessmentState.UnderReview);

        Assert.True(Reliance.Request(paper.Assessment, 1, Words with { From = Today, To = Today, ValidUntil = Today }, new HashSet<int> { 1, 3 }, paper.Reviewer, OnPaper.Now).Succeeded);
    }

    [Fact]
    public void An_item_that_is_not_covered_a_missing_reason_and_a_result_past_its_day_are_refused()
    {
        var paper = new OnPaper(AssessmentState.UnderReview);
        var reliance = Requested(paper);
        Assert.True(reliance.Move(paper.Assessment, RelianceAct.Consent, "", paper.FirmApprover, OnPaper.Now).Succeeded);

        Assert.IsType<ItemNotCovered>(reliance.Rule(paper.Assessment, 2, RelianceUse.Adopted, "理由", 0, paper.Reviewer, OnPaper.Now).Refusal);
        Assert.Equal(new InvalidField("RulingReason", "Required.NotAdopted").Rule, Assert.IsType<InvalidField>(Rule(paper, reliance, RelianceUse.NotAdopted, "").Refusal).Rule);
        var later = OnPaper.Now.AddDays(301);
        Assert.True(reliance.IsExpired(JapanTime.DateOf(later)));
        Assert.IsType<RelianceExpired>(reliance.Rule(paper.Assessment, 1, RelianceUse.Adopted, "理由", 0, paper.Reviewer, later).Refusal);
        Assert.True(reliance.Rule(paper.Assessment, 1, RelianceUse.NotAdopted, "期限切れ", 0, paper.Reviewer, later).Succeeded);
    }

    [Theory]
    [InlineData(RelianceAct.Decline)]
    [InlineData(RelianceAct.Withdraw)]
    public void Declining_and_taking_back_need_a_reason_and_end_it(RelianceAct act)
    {
        var paper = new OnPaper(AssessmentState.UnderReview);
        var reliance = Requested(paper);
        var by = act == RelianceAct.Decline ? paper.FirmApprover : paper.Reviewer;

        Assert.Equal("RelianceReason", Assert.IsType<InvalidField>(reliance.Move(paper.Assessment, act, " ", by, OnPaper.Now).Refusal).Field);
        Assert.True(reliance.Move(paper.Assessment, act, "理由", by, OnPaper.Now).Succeeded);
        Assert.IsType<RelianceMoved>(reliance.Move(paper.Assessment, RelianceAct.Consent, "", paper.FirmApprover, OnPaper.Now).Refusal);
        Assert.IsType<RelianceMoved>(Rule(paper, reliance).Refusal);
    }

    [Fact]
    public void The_firm_is_shown_what_counts_with_the_ratings_or_alone_and_once()
    {
        var paper = new OnPaper(AssessmentState.UnderReview);
        var reliance = Requested(paper);
        var none = new Dictionary<int, ItemRatings>();
        Assert.True(reliance.Move(paper.Assessment, RelianceAct.Consent, "", paper.FirmApprover, OnPaper.Now).Succeeded);
        Assert.IsType<NothingToShare>(Share(null).Refusal);

        Assert.True(Rule(paper, reliance, RelianceUse.CheckedFurther, "記録").Succeeded);
        var first = Share(null).Value;
        Assert.Equal((1, 1, RelianceUse.CheckedFurther), (first.Rulings.Count, first.Rulings[0].ItemNumber, first.Rulings[0].Use));
        Assert.IsType<NothingToShare>(Share(first).Refusal);

        Assert.True(Rule(paper, reliance, RelianceUse.Adopted, "見た", basedOn: 1).Succeeded);
        Assert.Equal(1, RatingShare.UnsharedRulings(SharedRuling.Of([reliance]), first));
        var second = Share(first).Value;
        Assert.True(reliance.Move(paper.Assessment, RelianceAct.Withdraw, "撤回", paper.Reviewer, OnPaper.Now).Succeeded);
        Assert.Equal(1, RatingShare.UnsharedRulings(SharedRuling.Of([reliance]), second));

        Outcome<RatingShare> Share(RatingShare? last) => RatingShare.Make(paper.Assessment, none, last, SharedRuling.Of([reliance]), paper.Reviewer, OnPaper.Now);
    }

    [Fact]
    public void A_decision_stands_on_what_counts_and_one_without_it_keeps_its_old_hash()
    {
        var paper = new OnPaper(AssessmentState.UnderReview);
        var reliance = Requested(paper);
        var none = Basis();
        Assert.DoesNotContain("relied", CanonicalJson.Write(none), StringComparison.Ordinal);
        Assert.Equal(none.Hash, Basis(reliance).Hash);

        Assert.True(reliance.Move(paper.Assessment, RelianceAct.Consent, "", paper.FirmApprover, OnPaper.Now).Succeeded);
        Assert.Equal(none.Hash, Basis(reliance).Hash);
        Assert.True(Rule(paper, reliance).Succeeded);
        var adopted = Basis(reliance).Hash;
        Assert.NotEqual(none.Hash, adopted);
        Assert.True(Rule(paper, reliance, RelianceUse.NotAdopted, "誤りがあった", basedOn: 1).Succeeded);
        Assert.NotEqual(adopted, Basis(reliance).Hash);
        Assert.True(reliance.Move(paper.Assessment, RelianceAct.Withdraw, "撤回", paper.Reviewer, OnPaper.Now).Succeeded);
        Assert.Equal(none.Hash, Basis(reliance).Hash);

        DecisionBasis Basis(params Reliance[] reliances) => DecisionBasis.Of(paper.Submission!, paper.Connection.Profile, new Dictionary<int, ItemRatings>(), [], reliances);
    }

    private static Reliance Requested(OnPaper paper) => Reliance.Request(paper.Assessment, 1, Words, new HashSet<int> { 1, 3 }, paper.Reviewer, OnPaper.Now).Value;

    private static Outcome<int> Rule(OnPaper paper, Reliance reliance, RelianceUse use = RelianceUse.Adopted, string reason = "理由", int basedOn = 0) =>
        reliance.Rule(paper.Assessment, 1, use, reason, basedOn, paper.Reviewer, OnPaper.Now);
}
