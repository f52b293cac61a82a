using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Features.Assessments.Discussions;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Tests.Features.Assessments.Discussions;

public sealed class DiscussionActionsTests
{
    [Theory, DatabaseData]
    public async Task A_question_reaches_the_other_party_is_unread_until_read_and_answered(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync(AssessmentState.UnderReview);
        var (reviewer, contributor) = (parties.Bank.As(Role.Reviewer), parties.Firm.As(Role.Contributor));

        var thread = await AskAsync(database, parties, reviewer, 9, "訓練の頻度を\r\n教えてください。  ");
        Assert.Equal(new DiscussionMark(9, 1, 0, 0, 1, 1, 1, false), Assert.Single(await MarksAsync(database, parties, contributor)));
        Assert.Equal(new DiscussionMark(9, 1, 0, 0, 0, 1, 0, false), Assert.Single(await MarksAsync(database, parties, reviewer)));

        var item = await ItemAsync(database, parties, contributor, 9);
        Assert.Equal(("訓練の頻度を\n教えてください。", true), (item.Threads[0].Lines[0].Text, item.Threads[0].Lines[0].IsUnread));
        Assert.True((await database.Get<MarkDiscussionsRead>().HandleAsync(contributor, new(parties.AssessmentId, new Dictionary<Guid, int> { [thread] = 1 }), CancellationToken.None)).Succeeded);
        Assert.Equal(0, (await MarksAsync(database, parties, contributor))[0].Unread);
        Assert.Equal(1, (await MarksAsync(database, parties, parties.Firm.As(Role.Approver)))[0].Unread);

        await SayAsync(database, parties, contributor, thread, DiscussionAct.Answer, "年2回です。");
        Assert.Equal(new DiscussionMark(9, 0, 1, 0, 0, 2, 1, false), Assert.Single(await MarksAsync(database, parties, reviewer)));
        await SayAsync(database, parties, reviewer, thread, DiscussionAct.Close, "");
        Assert.Equal(DiscussionState.Closed, (await ItemAsync(database, parties, contributor, 9)).Threads[0].State);
        Assert.Equal([AuditActions.DiscussionAsked, AuditActions.DiscussionAnswered, AuditActions.DiscussionClosed],
            (await database.TrailAsync(parties.Connection.ChainId)).Select(entry => entry.Action).Where(action => action.StartsWith("discussion", StringComparison.Ordinal)));
    }

    [Theory, DatabaseData]
    public async Task Internal_messages_leave_no_trace_on_the_other_side(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync();
        var (reviewer, lead, firm) = (parties.Bank.As(Role.Reviewer), parties.Bank.As(Role.ReviewLead), parties.Firm.As(Role.Approver));
        var hidden = await AskAsync(database, parties, reviewer, 3, "行内で確認", isShared: false);
        var shared = await AskAsync(database, parties, reviewer, 9, "質問");
        await SayAsync(database, parties, reviewer, shared, DiscussionAct.Comment, "行内の補足", isShared: false);

        Assert.Equal(new DiscussionMark(9, 1, 0, 0, 1, 1, 1, false), Assert.Single(await MarksAsync(database, parties, firm)));
        Assert.Empty((await ItemAsync(database, parties, firm, 3)).Threads);
        Assert.Equal(["質問"], (await ItemAsync(database, parties, firm, 9)).Threads[0].Lines.Select(line => line.Text));
        Assert.Equal(["質問", "行内の補足"], (await ItemAsync(database, parties, lead, 9)).Threads[0].Lines.Select(line => line.Text));
        Assert.IsType<NotFound>(await RefusalAsync(database, parties, firm, hidden, DiscussionAct.Comment, "見えないはず"));
        Assert.DoesNotContain(await database.TrailAsync(parties.Connection.ChainId), entry => entry.Details?.Contains("行内", StringComparison.Ordinal) == true);
        Assert.Equal(2, (await database.TrailAsync(AuditChain.OfOrganization(parties.Bank.Id))).Count(entry => entry.Details?.Contains("行内", StringComparison.Ordinal) == true));

        // Reading as far as one sees leaves the hidden message's place without effect.
        await database.Get<MarkDiscussionsRead>().HandleAsync(firm, new(parties.AssessmentId, new Dictionary<Guid, int> { [shared] = 1, [hidden] = 1 }), CancellationToken.None);
        await SayAsync(database, parties, reviewer, shared, DiscussionAct.Comment, "続き");
        Assert.Equal(1, (await MarksAsync(database, parties, firm))[0].Unread);
    }

    [Theory, DatabaseData]
    public async Task A_message_is_addressed_to_colleagues_and_to_those_of_the_other_party_who_took_part(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync(AssessmentState.UnderReview);
        var (reviewer, approver, contributor) = (parties.Bank.As(Role.Reviewer), parties.Firm[Role.Approver], parties.Firm[Role.Contributor]);
        await AskAsync(database, parties, reviewer, 9, "質問");

        var audience = (await ItemAsync(database, parties, reviewer, 9)).Audience;
        Assert.Equal([(parties.Bank[Role.ReviewLead].Person.Id, true), (parties.Bank[Role.Auditor].Person.Id, true), (approver.Person.Id, false)],
            audience.Select(person => (person.PersonId, person.IsColleague)).OrderByDescending(person => person.IsColleague).ThenByDescending(person => person.PersonId == parties.Bank[Role.ReviewLead].Person.Id));

        await AskAsync(database, parties, reviewer, 10, "あなたへ", mentions: approver.Person.Id);
        Assert.Equal([false, true], (await MarksAsync(database, parties, approver.Caller)).Select(mark => mark.IsMentioned));
        Assert.Equal([false, false], (await MarksAsync(database, parties, contributor.Caller)).Select(mark => mark.IsMentioned));
        Assert.Equal(approver.Person.DisplayName, (await ItemAsync(database, parties, contributor.Caller, 10)).Threads[0].Lines[0].Mentions[0].Name);

        var ask = database.Get<AskQuestion>();
        foreach (var (isShared, who) in new[] { (true, contributor.Person.Id), (false, approver.Person.Id), (true, Guid.CreateVersion7()) })
            Assert.IsType<MentionedTakesNoPart>((await ask.HandleAsync(reviewer, new(parties.AssessmentId, 9, new("宛先", isShared, [who])), CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task Words_are_needed_and_have_their_limit_and_the_item_must_be_there()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();
        var ask = database.Get<AskQuestion>();

        Assert.Equal("Required", Assert.IsType<InvalidField>(await RefusalOfAsync(9, " \n ")).Rule);
        Assert.Equal("TooLong", Assert.IsType<InvalidField>(await RefusalOfAsync(9, new string('あ', 8001))).Rule);
        Assert.IsType<NotFound>(await RefusalOfAsync(45, "問"));
        Assert.Null(await RefusalOfAsync(await parties.AddItemAsync(), "独自の項目にも問える"));

        async Task<Refusal?> RefusalOfAsync(int number, string text) =>
            (await ask.HandleAsync(parties.Firm.As(Role.Contributor), new(parties.AssessmentId, number, new(text, true, [])), CancellationToken.None)).Refusal;
    }

    [Theory, DatabaseData]
    public async Task Two_answers_at_once_are_both_kept_in_order(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync();
        var thread = await AskAsync(database, parties, parties.Bank.As(Role.Reviewer), 9, "質問");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => SayAsync(database, parties, parties.Firm.As(i % 2 == 0 ? Role.Contributor : Role.Approver), thread, DiscussionAct.Answer, $"回答{i}")));

        await using var db = database.OpenContext();
        Assert.Equal([1, 2, 3, 4, 5], await db.DiscussionMessages.Where(m => m.DiscussionId == thread).Select(m => m.Number).Order().ToListAsync());
        Assert.Equal(5, (await db.Discussions.SingleAsync(d => d.Id == thread)).MessageCount);
    }

    private static async Task<Guid> AskAsync(TestDatabase database, TwoParties parties, Caller caller, int number, string text, bool isShared = true, params Guid[] mentions)
    {
        var outcome = await database.Get<AskQuestion>().HandleAsync(caller, new(parties.AssessmentId, number, new(text, isShared, mentions)), CancellationToken.None);
        Assert.Null(outcome.Refusal);
        return outcome.Value;
    }

    private static async Task SayAsync(TestDatabase database, TwoParties parties, Caller caller, Guid thread, DiscussionAct act, string text, bool isShared = true) =>
        Assert.Null(await RefusalAsync(database, parties, caller, thread, act, text, isShared));

    private static async Task<Refusal?> RefusalAsync(TestDatabase database, TwoParties parties, Caller caller, Guid thread, DiscussionAct act, string text, bool isShared = true) =>
        (await database.Get<AddMessage>().HandleAsync(caller, new(parties.AssessmentId, thread, act, new(text, isShared, [])), CancellationToken.None)).Refusal;

    private static async Task<IReadOnlyList<DiscussionMark>> MarksAsync(TestDatabase database, TwoParties parties, Caller caller) =>
        (await database.Get<GetDiscussionMarks>().HandleAsync(caller, parties.AssessmentId, CancellationToken.None)).Value;

    private static async Task<ItemDiscussionsModel> ItemAsync(TestDatabase database, TwoParties parties, Caller caller, int number) =>
        (await database.Get<GetItemDiscussions>().HandleAsync(caller, parties.AssessmentId, number, CancellationToken.None)).Value;
}
