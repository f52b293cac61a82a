using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Features.Review.Ratings;
using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Domain.Review;

public sealed class RatingTests
{
    /// <summary>The whole table, written a second time: what is not here must be refused.</summary>
    private static readonly Dictionary<RatingAct, (Role[] Roles, AssessmentState[] States)> Allowed = new()
    {
        [RatingAct.Read] = ([Role.Reviewer, Role.ReviewLead, Role.Auditor], Enum.GetValues<AssessmentState>()),
        [RatingAct.Rate] = ([Role.Reviewer, Role.ReviewLead], [AssessmentState.UnderReview]),
        [RatingAct.Agree] = ([Role.Reviewer, Role.ReviewLead], [AssessmentState.UnderReview]),
        [RatingAct.Share] = ([Role.Reviewer, Role.ReviewLead], [AssessmentState.UnderReview, AssessmentState.Decided]),
        [RatingAct.NameSecondReviewer] = ([Role.ReviewLead], [AssessmentState.Submitted, AssessmentState.UnderReview]),
    };

    public static MatrixTheoryData<RatingAct, AssessmentState, Party, Role> Cells =>
        new(Enum.GetValues<RatingAct>(), Enum.GetValues<AssessmentState>(), Enum.GetValues<Party>(), Enum.GetValues<Role>());

    [Theory, MemberData(nameof(Cells))]
    public void Every_cell_of_the_rating_table_holds(RatingAct act, AssessmentState state, Party party, Role role)
    {
        var barrier = RatingRules.BarrierTo(act, state, new OnPaper().By(party, role));

        var isAllowedTo = party == Party.FinancialInstitution && Allowed[act].Roles.Contains(role);
        if (!isAllowedTo) Assert.IsType<RoleMissing>(barrier);
        else if (!Allowed[act].States.Contains(state)) Assert.Equal(new RatingsAreClosed(state), barrier);
        else Assert.Null(barrier);
    }

    [Fact]
    public void The_bank_s_own_answers_and_excluded_items_are_not_rated()
    {
        var paper = new OnPaper();
        paper.Assessment.Exclude(3, "理由", Tailoring.None, [paper[3, Party.ConnectingFirm], paper[3, Party.FinancialInstitution]], paper.Reviewer, OnPaper.Now);

        Assert.IsType<OwnAnswerNotRated>(RatingRules.BarrierToRating(null));
        Assert.IsType<ExcludedItemNotRated>(RatingRules.BarrierToRating(paper[3, Party.ConnectingFirm]));
        Assert.Null(RatingRules.BarrierToRating(paper[1, Party.ConnectingFirm]));
    }

    [Fact]
    public void Rating_again_keeps_every_revision_and_says_so_in_the_bank_s_own_chain_alone()
    {
        var (paper, rating) = Seat(RatingSeat.First);
        Assert.Equal(new Rated(1, Verdict(RatingValue.Insufficient)), Say(paper, rating, Verdict(RatingValue.Insufficient), 0));
        Assert.Equal(new Rated(2, Verdict(RatingValue.Sufficient)), Say(paper, rating, Verdict(RatingValue.Sufficient), 1));
        Assert.Equal(new Rated(2, Verdict(RatingValue.Sufficient)), Say(paper, rating, Verdict(RatingValue.Sufficient), 0));

        Assert.Equal([RatingValue.Insufficient, RatingValue.Sufficient], rating.Revisions.Select(revision => revision.Content.Value!.Value));
        var records = rating.TakeAuditRecords();
        Assert.Equal(2, records.Count);
        Assert.All(records, record => Assert.Equal((AuditChain.OfOrganization(paper.Bank.Id), AuditActions.RatingMade, 1), (record.ChainId, record.Action, record.ItemNumber)));
    }

    [Fact]
    public void Two_reviewers_on_one_item_both_see_both_and_nothing_is_overwritten()
    {
        var (paper, rating) = Seat(RatingSeat.First);
        Say(paper, rating, Verdict(RatingValue.Sufficient, "一人目"), 0);

        var conflict = Assert.IsType<RatedByAnother>(Say(paper, rating, Verdict(RatingValue.Insufficient, "二人目"), 0));

        Assert.Equal((Verdict(RatingValue.Sufficient, "一人目"), 1), (conflict.Theirs, conflict.Revision));
        Assert.Equal(RatingValue.Sufficient, rating.Content.Value);
        Assert.IsType<Rated>(Say(paper, rating, Verdict(RatingValue.Insufficient, "二人目"), conflict.Revision));
    }

    [Fact]
    public void Blind_verdicts_are_seen_by_their_own_seat_until_both_are_there_and_then_stand()
    {
        var (paper, first) = Seat(RatingSeat.First);
        var (_, second) = Seat(RatingSeat.Second);
        var (me, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var answer = paper[1, Party.ConnectingFirm].Revision;
        ItemRatings Ratings(Rating? agreed = null) => new(answer, other, first, second, agreed);

        Say(paper, first, Verdict(RatingValue.Sufficient), 0);
        Assert.Equal([RatingSeat.First], Ratings().SeenBy(me));
        Assert.Equal([RatingSeat.Second], Ratings().SeenBy(other));
        Assert.IsType<NothingToAgreeOn>(Ratings().BarrierTo(RatingSeat.Agreed));
        Assert.Null(Ratings().Effective);

        Say(paper, second, Verdict(RatingValue.Insufficient), 0);
        Assert.Equal(3, Ratings().SeenBy(me).Count);
        Assert.True(Ratings().Disagrees);
        Assert.Null(Ratings().Effective);
        Assert.IsType<BlindRatingIsOpen>(Ratings().BarrierTo(RatingSeat.First));

        var (_, agreed) = Seat(RatingSeat.Agreed);
        Say(paper, agreed, Verdict(RatingValue.NeedsImprovement) with { Reason = "証跡を見て合意" }, 0);
        Assert.False(Ratings(agreed).Disagrees);
        Assert.Same(agreed, Ratings(agreed).Effective);
    }

    [Fact]
    public void Two_that_say_the_same_need_no_agreement_and_a_changed_answer_needs_new_verdicts()
    {
        var (paper, first) = Seat(RatingSeat.First);
        var (_, second) = Seat(RatingSeat.Second);
        Say(paper, first, Verdict(RatingValue.Sufficient), 0);
        Say(paper, second, Verdict(RatingValue.Sufficient, "別の言葉"), 0);
        var answer = paper[1, Party.ConnectingFirm].Revision;

        Assert.Same(first, new ItemRatings(answer, Guid.CreateVersion7(), first, second, null).Effective);
        var later = new ItemRatings(answer + 1, Guid.CreateVersion7(), first, second, null);
        Assert.Equal((false, false), (later.IsOpen, later.Disagrees));
        Assert.Null(later.Effective);
        Assert.Null(later.BarrierTo(RatingSeat.First));
    }

    [Fact]
    public void Sharing_shows_what_counts_and_only_what_is_new()
    {
        var (paper, rating) = Seat(RatingSeat.First);
        Say(paper, rating, Verdict(RatingValue.NeedsImprovement, "期限を示してください") with { InternalComment = "行内の話" }, 0);
        var unrated = new ItemRatings(0, null, null, null, null);
        var ratings = new Dictionary<int, ItemRatings> { [3] = unrated, [1] = new(paper[1, Party.ConnectingFirm].Revision, null, rating, null, null) };

        var share = RatingShare.Make(paper.Assessment, ratings, null, [], paper.Reviewer, OnPaper.Now).Value;

        Assert.Equal((1, RatingValue.NeedsImprovement, "期限を示してください"), (share.Items[0].ItemNumber, share.Items[0].Value, share.Items[0].Comment));
        Assert.Single(share.Items);
        var record = Assert.Single(share.TakeAuditRecords());
        Assert.Equal((paper.Assessment.ChainId, AuditActions.RatingsShared), (record.ChainId, record.Action));
        Assert.DoesNotContain("行内", CanonicalJson.Write(record.Details), StringComparison.Ordinal);
        Assert.IsType<NothingToShare>(RatingShare.Make(paper.Assessment, ratings, share, [], paper.Reviewer, OnPaper.Now).Refusal);
        Say(paper, rating, Verdict(RatingValue.Sufficient), 1);
        Assert.Equal(2, RatingShare.Make(paper.Assessment, ratings, share, [], paper.Reviewer, OnPaper.Now).Value.Number);
    }

    [Fact]
    public void Each_reason_for_a_look_is_named_and_an_item_without_any_rests()
    {
        var (paper, rating) = Seat(RatingSeat.First);
        Say(paper, rating, Verdict(RatingValue.Sufficient), 0);
        var rated = new ItemRatings(paper[1, Party.ConnectingFirm].Revision, null, rating, null, null);
        var answer = new ResponseContent { Implementation = Implementation.Implemented, CurrentStatus = "済" };
        var today = new DateOnly(2026, 11, 21);
        var rest = new ReviewFacts(answer, answer, answer, rated, false, false);
        var overdue = answer with { Implementation = Implementation.Planned, RemediationPlan = "計画", PlanDueOn = today.AddDays(-1) };

        Assert.Empty(ReviewReasons.Of(rest, today));
        Assert.Equal([ReviewReason.NotRated], ReviewReasons.Of(rest with { Ratings = new(0, null, null, null, null) }, today));
        Assert.Equal([ReviewReason.ChangedSinceSubmission], ReviewReasons.Of(rest with { EarlierSubmission = ResponseContent.Empty }, today));
        Assert.Equal([ReviewReason.ChangedSinceRound], ReviewReasons.Of(rest with { LastRound = ResponseContent.Empty }, today));
        Assert.Equal([ReviewReason.Unanswered], ReviewReasons.Of(rest with { Answer = ResponseContent.Empty, EarlierSubmission = null, LastRound = null }, today));
        Assert.Equal([ReviewReason.PlanOverdue], ReviewReasons.Of(rest with { Answer = overdue, EarlierSubmission = null, LastRound = null }, today));
        Assert.Equal([ReviewReason.EvidenceExpired], ReviewReasons.Of(rest with { Evidence = EvidenceValidity.Expired }, today));
        Assert.Equal([ReviewReason.EvidenceExpiring], ReviewReasons.Of(rest with { Evidence = EvidenceValidity.Expiring }, today));
        Assert.Empty(ReviewReasons.Of(rest with { Evidence = EvidenceValidity.Valid }, today));
        Assert.Equal([ReviewReason.QuestionAnswered, ReviewReason.StandardChanged], ReviewReasons.Of(rest with { HasAnsweredQuestion = true, HasChangedStandard = true }, today));
    }

    private static (OnPaper Paper, Rating Rating) Seat(RatingSeat seat)
    {
        var paper = new OnPaper(AssessmentState.UnderReview);
        return (paper, new Rating(paper.Assessment.Id, 1, seat));
    }

    private static RatingContent Verdict(RatingValue value, string comment = "") => new() { Value = value, SharedComment = comment };

    private static RateOutcome Say(OnPaper paper, Rating rating, RatingContent content, int basedOn) =>
        rating.Say(content, paper[1, Party.ConnectingFirm], basedOn, paper.Reviewer, OnPaper.Now);
}
