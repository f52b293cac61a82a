using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Evidence;
using ChecklistWorkbench.Persistence.Reviews;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Tests.Testing;

public sealed partial class TwoParties
{
    /// <summary>A thread on an item of the newest assessment, asked by a party; with an answer by the other party if it is shared and words are given for it.</summary>
    public async Task<Guid> AskAsync(int itemNumber, Party party, string text = "質問の試験", bool isShared = true, string? answer = null, string? internalComment = null, Guid? mention = null)
    {
        var thread = Guid.Empty;
        await StepAsync((assessment, db, nowUtc) =>
        {
            var asker = this[party][party == Party.FinancialInstitution ? Role.Reviewer : Role.Contributor];
            var other = party == Party.FinancialInstitution ? firm[Role.Contributor] : bank[Role.Reviewer];
            var discussion = Discussion.Open(assessment, itemNumber,
                new(text, isShared, mention is { } person ? [new(person, "宛先の試験")] : []), asker.Participation, nowUtc).Value;
            if (answer is not null) Assert.Null(discussion.Say(assessment, DiscussionAct.Answer, new(answer, true, []), other.Participation, nowUtc).Refusal);
            if (internalComment is not null) Assert.Null(discussion.Say(assessment, DiscussionAct.Comment, new(internalComment, false, []), asker.Participation, nowUtc).Refusal);
            db.Discussions.Add(discussion);
            thread = discussion.Id;
            return Task.CompletedTask;
        });
        return thread;
    }

    /// <summary>A thread of the newest assessment that both parties see, as far as its state lets anyone ask.</summary>
    public async Task<Guid> ThreadAsync()
    {
        var (isOver, shared) = await LookAsync(async db => (
            await db.Assessments.AnyAsync(a => a.Id == AssessmentId && (a.State == AssessmentState.Closed || a.State == AssessmentState.Withdrawn)),
            await db.Discussions.Where(d => d.AssessmentId == AssessmentId && d.IsShared).Select(d => (Guid?)d.Id).FirstOrDefaultAsync()));
        return shared ?? (isOver ? Guid.Empty : await AskAsync(1, Party.FinancialInstitution));
    }

    /// <summary>Rates an item of the newest assessment as the bank's reviewer, in whatever state it is.</summary>
    public Task RateAsync(int itemNumber, RatingContent content) => StepAsync(async (assessment, db, nowUtc) =>
    {
        var answer = await db.Responses.SingleAsync(r => r.AssessmentId == assessment.Id && r.ItemNumber == itemNumber && r.Party == Party.ConnectingFirm);
        var rating = new Rating(assessment.Id, itemNumber, RatingSeat.First);
        rating.Say(content, answer, 0, bank[Role.Reviewer].Participation, nowUtc);
        db.Ratings.Add(rating);
    });

    /// <summary>Sees to it that item 9 of the newest assessment is rated.</summary>
    public async Task RatedItemAsync()
    {
        if (!await LookAsync(db => db.Ratings.AnyAsync(r => r.AssessmentId == AssessmentId && r.ItemNumber == 9))) await RateAsync(9, new() { Value = RatingValue.Sufficient });
    }

    /// <summary>Shows the firm the one verdict given on an item.</summary>
    public Task ShareAsync(int itemNumber) => StepAsync(async (assessment, db, nowUtc) =>
    {
        var rating = await db.Ratings.SingleAsync(r => r.AssessmentId == assessment.Id && r.ItemNumber == itemNumber);
        var ratings = new Dictionary<int, ItemRatings> { [itemNumber] = new(rating.AnswerRevision, null, rating, null, null) };
        db.RatingShares.Add(RatingShare.Make(assessment, ratings, null, [], bank[Role.Reviewer].Participation, nowUtc).Value);
    });

    /// <summary>The bank takes what was submitted in hand.</summary>
    public Task StartReviewAsync() => StepAsync((assessment, _, nowUtc) => Accept(assessment.TakeUnderReview(bank[Role.Reviewer].Participation, nowUtc)));

    /// <summary>What the bank's reviewer proposes where a test does not care: 条件付適 with one condition.</summary>
    public static DecisionWords Conditionally { get; } = new()
    {
        Inquiry = Verdict.Conditional,
        Reason = "判定の理由の試験",
        Effect = "取扱いの試験",
        ValidUntil = new DateOnly(2099, 3, 31),
        Conditions = [new(1, "条件の試験", new DateOnly(2099, 1, 31), "確認方法の試験")],
    };

    /// <summary>The newest 判定案 of the newest assessment; made by the bank's reviewer if there is none and its state lets it, none otherwise.</summary>
    public async Task<Guid> ProposeAsync(DecisionWords? words = null)
    {
        var waiting = await LookAsync(db => db.Decisions.Where(d => d.AssessmentId == AssessmentId).OrderByDescending(d => d.Number).Select(d => (Guid?)d.Id).FirstOrDefaultAsync());
        if (waiting is { } known) return known;
        if (!await LookAsync(db => db.Assessments.AnyAsync(a => a.Id == AssessmentId && a.State == AssessmentState.UnderReview))) return Guid.Empty;
        var id = Guid.Empty;
        await StepAsync(async (assessment, db, nowUtc) =>
        {
            var basis = await db.ReadBasisAsync(assessment, await db.Connections.SingleAsync(c => c.Id == assessment.ConnectionId), CancellationToken.None);
            var proposal = Decision.Propose(assessment, basis!.Value.Basis, 1, words ?? Conditionally, bank[Role.Reviewer].Participation, nowUtc).Value;
            db.Decisions.Add(proposal);
            id = proposal.Id;
        });
        return id;
    }

    /// <summary>判定 of the waiting proposal by the bank's lead.</summary>
    public Task DecideAsync() => StepAsync(async (assessment, db, nowUtc) =>
    {
        var decision = (await db.ReadLastDecisionAsync(assessment.Id, CancellationToken.None))!;
        var basis = await db.ReadBasisAsync(assessment, await db.Connections.SingleAsync(c => c.Id == assessment.ConnectionId), CancellationToken.None);
        await Accept(decision.Take(assessment, basis!.Value.Basis, new HashSet<Guid>(), "", bank[Role.ReviewLead].Participation, nowUtc));
    });
}
