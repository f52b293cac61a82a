using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Features.Assessments.Returns;
using ChecklistWorkbench.Features.Review.Ratings;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Tests.Features.Review.Ratings;

public sealed class RatingActionsTests
{
    [Theory, DatabaseData]
    public async Task A_rating_is_the_bank_s_alone_until_it_is_shared(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await UnderReviewAsync(database);
        var (reviewer, firm) = (parties.Bank.As(Role.Reviewer), parties.Firm.As(Role.Approver));

        await RateAsync(database, parties, reviewer, 9, new() { Value = RatingValue.NeedsImprovement, InternalComment = "行内の話", SharedComment = "期限を示してください" });

        Assert.Empty(await SharedAsync(database, parties, firm));
        Assert.DoesNotContain(await database.TrailAsync(parties.Connection.ChainId), entry => entry.Action.StartsWith("rating", StringComparison.Ordinal));
        var model = await ReviewAsync(database, parties, parties.Bank.As(Role.Auditor));
        Assert.Equal((38, 1, 1), (model.Items.Count, model.RatedCount, model.ToShare));

        Assert.Equal(1, (await database.Get<ShareRatings>().HandleAsync(reviewer, parties.AssessmentId, CancellationToken.None)).Value);

        var line = Assert.Single(await SharedAsync(database, parties, firm));
        Assert.Equal((9, RatingValue.NeedsImprovement, "期限を示してください"), (line.ItemNumber, line.Value, line.Comment));
        var entry = (await database.TrailAsync(parties.Connection.ChainId))[^1];
        Assert.Equal(AuditActions.RatingsShared, entry.Action);
        Assert.DoesNotContain("行内", entry.Details, StringComparison.Ordinal);
        Assert.IsType<NothingToShare>((await database.Get<ShareRatings>().HandleAsync(reviewer, parties.AssessmentId, CancellationToken.None)).Refusal);
        Assert.Equal(0, (await ReviewAsync(database, parties, reviewer)).ToShare);
    }

    [Theory, DatabaseData]
    public async Task Two_reviewers_at_once_lose_nothing(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await UnderReviewAsync(database);
        var handler = database.Get<RateItem>();

        var outcomes = await Task.WhenAll(
            handler.HandleAsync(parties.Bank.As(Role.Reviewer), new(parties.AssessmentId, 9, false, new() { Value = RatingValue.Sufficient }, 0), CancellationToken.None),
            handler.HandleAsync(parties.Bank.As(Role.ReviewLead), new(parties.AssessmentId, 9, false, new() { Value = RatingValue.Insufficient }, 0), CancellationToken.None));

        var conflict = Assert.Single(outcomes.Select(outcome => outcome.Value).OfType<RatedByAnother>());
        Assert.Single(outcomes.Select(outcome => outcome.Value).OfType<Rated>());
        Assert.Equal(1, conflict.Revision);
        await using var db = database.OpenContext();
        Assert.Equal(1, await db.Set<RatingRevision>().CountAsync());
    }

    [Theory, DatabaseData]
    public async Task What_the_bank_answers_itself_is_not_rated_nor_what_is_not_asked(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync();
        await parties.ExcludeAsync(30);
        await parties.TakeToAsync(AssessmentState.UnderReview);

        Assert.IsType<OwnAnswerNotRated>(await RefusalAsync(38));
        Assert.IsType<ExcludedItemNotRated>(await RefusalAsync(30));
        Assert.IsType<NotFound>(await RefusalAsync(45));
        Assert.Equal("TooLong", Assert.IsType<InvalidField>(await RefusalAsync(9, new string('あ', 8001))).Rule);
        Assert.Null(await RefusalAsync(13));
        await parties.ReturnAsync((9, "理由"));
        Assert.IsType<RatingsAreClosed>(await RefusalAsync(9));

        async Task<Refusal?> RefusalAsync(int number, string comment = "") => (await database.Get<RateItem>().HandleAsync(
            parties.Bank.As(Role.Reviewer), new(parties.AssessmentId, number, false, new() { Value = RatingValue.Sufficient, InternalComment = comment }, 0), CancellationToken.None)).Refusal;
    }

    [Theory, DatabaseData]
    public async Task The_second_reviewer_rates_blind_and_what_differs_is_settled_with_a_reason(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await UnderReviewAsync(database);
        var (reviewer, lead) = (parties.Bank.As(Role.Reviewer), parties.Bank.As(Role.ReviewLead));
        var name = database.Get<NameSecondReviewer>();
        Assert.IsType<NoReviewer>((await name.HandleAsync(lead, parties.AssessmentId, parties.Firm[Role.Approver].Person.Id, CancellationToken.None)).Refusal);
        Assert.IsType<NoReviewer>((await name.HandleAsync(lead, parties.AssessmentId, parties.Bank[Role.Auditor].Person.Id, CancellationToken.None)).Refusal);
        Assert.True((await name.HandleAsync(lead, parties.AssessmentId, parties.Bank[Role.ReviewLead].Person.Id, CancellationToken.None)).Succeeded);

        await RateAsync(database, parties, reviewer, 9, new() { Value = RatingValue.Sufficient, InternalComment = "第一の見立て" });
        var seen = (await ReviewAsync(database, parties, lead)).Items.Single(item => item.Number == 9);
        Assert.Empty(seen.Seen);
        Assert.Equal((RatingSeat.Second, false), (seen.Seat, seen.IsRated));
        await RateAsync(database, parties, lead, 9, new() { Value = RatingValue.Insufficient });

        seen = (await ReviewAsync(database, parties, reviewer)).Items.Single(item => item.Number == 9);
        Assert.Equal((true, true, 2), (seen.IsOpen, seen.Disagrees, seen.Seen.Count));
        Assert.Contains(ReviewReason.Disagreement, seen.Reasons);
        Assert.IsType<BlindRatingIsOpen>((await SayAsync(database, parties, reviewer, 9, false, new() { Value = RatingValue.Insufficient }, 1)).Refusal);
        Assert.Equal("Required", Assert.IsType<InvalidField>((await SayAsync(database, parties, reviewer, 9, true, new() { Value = RatingValue.NeedsImprovement }, 0)).Refusal).Rule);
        Assert.True((await SayAsync(database, parties, reviewer, 9, true, new() { Value = RatingValue.NeedsImprovement, Reason = "証跡を見て合意" }, 0)).Succeeded);
        Assert.True((await ReviewAsync(database, parties, lead)).Items.Single(item => item.Number == 9).IsRated);
        Assert.Contains(await database.TrailAsync(AuditChain.OfOrganization(parties.Bank.Id)), entry => entry.Action == AuditActions.RatingAgreed);
    }

    [Theory, DatabaseData]
    public async Task A_changed_answer_is_back_in_the_queue_with_its_reasons_and_the_last_round_s_verdict(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await UnderReviewAsync(database);
        var reviewer = parties.Bank.As(Role.Reviewer);
        foreach (var number in new[] { 9, 10 }) await RateAsync(database, parties, reviewer, number, new() { Value = RatingValue.NeedsImprovement });
        await parties.ReturnAsync((9, "理由"));
        await parties.AnswerAsync(9, Party.ConnectingFirm, c => c with { CurrentStatus = "直しました。" });
        await parties.TakeToAsync(AssessmentState.UnderReview);
        await parties.AskAsync(10, Party.FinancialInstitution, answer: "答え");

        var items = (await ReviewAsync(database, parties, reviewer)).Items.ToDictionary(item => item.Number);

        Assert.Equal("連絡網を整備済み。", items[9].EarlierSubmission!.CurrentStatus);
        Assert.Equal([ReviewReason.NotRated, ReviewReason.ChangedSinceSubmission], items[9].Reasons.Take(2));
        Assert.False(items[9].Own!.IsCurrent);
        Assert.True(items[10].IsRated);
        Assert.Contains(ReviewReason.QuestionAnswered, items[10].Reasons);
        Assert.Contains(ReviewReason.StandardChanged, items[22].Reasons);

        await parties.CloseAsync();
        database.Clock.Advance(TimeSpan.FromDays(300));
        await parties.OpenAssessmentAsync(await database.EditionAsync(), AssessmentState.UnderReview);
        items = (await ReviewAsync(database, parties, reviewer)).Items.ToDictionary(item => item.Number);
        Assert.Equal(("直しました。", RatingValue.NeedsImprovement), (items[9].LastRound!.CurrentStatus, items[10].LastRating!.Value));
        Assert.Contains(ReviewReason.ChangedSinceRound, items[9].Reasons);
        Assert.DoesNotContain(ReviewReason.StandardChanged, items[22].Reasons);
    }

    [Theory, DatabaseData]
    public async Task An_item_whose_evidence_has_expired_or_soon_will_needs_eyes_whoever_rated_it(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await UnderReviewAsync(database);
        var today = JapanTime.DateOf(database.Clock.UtcNow);
        await parties.EvidenceAsync(Party.ConnectingFirm, "切れた", share: true, period: new() { ValidUntil = today.AddDays(-1) }, items: [9, 10]);
        await parties.EvidenceAsync(Party.ConnectingFirm, "間近", share: true, period: new() { ValidUntil = today.AddDays(60) }, items: [10, 12]);
        await parties.EvidenceAsync(Party.ConnectingFirm, "まだ先", share: true, period: new() { ValidUntil = today.AddDays(61) }, items: 13);
        await parties.EvidenceAsync(Party.ConnectingFirm, "見せていない", period: new() { ValidUntil = today.AddDays(-1) }, items: 14);

        var items = (await ReviewAsync(database, parties, parties.Bank.As(Role.Reviewer))).Items;

        Assert.Equal([9, 10], items.Where(item => item.Reasons.Contains(ReviewReason.EvidenceExpired)).Select(item => item.Number));
        Assert.Equal([12], items.Where(item => item.Reasons.Contains(ReviewReason.EvidenceExpiring)).Select(item => item.Number));
    }

    private static async Task<TwoParties> UnderReviewAsync(TestDatabase database)
    {
        var parties = await database.AssessmentAsync();
        await parties.AnswerAsync(9, Party.ConnectingFirm, c => c with { Implementation = Implementation.Implemented, CurrentStatus = "連絡網を整備済み。" });
        await parties.TakeToAsync(AssessmentState.UnderReview);
        return parties;
    }

    private static Task<Outcome<RateOutcome>> SayAsync(TestDatabase database, TwoParties parties, Caller caller, int number, bool agreed, RatingContent content, int basedOn) =>
        database.Get<RateItem>().HandleAsync(caller, new(parties.AssessmentId, number, agreed, content, basedOn), CancellationToken.None);

    private static async Task RateAsync(TestDatabase database, TwoParties parties, Caller caller, int number, RatingContent content) =>
        Assert.IsType<Rated>((await SayAsync(database, parties, caller, number, false, content, 0)).Value);

    private static async Task<ReviewModel> ReviewAsync(TestDatabase database, TwoParties parties, Caller caller) =>
        (await database.Get<GetReview>().HandleAsync(caller, parties.AssessmentId, CancellationToken.None)).Value;

    private static async Task<IReadOnlyList<SharedRatingLine>> SharedAsync(TestDatabase database, TwoParties parties, Caller caller) =>
        (await database.Get<GetSharedRatings>().HandleAsync(caller, parties.AssessmentId, CancellationToken.None)).Value;
}
