using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Features.Assessments.Returns;
using ChecklistWorkbench.Features.Assessments.Steps;
using ChecklistWorkbench.Features.Assessments.Workspace;
using ChecklistWorkbench.Features.Review.Ratings;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Tests.Features.Assessments.Steps;

public sealed class StepsTests
{
    [Theory, DatabaseData]
    public async Task A_submission_freezes_both_parties_answers_and_its_hash_holds(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync();
        await parties.AnswerAsync(9, Party.ConnectingFirm, c => c with { CurrentStatus = "甲の回答" });
        await parties.AnswerAsync(9, Party.FinancialInstitution, c => c with { CurrentStatus = "乙の回答" });

        var outcome = await database.Get<SubmitAssessment>().HandleAsync(parties.Firm.As(Role.Approver), new(parties.AssessmentId, "よろしく"), CancellationToken.None);

        Assert.True(outcome.Succeeded);
        await using var db = database.OpenContext();
        var submission = await db.Submissions.AsNoTracking().SingleAsync();
        Assert.Equal(CanonicalJson.Sha256(submission.ContentJson), submission.Hash);
        var answers = submission.ReadContent().Answers;
        Assert.Equal(52, answers.Count);
        Assert.Equal(["甲の回答", "乙の回答"], answers.Where(a => a.ItemNumber == 9).Select(a => a.Content.CurrentStatus));
        Assert.Equal(AssessmentState.Submitted, (await db.Assessments.SingleAsync()).State);
        Assert.Equal(AssessmentStep.Submit, (await db.AssessmentTransitions.SingleAsync()).Step);
    }

    [Theory, DatabaseData]
    public async Task Only_returned_items_reopen_and_carry_their_reason(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync(AssessmentState.UnderReview);

        var outcome = await database.Get<ReturnAssessment>().HandleAsync(
            parties.Bank.As(Role.Reviewer), new(parties.AssessmentId, "追記をお願いします", new Dictionary<int, string> { [9] = "根拠が不足" }), CancellationToken.None);

        Assert.True(outcome.Succeeded);
        var model = (await database.Get<GetWorkspace>().HandleAsync(parties.Firm.As(Role.Contributor), parties.AssessmentId, CancellationToken.None)).Value;
        var state = new WorkspaceState(model, new DateOnly(2026, 11, 21));
        Assert.Equal([9], model.Edition.Items.Where(item => state.CanWrite(item.Number)).Select(item => item.Number));
        Assert.Equal("根拠が不足", state.ReturnReason(9));
        Assert.Equal(1, state.CountOf(ItemScope.MyTurn));
    }

    [Theory, DatabaseData]
    public async Task A_return_names_its_reasons_shares_the_ratings_and_makes_a_list_of_what_is_to_be_amended(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync(AssessmentState.UnderReview);
        await parties.RateAsync(9, new() { Value = RatingValue.NeedsImprovement, SharedComment = "期日を" });
        var handler = database.Get<ReturnAssessment>();
        var request = new ReturnAssessmentRequest(parties.AssessmentId, "追記をお願いします", new Dictionary<int, string> { [9] = "", [12] = "根拠が不足" })
        {
            Codes = new Dictionary<int, ReturnReasonCode> { [9] = ReturnReasonCode.Other },
            ShareRatings = true,
        };
        Assert.Equal("Required", Assert.IsType<InvalidField>((await handler.HandleAsync(parties.Bank.As(Role.Reviewer), request, CancellationToken.None)).Refusal).Rule);

        var codes = new Dictionary<int, ReturnReasonCode> { [9] = ReturnReasonCode.NoPlanDate };
        Assert.True((await handler.HandleAsync(parties.Bank.As(Role.Reviewer), request with { Codes = codes }, CancellationToken.None)).Succeeded);

        var state = await StateAsync(database, parties);
        Assert.Equal([new ReturnTask(9, ReturnReasonCode.NoPlanDate, "", false), new(12, null, "根拠が不足", false)], state.ReturnTasks);
        Assert.Equal(RatingValue.NeedsImprovement, Assert.Single((await database.Get<GetSharedRatings>().HandleAsync(parties.Firm.As(Role.Auditor), parties.AssessmentId, CancellationToken.None)).Value).Value);
        Assert.Contains("NoPlanDate", (await database.TrailAsync(parties.Connection.ChainId)).Single(entry => entry.Action == AuditActions.SubmissionReturned).Details, StringComparison.Ordinal);
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        await parties.AnswerAsync(12, Party.ConnectingFirm, c => c with { CurrentStatus = "規程第3条" });
        Assert.Equal([false, true], (await StateAsync(database, parties)).ReturnTasks.Select(task => task.IsDone));
    }

    [Theory, DatabaseData]
    public async Task What_a_bank_often_asks_back_becomes_a_hint_and_another_bank_s_returns_never_do(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync(AssessmentState.UnderReview);
        var others = await database.AssessmentAsync(AssessmentState.UnderReview);
        await others.ReturnAsync(ReturnReasonCode.ExpiredEvidence, (9, "よその銀行"));
        await parties.ReturnAsync(ReturnReasonCode.UnclearScope, (9, "範囲を"));
        await parties.TakeToAsync(AssessmentState.Closed);
        database.Clock.Advance(TimeSpan.FromDays(300));
        await parties.OpenAssessmentAsync(await database.EditionAsync());
        var hint = database.Get<GetReturnHint>();

        Assert.Equal([ReturnReasonCode.UnclearScope], (await hint.HandleAsync(parties.Firm.As(Role.Contributor), parties.AssessmentId, 9, CancellationToken.None)).Value);
        Assert.Empty((await hint.HandleAsync(parties.Firm.As(Role.Contributor), parties.AssessmentId, 10, CancellationToken.None)).Value);
    }

    private static async Task<WorkspaceState> StateAsync(TestDatabase database, TwoParties parties) =>
        new((await database.Get<GetWorkspace>().HandleAsync(parties.Firm.As(Role.Contributor), parties.AssessmentId, CancellationToken.None)).Value, new DateOnly(2026, 11, 21));

    [Fact]
    public async Task A_return_without_words_is_refused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync(AssessmentState.UnderReview);

        var outcome = await database.Get<ReturnAssessment>().HandleAsync(
            parties.Bank.As(Role.Reviewer), new(parties.AssessmentId, " ", new Dictionary<int, string>()), CancellationToken.None);

        Assert.Equal("Required", Assert.IsType<InvalidField>(outcome.Refusal).Rule);
    }

    [Fact]
    public async Task A_contributor_cannot_submit_and_a_second_submission_finds_the_state_moved_on()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();
        var submit = database.Get<SubmitAssessment>();

        Assert.IsType<RoleMissing>((await submit.HandleAsync(parties.Firm.As(Role.Contributor), new(parties.AssessmentId, ""), CancellationToken.None)).Refusal);
        var both = await Task.WhenAll(
            submit.HandleAsync(parties.Firm.As(Role.Approver), new(parties.AssessmentId, ""), CancellationToken.None),
            submit.HandleAsync(parties.Firm.As(Role.Approver), new(parties.AssessmentId, ""), CancellationToken.None));

        Assert.Single(both, outcome => outcome.Succeeded);
        Assert.Single(both, outcome => outcome.Refusal is StepNotPossible);
    }

    [Fact]
    public async Task Review_return_and_close_go_their_way()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync(AssessmentState.Submitted);

        Assert.True((await database.Get<TakeUnderReview>().HandleAsync(parties.Bank.As(Role.Reviewer), parties.AssessmentId, CancellationToken.None)).Succeeded);
        Assert.IsType<RoleMissing>((await database.Get<CloseAssessment>().HandleAsync(parties.Bank.As(Role.Reviewer), new(parties.AssessmentId, ""), CancellationToken.None)).Refusal);
        Assert.True((await database.Get<CloseAssessment>().HandleAsync(parties.Bank.As(Role.ReviewLead), new(parties.AssessmentId, "完了"), CancellationToken.None)).Succeeded);
        Assert.IsType<StepNotPossible>((await database.Get<WithdrawAssessment>().HandleAsync(parties.Firm.As(Role.Approver), new(parties.AssessmentId, "遅い"), CancellationToken.None)).Refusal);
    }
}
