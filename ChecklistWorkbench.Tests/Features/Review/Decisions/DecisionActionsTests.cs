using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Features.Assessments.Steps;
using ChecklistWorkbench.Features.Review.Decisions;
using ChecklistWorkbench.Features.Review.Ratings;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Tests.Features.Review.Decisions;

public sealed class DecisionActionsTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory, DatabaseData]
    public async Task A_decision_is_proposed_by_one_taken_by_another_and_then_read_by_both_parties(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await UnderReviewAsync(database);
        var (reviewer, lead, firm) = (parties.Bank.As(Role.Reviewer), parties.Bank.As(Role.ReviewLead), parties.Firm.As(Role.Contributor));

        var proposed = (await database.Get<ProposeDecision>().HandleAsync(reviewer, new(parties.AssessmentId, 1, TwoParties.Conditionally), None)).Value;

        Assert.Null((await ReadAsync(database, parties, firm)).Decision);
        Assert.Null((await ReadAsync(database, parties, firm)).Standing);
        Assert.DoesNotContain(await database.TrailAsync(parties.Connection.ChainId), entry => entry.Action.StartsWith("decision", StringComparison.Ordinal));
        Assert.Equal((false, true), ((await ReadAsync(database, parties, reviewer)).CanTake, (await ReadAsync(database, parties, lead)).CanTake));
        Assert.IsType<DecisionAlreadyProposed>((await database.Get<ProposeDecision>().HandleAsync(lead, new(parties.AssessmentId, 1, TwoParties.Conditionally), None)).Refusal);

        Assert.True((await database.Get<TakeDecision>().HandleAsync(lead, new(parties.AssessmentId, proposed, "判定する"), None)).Succeeded);

        var read = await ReadAsync(database, parties, firm);
        Assert.Equal((AssessmentState.Decided, DecisionState.Taken, Verdict.Conditional), (read.State, read.Decision!.State, read.Decision.Inquiry!.Value));
        Assert.Equal("条件の試験", Assert.Single(read.Decision.Conditions).Text);
        Assert.Empty(read.Lapsed);
        Assert.Contains(await database.TrailAsync(parties.Connection.ChainId), entry => entry.Action == AuditActions.DecisionTaken);
        Assert.IsType<NoDecisionNow>((await database.Get<TakeDecision>().HandleAsync(lead, new(parties.AssessmentId, proposed, ""), None)).Refusal);
    }

    [Theory, DatabaseData]
    public async Task A_proposal_that_waits_is_put_back_by_itself_when_what_it_was_proposed_on_is_returned(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await UnderReviewAsync(database);
        var (reviewer, firm) = (parties.Bank.As(Role.Reviewer), parties.Firm.As(Role.Contributor));
        var proposed = await parties.ProposeAsync();

        Assert.True((await database.Get<ReturnAssessment>().HandleAsync(reviewer, new(parties.AssessmentId, "改めてください", new Dictionary<int, string> { [9] = "理由" }), None)).Succeeded);

        var read = (await ReadAsync(database, parties, reviewer)).Decision!;
        Assert.Equal((proposed, DecisionState.Declined, ""), (read.Id, read.State, read.SettledWords));
        Assert.Null((await ReadAsync(database, parties, firm)).Decision);
        var entry = Assert.Single(await database.TrailAsync(AuditChain.OfOrganization(parties.Bank.Id)), own => own.Action == AuditActions.DecisionDeclined);
        Assert.Contains("\"return\"", entry.Details, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(await database.TrailAsync(parties.Connection.ChainId), shared => shared.Action == AuditActions.DecisionDeclined);

        await parties.TakeToAsync(AssessmentState.UnderReview);
        Assert.True((await database.Get<ProposeDecision>().HandleAsync(reviewer, new(parties.AssessmentId, 2, TwoParties.Conditionally), None)).Succeeded);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_proposal_that_waits_is_put_back_when_the_round_is_over_and_the_firm_that_ended_it_learns_of_none(bool isWithdrawn)
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await UnderReviewAsync(database);
        var proposed = await parties.ProposeAsync();
        var step = new AssessmentStepRequest(parties.AssessmentId, "接続をやめる");

        Assert.True((isWithdrawn
            ? await database.Get<WithdrawAssessment>().HandleAsync(parties.Firm.As(Role.Approver), step, None)
            : await database.Get<CloseAssessment>().HandleAsync(parties.Bank.As(Role.ReviewLead), step, None)).Succeeded);

        await using var db = database.OpenContext();
        Assert.Equal(DecisionState.Declined, (await db.Decisions.SingleAsync(decision => decision.Id == proposed)).State);
        var entry = Assert.Single(await database.TrailAsync(AuditChain.OfOrganization(parties.Bank.Id)), own => own.Action == AuditActions.DecisionDeclined);
        Assert.Contains(isWithdrawn ? "Withdrawn" : "Closed", entry.Details, StringComparison.Ordinal);
        foreach (var chain in (string[])[parties.Connection.ChainId, AuditChain.OfOrganization(parties.Firm.Id)])
            Assert.DoesNotContain(await database.TrailAsync(chain), own => own.Action == AuditActions.DecisionDeclined);
    }

    [Theory, DatabaseData]
    public async Task The_ratings_stand_beside_the_decision_by_category_for_the_bank_at_once_and_for_the_firm_once_shared(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await UnderReviewAsync(database);
        var (reviewer, firm) = (parties.Bank.As(Role.Reviewer), parties.Firm.As(Role.Contributor));
        await parties.RateAsync(9, new() { Value = RatingValue.Insufficient });
        await parties.RateAsync(10, new() { Value = RatingValue.Sufficient });
        await parties.RateAsync(32, new() { Value = RatingValue.NeedsImprovement });

        var own = (await ReadAsync(database, parties, reviewer)).Ratings!;
        Assert.Null(own.SharedUtc);
        Assert.Equal((1, 1, 1), (own.Categories.Sum(c => c.Tally.Insufficient), own.Categories.Sum(c => c.Tally.Sufficient), own.Categories.Sum(c => c.Tally.NeedsImprovement)));
        Assert.Equal([new LackingItem(9, RatingValue.Insufficient), new LackingItem(32, RatingValue.NeedsImprovement)], own.Categories.SelectMany(category => category.Lacking));
        Assert.All(own.Categories, category => Assert.NotNull(category.Name));
        Assert.Null((await ReadAsync(database, parties, firm)).Ratings);

        await parties.ShareAsync(9);
        var shared = (await ReadAsync(database, parties, firm)).Ratings!;
        Assert.NotNull(shared.SharedUtc);
        Assert.Equal([9], shared.Categories.SelectMany(category => category.Lacking).Select(item => item.ItemNumber));
        Assert.Equal(1, shared.Categories.Sum(category => category.Tally.Rated));
    }

    [Fact]
    public async Task Whoever_rated_does_not_decide_and_a_rating_after_the_proposal_needs_a_new_one()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await UnderReviewAsync(database);
        var lead = parties.Bank.As(Role.ReviewLead);
        var proposed = await parties.ProposeAsync();

        await database.Get<RateItem>().HandleAsync(lead, new(parties.AssessmentId, 9, false, new() { Value = RatingValue.Sufficient }, 0), None);

        Assert.Equal(nameof(OwnRatingNotDecided), (await ReadAsync(database, parties, lead)).WhyNotTake);
        Assert.IsType<OwnRatingNotDecided>((await database.Get<TakeDecision>().HandleAsync(lead, new(parties.AssessmentId, proposed, ""), None)).Refusal);
        Assert.True((await database.Get<DeclineDecision>().HandleAsync(lead, new(parties.AssessmentId, proposed, "評点が変わった"), None)).Succeeded);
        Assert.True((await ReadAsync(database, parties, parties.Bank.As(Role.Reviewer))).CanPropose);
    }

    [Fact]
    public async Task A_proposal_on_an_older_submission_or_an_unknown_item_is_refused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await UnderReviewAsync(database);
        var reviewer = parties.Bank.As(Role.Reviewer);

        Assert.IsType<DecisionBasisChanged>((await database.Get<ProposeDecision>().HandleAsync(reviewer, new(parties.AssessmentId, 2, TwoParties.Conditionally), None)).Refusal);
        var unknown = TwoParties.Conditionally with { Conditions = [TwoParties.Conditionally.Conditions[0] with { ItemNumber = 99 }] };
        Assert.Equal("ConditionItem", Assert.IsType<InvalidField>((await database.Get<ProposeDecision>().HandleAsync(reviewer, new(parties.AssessmentId, 1, unknown), None)).Refusal).Field);
    }

    [Theory, DatabaseData]
    public async Task The_round_ends_only_after_its_conditions_are_confirmed(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync();
        await parties.TakeToAsync(AssessmentState.Decided);
        var lead = parties.Bank.As(Role.ReviewLead);

        Assert.Equal(new ConditionsAreOpen(1), (await database.Get<CloseAssessment>().HandleAsync(lead, new(parties.AssessmentId, ""), None)).Refusal);
        Assert.True((await database.Get<ConfirmCondition>().HandleAsync(parties.Bank.As(Role.Reviewer), new(parties.AssessmentId, 1, "記録を見た"), None)).Succeeded);
        Assert.Equal("記録を見た", Assert.Single((await ReadAsync(database, parties, parties.Firm.As(Role.Auditor))).Decision!.Conditions).Seen);
        Assert.True((await database.Get<CloseAssessment>().HandleAsync(lead, new(parties.AssessmentId, ""), None)).Succeeded);
    }

    private static async Task<TwoParties> UnderReviewAsync(TestDatabase database)
    {
        var parties = await database.AssessmentAsync();
        await parties.TakeToAsync(AssessmentState.UnderReview);
        return parties;
    }

    private static async Task<DecisionView> ReadAsync(TestDatabase database, TwoParties parties, Caller caller) =>
        (await database.Get<GetDecision>().HandleAsync(caller, parties.AssessmentId, None)).Value;
}
