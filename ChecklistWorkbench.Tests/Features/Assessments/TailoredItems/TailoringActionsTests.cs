using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Assessments.Saving;
using ChecklistWorkbench.Features.Assessments.Steps;
using ChecklistWorkbench.Features.Assessments.TailoredItems;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Submissions;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Tests.Features.Assessments.TailoredItems;

public sealed class TailoringActionsTests
{
    [Theory, DatabaseData]
    public async Task An_excluded_item_is_closed_to_the_firm_and_opens_again(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync();
        var reviewer = parties.Bank.As(Role.Reviewer);

        Assert.True((await database.Get<ExcludeItem>().HandleAsync(reviewer, new(parties.AssessmentId, 9, "  共用の環境がないため  "), CancellationToken.None)).Succeeded);

        Assert.Equal(new Locked(WriteBarrier.Excluded), await SaveAsync(database, parties, 9));
        Assert.IsType<ItemIsExcluded>((await database.Get<ExcludeItem>().HandleAsync(reviewer, new(parties.AssessmentId, 9, "再び"), CancellationToken.None)).Refusal);
        var entry = (await database.TrailAsync(parties.Connection.ChainId))[^1];
        Assert.Equal((AuditActions.AssessmentTailored, 9), (entry.Action, entry.ItemNumber));
        Assert.Contains("\"共用の環境がないため\"", entry.Details, StringComparison.Ordinal);

        Assert.True((await database.Get<ReinstateItem>().HandleAsync(reviewer, new(parties.AssessmentId, 9), CancellationToken.None)).Succeeded);
        Assert.IsType<Saved>(await SaveAsync(database, parties, 9));
    }

    [Fact]
    public async Task A_reason_is_needed_and_has_its_limit()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();
        var exclude = database.Get<ExcludeItem>();

        Assert.Equal(new InvalidField("Reason", "Required"), await RefusalAsync(" \n"), Same);
        Assert.Equal(new InvalidField("Reason", "TooLong", 500, 501), await RefusalAsync(new string('あ', 501)), Same);
        Assert.IsType<NotFound>((await exclude.HandleAsync(parties.Bank.As(Role.Reviewer), new(parties.AssessmentId, 45, "理由"), CancellationToken.None)).Refusal);

        async Task<Refusal?> RefusalAsync(string reason) =>
            (await exclude.HandleAsync(parties.Bank.As(Role.Reviewer), new(parties.AssessmentId, 9, reason), CancellationToken.None)).Refusal;

        static bool Same(Refusal? one, Refusal? other) => one is InvalidField a && other is InvalidField b && (a.Field, a.Rule) == (b.Field, b.Rule) && a.Arguments.SequenceEqual(b.Arguments);
    }

    [Theory, DatabaseData]
    public async Task Own_items_are_added_answered_submitted_and_frozen(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync();
        var ids = new[] { await parties.CustomItemAsync(), await parties.CustomItemAsync(new() { Objective = "双方の窓口を定める。", Explanation = "説明", Target = ResponsibleParty.Both }) };

        Assert.True((await database.Get<AddCustomItems>().HandleAsync(parties.Bank.As(Role.Reviewer), new(parties.AssessmentId, ids), CancellationToken.None)).Succeeded);
        Assert.IsType<Saved>(await SaveAsync(database, parties, 1002));
        await database.Get<ExcludeItem>().HandleAsync(parties.Bank.As(Role.ReviewLead), new(parties.AssessmentId, 12, "理由"), CancellationToken.None);
        Assert.True((await database.Get<SubmitAssessment>().HandleAsync(parties.Firm.As(Role.Approver), new(parties.AssessmentId, ""), CancellationToken.None)).Succeeded);

        await using var db = database.OpenContext();
        var content = (await db.Submissions.SingleAsync(s => s.AssessmentId == parties.AssessmentId)).ReadContent();
        Assert.Equal([1001, 1002, 1002], content.Answers.Select(answer => answer.ItemNumber).Where(ItemNumbers.IsCustom));
        Assert.Equal(("双方の窓口を定める。", 12), (content.Checklist!.Added[1].Content.Objective, content.Checklist.Excluded[0].ItemNumber));
        Assert.IsType<TailoringClosed>((await database.Get<AddCustomItems>().HandleAsync(
            parties.Bank.As(Role.Reviewer), new(parties.AssessmentId, [await parties.CustomItemAsync()]), CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task All_chosen_items_are_added_or_none()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();
        var asked = await parties.CustomItemAsync();
        await parties.AddItemAsync(asked);
        var others = await TestScenes.TwoPartiesAsync(database.Workbench, "よその銀行（試験）");

        Assert.IsType<CustomItemIsAsked>(await AddAsync(await parties.CustomItemAsync(), asked));
        Assert.IsType<NotFound>(await AddAsync(await parties.CustomItemAsync(), await others.CustomItemAsync()));
        Assert.IsType<InvalidField>(await AddAsync());
        await using var db = database.OpenContext();
        Assert.Equal(1, await db.TailoringChanges.CountAsync(change => change.AssessmentId == parties.AssessmentId));

        async Task<Refusal?> AddAsync(params Guid[] ids) =>
            (await database.Get<AddCustomItems>().HandleAsync(parties.Bank.As(Role.Reviewer), new(parties.AssessmentId, ids), CancellationToken.None)).Refusal;
    }

    [Theory, DatabaseData]
    public async Task An_added_item_goes_without_a_trace_in_the_answers_until_someone_begins_to_answer(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync();
        var (kept, gone) = (await parties.AddItemAsync(), await parties.AddItemAsync());
        await database.Get<SaveDraft>().HandleAsync(parties.Firm.As(Role.Contributor),
            new(parties.AssessmentId, await parties.AnswerIdAsync(kept, Party.ConnectingFirm), ResponseField.CurrentStatus, "書きかけ", 0), CancellationToken.None);
        var remove = database.Get<RemoveCustomItem>();

        Assert.IsType<CustomItemIsAnswered>((await remove.HandleAsync(parties.Bank.As(Role.Reviewer), new(parties.AssessmentId, kept), CancellationToken.None)).Refusal);
        Assert.True((await remove.HandleAsync(parties.Bank.As(Role.Reviewer), new(parties.AssessmentId, gone), CancellationToken.None)).Succeeded);
        Assert.IsType<NotFound>((await remove.HandleAsync(parties.Bank.As(Role.Reviewer), new(parties.AssessmentId, gone), CancellationToken.None)).Refusal);

        await using var db = database.OpenContext();
        Assert.Equal([kept], await db.Responses.Where(r => r.AssessmentId == parties.AssessmentId && r.ItemNumber > 1000).Select(r => r.ItemNumber).ToListAsync());
        Assert.Equal(1003, await parties.AddItemAsync());
    }

    [Fact]
    public async Task What_fits_the_connection_is_offered_first_and_the_retired_not_at_all()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();
        var forUpdates = await parties.CustomItemAsync(new() { Objective = "更新系", Explanation = "説明", ApiKinds = ApiKinds.Update });
        var asked = await parties.CustomItemAsync(new() { Objective = "参照系", Explanation = "説明", ApiKinds = ApiKinds.Inquiry | ApiKinds.Update });
        var retired = await parties.CustomItemAsync();
        await parties.AddItemAsync(asked);
        await database.Workbench.ChangeAsSystemAsync<Done>(async (db, nowUtc) =>
        {
            (await db.CustomItems.SingleAsync(i => i.Id == retired)).Retire(true, parties.Bank[Role.Reviewer].Participation, nowUtc);
            return default(Done);
        }, CancellationToken.None);

        var items = (await database.Get<GetItemsToAdd>().HandleAsync(parties.Bank.As(Role.Reviewer), parties.AssessmentId, CancellationToken.None)).Value;

        Assert.Equal([(asked, true, true), (forUpdates, false, false)], items.Library.Select(item => (item.Id, item.Fits, item.IsAsked)));
        Assert.Null(items.Earlier);
    }

    [Theory, DatabaseData]
    public async Task A_new_round_can_start_with_the_list_of_the_last_one(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync();
        await parties.ExcludeAsync(30, "夜間に停止するため");
        await parties.AddItemAsync();
        await parties.TakeToAsync(AssessmentState.Closed);
        database.Clock.Advance(TimeSpan.FromDays(300));
        var next = await parties.OpenAssessmentAsync(await database.EditionAsync());
        var reviewer = parties.Bank.As(Role.Reviewer);

        Assert.Equal((1, 1, 1), (await database.Get<GetItemsToAdd>().HandleAsync(reviewer, next, CancellationToken.None)).Value.Earlier is { } earlier
            ? (earlier.Round, earlier.Excluded, earlier.Added) : default);
        Assert.True((await database.Get<CarryTailoringOver>().HandleAsync(reviewer, next, CancellationToken.None)).Succeeded);

        await using var db = database.OpenContext();
        var checklist = (await db.ReadTailoringAsync(await db.Assessments.SingleAsync(a => a.Id == next), CancellationToken.None)).Checklist;
        Assert.Equal(("夜間に停止するため", 1001), (checklist.ExclusionOf(30)!.Reason, checklist.Added[0].Number));
        Assert.True((await db.Responses.SingleAsync(r => r.AssessmentId == next && r.ItemNumber == 30)).IsExcluded);
        Assert.IsType<NothingToCarryOver>((await database.Get<CarryTailoringOver>().HandleAsync(reviewer, next, CancellationToken.None)).Refusal);
    }

    private static async Task<SaveOutcome> SaveAsync(TestDatabase database, TwoParties parties, int number) => (await database.Get<SaveResponse>().HandleAsync(
        parties.Firm.As(Role.Contributor),
        new(parties.AssessmentId, await parties.AnswerIdAsync(number, Party.ConnectingFirm), ResponseField.Remarks, new() { Remarks = "回答" }, 0), CancellationToken.None)).Value;
}
