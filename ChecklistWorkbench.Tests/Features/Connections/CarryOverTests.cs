using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Assessments.History;
using ChecklistWorkbench.Features.Assessments.TailoredItems;
using ChecklistWorkbench.Features.Catalogue.Equivalence;
using ChecklistWorkbench.Features.Connections;
using ChecklistWorkbench.Features.CustomItems;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Seeding;
using ChecklistWorkbench.Tests.Domain.Catalogue;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Tests.Features.Connections;

/// <summary>A round that begins with the answers of the round before.</summary>
public sealed class CarryOverTests
{
    [Theory, DatabaseData]
    public async Task What_was_submitted_carries_over_where_the_items_are_the_same(DatabaseProvider provider)
    {
        await using var scene = await SceneAsync(provider);
        await scene.Parties.AnswerAsync(1, Party.ConnectingFirm, content => content with { CurrentStatus = "規程あり", Implementation = Implementation.Implemented });
        await scene.Parties.AnswerAsync(13, Party.FinancialInstitution, content => content with { CurrentStatus = "窓口を定めている" });
        await scene.Parties.TakeToAsync(AssessmentState.UnderReview);
        await scene.Parties.ReturnAsync((1, "詳しく"));
        await scene.Parties.AnswerAsync(1, Party.ConnectingFirm, content => content with { CurrentStatus = "提出していない書きかけ" });

        var offer = await scene.OfferAsync(SecondEdition.Id);
        var opened = await scene.OpenAsync(SecondEdition.Id, carryOver: true);

        Assert.Equal((1, 1, 41), (offer.Round, offer.Submission, offer.Carried));
        var answers = await scene.AnswersAsync(opened);
        Assert.Equal(["規程あり", "窓口を定めている"], answers.Where(answer => answer.Content.CurrentStatus.Length > 0).Select(answer => answer.Content.CurrentStatus));
        Assert.All(answers, answer => Assert.Equal(answer.Content.CurrentStatus.Length > 0 ? 1 : 0, answer.Revision));
        await using var db = scene.Database.OpenContext();
        var ids = answers.Where(answer => answer.Revision > 0).Select(answer => answer.Id).ToList();
        Assert.All(await db.ResponseRevisions.Where(revision => ids.Contains(revision.ResponseId)).ToListAsync(),
            revision => Assert.Equal((1, RevisionSource.CarriedOver, scene.Earlier), (revision.Number, revision.Source, revision.CarriedFromId!.Value)));
        Assert.Equal(2, (await scene.Database.TrailAsync(scene.Parties.Connection.ChainId)).Count(entry => entry.Action == AuditActions.ResponseCarriedOver));
    }

    [Fact]
    public async Task Other_words_carry_over_only_once_the_bank_has_ruled_and_a_changed_target_never()
    {
        await using var scene = await SceneAsync();
        foreach (var number in (int[])[3, 5]) await scene.Parties.AnswerAsync(number, Party.ConnectingFirm, content => content with { CurrentStatus = $"回答{number}" });
        Assert.Equal(1, (await scene.OfferAsync(SecondEdition.Id)).Counts[CarryOverKind.Wording]);

        await scene.RuleAsync(null);
        var offer = await scene.OfferAsync(SecondEdition.Id);
        var opened = await scene.OpenAsync(SecondEdition.Id, carryOver: true);

        Assert.Equal((1, 0, 42), (offer.Counts[CarryOverKind.RuledEquivalent], offer.Counts[CarryOverKind.Wording], offer.Carried));
        Assert.Null(offer.Submission);
        Assert.Equal(["回答3"], (await scene.AnswersAsync(opened)).Where(answer => answer.Revision > 0).Select(answer => answer.Content.CurrentStatus));
    }

    [Fact]
    public async Task Nothing_carries_over_unasked_or_from_a_withdrawn_round()
    {
        await using var scene = await SceneAsync();
        await scene.Parties.AnswerAsync(1, Party.ConnectingFirm, content => content with { CurrentStatus = "規程あり" });

        Assert.All(await scene.AnswersAsync(await scene.OpenAsync(TestDatabase.EditionId, carryOver: false)), answer => Assert.Equal(0, answer.Revision));
        await using var other = await SceneAsync();
        await other.Parties.TakeToAsync(AssessmentState.Withdrawn);
        var view = (await other.Database.Get<GetCarryOver>().HandleAsync(other.Administrator, other.Parties.Connection.Id, TestDatabase.EditionId, CancellationToken.None)).Value;
        Assert.Null(view.Offer);
    }

    [Fact]
    public async Task The_history_reads_on_through_earlier_rounds_whatever_the_number_was()
    {
        await using var scene = await SceneAsync(json: SecondEdition.Make(file =>
        {
            SecondEdition.InsertBefore(file, 1, "量子計算機に備えた暗号の移行計画を定める。");
            SecondEdition.Retarget(file, 6);
        }));
        foreach (var number in (int[])[4, 5]) await scene.Parties.AnswerAsync(number, Party.ConnectingFirm, content => content with { CurrentStatus = $"回答{number}" });
        var opened = await scene.OpenAsync(SecondEdition.Id, carryOver: true);

        var carried = await scene.HistoryAsync(opened, 5);
        var reference = await scene.HistoryAsync(opened, 6);

        Assert.Equal([("回答4", null, 5), ("回答4", ItemChange.Identical, 4)],
            carried.Select(entry => (entry.Content.CurrentStatus, entry.Round.Change, entry.Round.ItemNumber)));
        Assert.Equal((RevisionSource.CarriedOver, scene.Earlier), (carried[0].Source, carried[0].CarriedFrom!.AssessmentId));
        Assert.Equal([("回答5", (ItemChange?)ItemChange.Substantial, 5)], reference.Select(entry => (entry.Content.CurrentStatus, entry.Round.Change, entry.Round.ItemNumber)));
        Assert.Empty(await scene.HistoryAsync(opened, 1));
        Assert.Empty(await scene.HistoryAsync(scene.Earlier, 6));
    }

    [Fact]
    public async Task An_answer_that_someone_has_begun_is_never_carried_over_into()
    {
        await using var scene = await SceneAsync();
        await scene.Parties.AnswerAsync(1, Party.ConnectingFirm, content => content with { CurrentStatus = "規程あり" });
        await using var db = scene.Database.OpenContext();
        var assessment = await db.Assessments.SingleAsync(a => a.Id == scene.Earlier);
        var response = await db.Responses.SingleAsync(r => r.AssessmentId == scene.Earlier && r.ItemNumber == 1);

        Assert.Throws<InvalidOperationException>(() => response.CarryOver(
            assessment, new ResponseContent { Remarks = "上書き" }, assessment, scene.Parties.Bank[Role.ReviewLead].Participation.Actor, scene.Database.Clock.GetUtcNow().UtcDateTime));
    }

    [Theory, DatabaseData]
    public async Task The_banks_own_items_carry_over_as_they_are_asked_again_in_the_same_version(DatabaseProvider provider)
    {
        await using var scene = await SceneAsync(provider);
        var (other, same, changed) = (await scene.Parties.CustomItemAsync(), await scene.Parties.CustomItemAsync(), await scene.Parties.CustomItemAsync());
        foreach (var id in (Guid[])[other, same, changed]) await scene.Parties.AddItemAsync(id);
        foreach (var number in (int[])[1001, 1002, 1003]) await scene.Parties.AnswerAsync(number, Party.ConnectingFirm, content => content with { CurrentStatus = $"回答{number}" });
        await scene.Parties.TakeToAsync(AssessmentState.Closed);
        Assert.True((await scene.Database.Get<ChangeCustomItem>().HandleAsync(
            scene.Bank, new(changed, new() { Objective = "改めた目標。", Explanation = "改めた説明" }, 1), CancellationToken.None)).Succeeded);
        Assert.Equal(3, (await scene.OfferAsync(TestDatabase.EditionId)).CustomItems);

        var opened = await scene.OpenAsync(TestDatabase.EditionId, carryOver: true);
        var offered = (await scene.Database.Get<GetItemsToAdd>().HandleAsync(scene.Bank, opened, CancellationToken.None)).Value.Library;
        Assert.True((await scene.Database.Get<AddCustomItems>().HandleAsync(scene.Bank, new(opened, [same, changed]), CancellationToken.None)).Succeeded);

        Assert.Equal([(other, true), (same, true), (changed, false)], offered.Select(item => (item.Id, item.IsCarried)));
        var answers = (await scene.AnswersAsync(opened)).Where(answer => ItemNumbers.IsCustom(answer.ItemNumber));
        Assert.Equal([(1001, 1, "回答1002"), (1002, 0, "")], answers.Select(answer => (answer.ItemNumber, answer.Revision, answer.Content.CurrentStatus)));
        Assert.Equal([(1001, null), (1002, ItemChange.Identical)], (await scene.HistoryAsync(opened, 1001)).Select(entry => (entry.Round.ItemNumber, entry.Round.Change)));
        Assert.Equal([("回答1003", (ItemChange?)ItemChange.Substantial)], (await scene.HistoryAsync(opened, 1002)).Select(entry => (entry.Content.CurrentStatus, entry.Round.Change)));
        Assert.Single((await scene.Database.TrailAsync(scene.Parties.Connection.ChainId)), entry => (entry.Action, entry.ItemNumber) == (AuditActions.ResponseCarriedOver, 1001));
    }

    [Fact]
    public async Task Taking_over_the_list_of_items_takes_their_answers_along_and_a_round_that_began_empty_stays_empty()
    {
        foreach (var carries in (bool[])[true, false])
        {
            await using var scene = await SceneAsync();
            await scene.Parties.AddItemAsync();
            await scene.Parties.AnswerAsync(1001, Party.ConnectingFirm, content => content with { CurrentStatus = "提出した回答" });
            await scene.Parties.TakeToAsync(AssessmentState.UnderReview);
            await scene.Parties.ReturnAsync((1001, "詳しく"));
            await scene.Parties.AnswerAsync(1001, Party.ConnectingFirm, content => content with { CurrentStatus = "提出していない書きかけ" });

            var opened = await scene.OpenAsync(TestDatabase.EditionId, carries);
            Assert.True((await scene.Database.Get<CarryTailoringOver>().HandleAsync(scene.Bank, opened, CancellationToken.None)).Succeeded);

            Assert.Equal(carries ? "提出した回答" : "", (await scene.AnswersAsync(opened)).Single(answer => answer.ItemNumber == 1001).Content.CurrentStatus);
        }
    }

    private static async Task<Scene> SceneAsync(DatabaseProvider provider = DatabaseProvider.Sqlite, string? json = null)
    {
        var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync();
        await database.Get<EditionLoader>().LoadAsync(SecondEdition.FileName, json ?? SecondEdition.Json, CancellationToken.None);
        database.Clock.Advance(TimeSpan.FromDays(1));
        return new(database, parties, parties.AssessmentId);
    }

    private sealed record Scene(TestDatabase Database, TwoParties Parties, Guid Earlier) : IAsyncDisposable
    {
        /// <summary>Opens rounds and reads no answers.</summary>
        public Caller Administrator => Parties.Firm.As(Role.Administrator);

        public Caller Bank => Parties.Bank.As(Role.Reviewer);

        public async Task<CarryOverOffer> OfferAsync(string edition) =>
            (await Database.Get<GetCarryOver>().HandleAsync(Administrator, Parties.Connection.Id, edition, CancellationToken.None)).Value.Offer!;

        public async Task<Guid> OpenAsync(string edition, bool carryOver) =>
            (await Database.Get<OpenAssessment>().HandleAsync(Administrator, new(Parties.Connection.Id, AssessmentPurpose.Monitoring, edition, null, carryOver), CancellationToken.None)).Value;

        public async Task RuleAsync(int? item) => Assert.True((await Database.Get<RuleEquivalence>().HandleAsync(
            Parties.Bank.As(Role.ReviewLead), new(SecondEdition.Id, TestDatabase.EditionId, item, IsEquivalent: true, "用語の統一のみ"), CancellationToken.None)).Succeeded);

        public async Task<IReadOnlyList<HistoryEntry>> HistoryAsync(Guid assessment, int item) =>
            (await Database.Get<GetItemHistory>().HandleAsync(Parties.Bank.As(Role.Auditor), assessment, item, CancellationToken.None)).Value;

        public async Task<List<Response>> AnswersAsync(Guid assessment)
        {
            await using var db = Database.OpenContext();
            return await db.Responses.AsNoTracking().Where(r => r.AssessmentId == assessment).OrderBy(r => r.ItemNumber).ThenBy(r => r.Party).ToListAsync();
        }

        public ValueTask DisposeAsync() => Database.DisposeAsync();
    }
}
