using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Features.Review.Decisions;
using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Domain.Review;

public sealed class DecisionTests
{
    private static readonly DateOnly Today = JapanTime.DateOf(OnPaper.Now);

    private static readonly DecisionWords Suitable = new() { Inquiry = Verdict.Suitable, Reason = "問題は見当たらない。", ValidUntil = Today.AddYears(1) };

    private static readonly DecisionWords Conditional = Suitable with
    {
        Inquiry = Verdict.Conditional,
        Conditions = [new(1, "訓練の記録を示す", Today.AddDays(30), "記録の写し"), new(null, "体制図を改める", Today.AddDays(60), "体制図")],
    };

    /// <summary>The whole table, written a second time: what is not here must be refused.</summary>
    private static readonly Dictionary<DecisionAct, (Role[] Roles, AssessmentState[] States)> Allowed = new()
    {
        [DecisionAct.ReadProposal] = ([Role.Reviewer, Role.ReviewLead, Role.Auditor], Enum.GetValues<AssessmentState>()),
        [DecisionAct.Propose] = ([Role.Reviewer, Role.ReviewLead], [AssessmentState.UnderReview]),
        [DecisionAct.Take] = ([Role.ReviewLead], [AssessmentState.UnderReview]),
        [DecisionAct.Decline] = ([Role.Reviewer, Role.ReviewLead], [AssessmentState.UnderReview]),
        [DecisionAct.ConfirmCondition] = ([Role.Reviewer, Role.ReviewLead], [AssessmentState.Decided]),
    };

    public static MatrixTheoryData<DecisionAct, AssessmentState, Party, Role> Cells =>
        new(Enum.GetValues<DecisionAct>(), Enum.GetValues<AssessmentState>(), Enum.GetValues<Party>(), Enum.GetValues<Role>());

    [Theory, MemberData(nameof(Cells))]
    public void Every_cell_of_the_decision_table_holds(DecisionAct act, AssessmentState state, Party party, Role role)
    {
        var barrier = DecisionRules.BarrierTo(act, state, new OnPaper().By(party, role));

        var isAllowedTo = party == Party.FinancialInstitution && Allowed[act].Roles.Contains(role);
        if (!isAllowedTo) Assert.IsType<RoleMissing>(barrier);
        else if (!Allowed[act].States.Contains(state)) Assert.Equal(new NoDecisionNow(state), barrier);
        else Assert.Null(barrier);
    }

    [Fact]
    public void A_proposal_is_the_bank_s_own_and_what_is_taken_is_told_to_both_with_all_it_stands_on()
    {
        var paper = new OnPaper(AssessmentState.UnderReview);
        var decision = Proposed(paper, Suitable);

        Assert.All(decision.TakeAuditRecords(), record => Assert.Equal((AuditChain.OfOrganization(paper.Bank.Id), AuditActions.DecisionProposed), (record.ChainId, record.Action)));
        Assert.True(decision.Take(paper.Assessment, Basis(paper), new HashSet<Guid>(), "よい", Lead(paper), OnPaper.Now).Succeeded);

        Assert.Equal((DecisionState.Taken, AssessmentState.Decided, "よい"), (decision.State, paper.Assessment.State, decision.SettledWords));
        var record = Assert.Single(decision.TakeAuditRecords());
        Assert.Equal((paper.Assessment.ChainId, AuditActions.DecisionTaken), (record.ChainId, record.Action));
        Assert.Empty(decision.LapsedBecause(Today, isNewest: true, Basis(paper)));
    }

    [Fact]
    public void Nobody_takes_what_they_proposed_or_rated()
    {
        var paper = new OnPaper(AssessmentState.UnderReview);
        var (lead, other) = (Lead(paper), Lead(paper));
        var decision = Decision.Propose(paper.Assessment, Basis(paper), 1, Suitable, lead, OnPaper.Now).Value;

        Assert.IsType<OwnProposalNotTaken>(decision.Take(paper.Assessment, Basis(paper), new HashSet<Guid>(), "", lead, OnPaper.Now).Refusal);
        Assert.IsType<OwnRatingNotDecided>(decision.Take(paper.Assessment, Basis(paper), new HashSet<Guid> { other.PersonId }, "", other, OnPaper.Now).Refusal);
        Assert.Equal((DecisionState.Proposed, AssessmentState.UnderReview), (decision.State, paper.Assessment.State));
    }

    [Fact]
    public void What_was_proposed_on_something_else_is_not_taken()
    {
        var paper = new OnPaper(AssessmentState.UnderReview);
        var decision = Proposed(paper, Suitable);
        var basis = Basis(paper);

        foreach (var other in new[]
        {
            basis with { SubmissionId = Guid.CreateVersion7() }, basis with { SubmissionHash = "another" }, basis with { Ratings = [new(1, RatingValue.Insufficient, 1)] },
            basis with { Profile = basis.Profile with { ApiKinds = ApiKinds.Inquiry | ApiKinds.Update } },
        })
            Assert.IsType<DecisionBasisChanged>(decision.Take(paper.Assessment, other, new HashSet<Guid>(), "", Lead(paper), OnPaper.Now).Refusal);
    }

    public static TheoryData<string, DecisionWords> Faulty => new()
    {
        { "Verdict", Suitable with { Inquiry = null } },
        { "Verdict", Suitable with { Update = Verdict.Suitable } },
        { "Reason", Suitable with { Reason = " " } },
        { "ValidUntil", Suitable with { ValidUntil = null } },
        { "ValidUntil", Suitable with { ValidUntil = Today } },
        { "Condition", Conditional with { Conditions = [new(1, "", Today.AddDays(1), "証跡")] } },
        { "ConditionDueOn", Conditional with { Conditions = [new(1, "条件", null, "証跡")] } },
        { "ConditionDueOn", Conditional with { Conditions = [new(1, "条件", Today, "証跡")] } },
        { "Proof", Conditional with { Conditions = [new(1, "条件", Today.AddDays(1), "")] } },
    };

    [Theory, MemberData(nameof(Faulty))]
    public void What_is_missing_or_in_the_past_is_named(string field, DecisionWords words)
    {
        var paper = new OnPaper(AssessmentState.UnderReview);

        Assert.Equal(field, Assert.IsType<InvalidField>(Decision.Propose(paper.Assessment, Basis(paper), 1, words, paper.Reviewer, OnPaper.Now).Refusal).Field);
    }

    [Fact]
    public void A_conditional_verdict_has_conditions_and_no_other_has()
    {
        var paper = new OnPaper(AssessmentState.UnderReview);

        Assert.IsType<ConditionsDoNotFit>(Decision.Propose(paper.Assessment, Basis(paper), 1, Conditional with { Conditions = [] }, paper.Reviewer, OnPaper.Now).Refusal);
        Assert.IsType<ConditionsDoNotFit>(Decision.Propose(paper.Assessment, Basis(paper), 1, Conditional with { Inquiry = Verdict.Suitable }, paper.Reviewer, OnPaper.Now).Refusal);
    }

    [Fact]
    public void A_round_does_not_end_before_its_conditions_are_confirmed()
    {
        var (paper, decision) = Taken(Conditional);

        Assert.Equal(new ConditionsAreOpen(2), paper.Assessment.Close("", Lead(paper), OnPaper.Now, decision.OpenConditions).Refusal);
        Assert.True(decision.ConfirmCondition(paper.Assessment, 1, "記録を見た", paper.Reviewer, OnPaper.Now).Succeeded);
        Assert.IsType<NoOpenCondition>(decision.ConfirmCondition(paper.Assessment, 1, "もう一度", paper.Reviewer, OnPaper.Now).Refusal);
        Assert.IsType<NoOpenCondition>(decision.ConfirmCondition(paper.Assessment, 3, "ない", paper.Reviewer, OnPaper.Now).Refusal);
        Assert.Equal("Seen", Assert.IsType<InvalidField>(decision.ConfirmCondition(paper.Assessment, 2, " ", paper.Reviewer, OnPaper.Now).Refusal).Field);
        Assert.True(decision.ConfirmCondition(paper.Assessment, 2, "体制図を見た", paper.Reviewer, OnPaper.Now).Succeeded);
        Assert.True(paper.Assessment.Close("", Lead(paper), OnPaper.Now, decision.OpenConditions).Succeeded);
    }

    [Fact]
    public void A_decision_lapses_by_time_by_a_later_one_by_change_and_by_an_overdue_condition()
    {
        var (paper, decision) = Taken(Conditional);
        var basis = Basis(paper);

        Assert.Equal([LapseReason.Expired, LapseReason.ConditionOverdue], decision.LapsedBecause(Today.AddYears(2), isNewest: true, basis));
        Assert.Equal([LapseReason.Superseded], decision.LapsedBecause(Today, isNewest: false, basis));
        Assert.Equal([LapseReason.BasisChanged], decision.LapsedBecause(Today, isNewest: true, basis with { Profile = basis.Profile with { DataHandled = "別のデータ" } }));
        Assert.Empty(decision.LapsedBecause(Today.AddDays(30), isNewest: true, basis));
        Assert.Empty(Proposed(new OnPaper(AssessmentState.UnderReview), Suitable).LapsedBecause(Today.AddYears(9), isNewest: false, basis));
    }

    [Fact]
    public void A_proposal_is_put_back_with_a_reason_by_its_proposer_or_a_lead()
    {
        var paper = new OnPaper(AssessmentState.UnderReview);
        var decision = Proposed(paper, Suitable);

        Assert.Equal("Reason", Assert.IsType<InvalidField>(decision.Decline(paper.Assessment, " ", Lead(paper), OnPaper.Now).Refusal).Field);
        Assert.IsType<RoleMissing>(decision.Decline(paper.Assessment, "理由", paper.Reviewer, OnPaper.Now).Refusal);
        Assert.True(decision.Decline(paper.Assessment, "根拠を足すこと", Lead(paper), OnPaper.Now).Succeeded);
        Assert.IsType<NoProposalWaits>(decision.Take(paper.Assessment, Basis(paper), new HashSet<Guid>(), "", Lead(paper), OnPaper.Now).Refusal);
        Assert.Equal(AssessmentState.UnderReview, paper.Assessment.State);
    }

    private static DecisionBasis Basis(OnPaper paper) => DecisionBasis.Of(paper.Submission!, paper.Connection.Profile, new Dictionary<int, ItemRatings>(), [], []);

    private static Participation Lead(OnPaper paper) => paper.By(Party.FinancialInstitution, Role.ReviewLead);

    private static Decision Proposed(OnPaper paper, DecisionWords words) => Decision.Propose(paper.Assessment, Basis(paper), 1, words, paper.Reviewer, OnPaper.Now).Value;

    private static (OnPaper Paper, Decision Decision) Taken(DecisionWords words)
    {
        var paper = new OnPaper(AssessmentState.UnderReview);
        var decision = Proposed(paper, words);
        Assert.True(decision.Take(paper.Assessment, Basis(paper), new HashSet<Guid>(), "", Lead(paper), OnPaper.Now).Succeeded);
        return (paper, decision);
    }
}
