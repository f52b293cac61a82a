using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Assessments.Tasks;
using ChecklistWorkbench.Features.Assessments.Workspace;
using ChecklistWorkbench.Features.Catalogue;
using ChecklistWorkbench.Features.Catalogue.Reviews;
using ChecklistWorkbench.Features.Connections;
using ChecklistWorkbench.Features.Dashboard;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Tests.Domain.Catalogue;
using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Features.Catalogue.Reviews;

/// <summary>What an administrator records about an edition, and what it asks of assessments under monitoring.</summary>
public sealed class RecordedReferencesTests
{
    private static readonly RegulationUpdate Change = new(
        "架空の安全対策基準（試験用）", new DateOnly(2026, 10, 1), "実99", [21], "架空の改訂の内容。", "架空の問い。", new SourcePlace("架空の資料", null));

    [Theory, DatabaseData]
    public async Task Next_years_review_stands_first_beside_the_products_own_and_is_corrected_by_a_new_version(DatabaseProvider provider)
    {
        await using var scene = await SceneAsync(provider);
        var shipped = (await scene.ReviewsAsync()).Reviews.Count;

        Assert.True((await scene.RecordAsync(Review(2026, "最初の記録"))).Succeeded);
        var recorded = (await scene.ReviewsAsync()).Reviews[0];
        var corrected = await scene.RecordAsync(Review(2026, "訂正した記録"), new(recorded.EntryId!.Value, recorded.Number));
        var late = await scene.RecordAsync(Review(2026, "遅れた訂正"), new(recorded.EntryId.Value, recorded.Number));
        var twice = await scene.RecordAsync(Review(2026, "同じ年度の別の記録"));

        Assert.True(corrected.Succeeded);
        Assert.IsType<EntryCorrectedMeanwhile>(late.Refusal);
        Assert.IsType<YearRecorded>(twice.Refusal);
        var reviews = (await scene.ReviewsAsync()).Reviews;
        Assert.Equal((shipped + 1, 2026, "訂正した記録", 2), (reviews.Count, reviews[0].Content.FiscalYear, reviews[0].Content.Criteria[0].Finding, reviews[0].Number));
        Assert.Equal(2, (await scene.Database.TrailAsync(AuditChain.OfInstallation)).Count(entry => entry.Action == AuditActions.ReferenceRecorded));
    }

    [Fact]
    public async Task A_recorded_review_of_a_year_that_the_product_knows_stands_in_its_place()
    {
        await using var scene = await SceneAsync();
        var shipped = (await scene.ReviewsAsync()).Reviews;

        await scene.RecordAsync(Review(2021, "この環境での記録"));

        var reviews = (await scene.ReviewsAsync()).Reviews;
        Assert.Equal(shipped.Count, reviews.Count);
        Assert.Equal("この環境での記録", reviews.Single(review => review.Content.FiscalYear == 2021).Content.Criteria[0].Finding);
    }

    [Fact]
    public async Task The_reviews_of_an_edition_stay_readable_when_a_newer_one_is_here()
    {
        await using var scene = await SceneAsync();
        var before = await scene.ReviewsAsync();
        await scene.Parties.PublishEditionAsync(SecondEdition.Json, SecondEdition.FileName);

        var after = await scene.ReviewsAsync();

        Assert.Equal(before.Reviews.Select(review => review.Content.FiscalYear), after.Reviews.Select(review => review.Content.FiscalYear));
        Assert.Equal(("", before.Edition.Label), (before.EditionOf(before.Reviews[0].Content), after.EditionOf(after.Reviews[0].Content)));
    }

    [Fact]
    public async Task What_is_left_out_or_unknown_is_refused_by_field_and_nothing_is_recorded()
    {
        await using var scene = await SceneAsync();

        Assert.Equal("FiscalYear", Assert.IsType<InvalidField>((await scene.RecordAsync(Review(2027, "x"))).Refusal).Field);
        Assert.Equal("Finding", Assert.IsType<InvalidField>((await scene.RecordAsync(Review(2026, "x") with { Criteria = [] })).Refusal).Field);
        Assert.Equal("Figure", Assert.IsType<InvalidField>((await scene.RecordAsync(Review(2026, "x") with { Figures = [new("採用数", "", "社")] })).Refusal).Field);
        Assert.Equal("Finding", Assert.IsType<InvalidField>((await scene.RecordAsync(Review(2026, " "))).Refusal).Field);
        Assert.Equal("Items", Assert.IsType<InvalidField>((await scene.RecordAsync(Change with { Items = [45] })).Refusal).Field);
        Assert.Equal("Change", Assert.IsType<InvalidField>((await scene.RecordAsync(Change with { Change = "" })).Refusal).Field);
        Assert.Equal("Document", Assert.IsType<InvalidField>((await scene.RecordAsync(Change with { Source = new("", null) })).Refusal).Field);
        Assert.Equal("TooLong", Assert.IsType<InvalidField>((await scene.RecordAsync(Change with { Standard = new string('あ', Lengths.Line + 1) })).Refusal).Rule);
        Assert.Equal("TooLong", Assert.IsType<InvalidField>((await scene.RecordAsync(Change with { Clause = new string('あ', Lengths.Line + 1) })).Refusal).Rule);
        Assert.Equal("TooLong", Assert.IsType<InvalidField>((await scene.RecordAsync(Change with { Change = new string('あ', Lengths.Text + 1) })).Refusal).Rule);
        Assert.IsType<NotFound>((await scene.RecordAsync(Review(2026, "x") with { EditionId = "none" })).Refusal);
        Assert.IsType<NotFound>((await scene.RecordAsync(Review(2026, "x"), new(Guid.CreateVersion7(), 1))).Refusal);
        Assert.DoesNotContain(await scene.Database.TrailAsync(AuditChain.OfInstallation), entry => entry.Action == AuditActions.ReferenceRecorded);
    }

    [Theory, DatabaseData]
    public async Task A_change_is_shown_on_its_items_and_asks_both_parties_of_assessments_under_monitoring(DatabaseProvider provider)
    {
        await using var scene = await SceneAsync(provider);
        var monitoring = await scene.OpenMonitoringAsync();

        var recorded = await scene.RecordAsync(Change);

        Assert.Equal(1, recorded.Value.Tasks);
        var reader = scene.Parties.Firm.As(Role.Contributor);
        var workspace = (await scene.Database.Get<GetWorkspace>().HandleAsync(reader, monitoring, CancellationToken.None)).Value;
        Assert.Contains(workspace.Updates, update => update.Clause == "実99");
        Assert.Equal(2, (await scene.Database.Get<GetItemEntry>().HandleAsync(reader, TestDatabase.EditionId, 21, CancellationToken.None)).Value.Updates.Count);
        foreach (var caller in (Caller[])[reader, scene.Parties.Bank.As(Role.Auditor)])
        {
            var task = Assert.Single((await scene.Database.Get<GetOpenTasks>().HandleAsync(caller, CancellationToken.None)).Value.Tasks);
            Assert.Equal((monitoring, 21, "架空の安全対策基準（試験用） 実99"), (task.AssessmentId, task.ItemNumber, task.Standard));
        }

        var opened = (await scene.Database.TrailAsync(scene.Parties.Connection.ChainId)).Single(entry => entry.Action == AuditActions.MonitoringTaskOpened);
        Assert.Null(opened.ActorId);
        Assert.DoesNotContain(scene.Administrator.OrganizationId.ToString(), opened.Details ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_asks_about_the_items_it_adds_and_no_second_time_about_the_others()
    {
        await using var scene = await SceneAsync();
        await scene.OpenMonitoringAsync();
        await scene.RecordAsync(Change);

        var corrected = await scene.CorrectAsync(Change with { Items = [21, 22] });

        Assert.Equal(1, corrected.Value.Tasks);
        Assert.Equal([21, 22], (await scene.Database.Get<GetOpenTasks>().HandleAsync(scene.Parties.Bank.As(Role.Reviewer), CancellationToken.None)).Value.Tasks.Select(task => task.ItemNumber));
    }

    [Fact]
    public async Task The_bank_says_once_what_came_of_it_and_the_task_leaves_the_dashboards()
    {
        await using var scene = await SceneAsync();
        var monitoring = await scene.OpenMonitoringAsync();
        await scene.RecordAsync(Change);
        var reviewer = scene.Parties.Bank.As(Role.Reviewer);
        var task = (await scene.TasksAsync(reviewer, monitoring)).Tasks[0];

        Assert.False((await scene.TasksAsync(scene.Parties.Firm.As(Role.Approver), monitoring)).CanHandle);
        Assert.Equal("Comment", Assert.IsType<InvalidField>((await scene.HandleAsync(reviewer, monitoring, task.Id, " ")).Refusal).Field);
        Assert.True((await scene.HandleAsync(reviewer, monitoring, task.Id, "台帳の写しで確認した")).Succeeded);
        Assert.IsType<TaskHandled>((await scene.HandleAsync(reviewer, monitoring, task.Id, "二度目")).Refusal);

        var handled = Assert.Single((await scene.TasksAsync(scene.Parties.Firm.As(Role.Approver), monitoring)).Tasks);
        Assert.Equal("台帳の写しで確認した", handled.Comment);
        Assert.Equal(0, (await scene.Database.Get<GetOpenTasks>().HandleAsync(reviewer, CancellationToken.None)).Value.Total);
        Assert.Equal(AuditActions.MonitoringTaskHandled, (await scene.Database.TrailAsync(scene.Parties.Connection.ChainId))[^1].Action);
    }

    [Fact]
    public async Task A_correction_takes_back_what_it_asked_by_mistake_but_not_what_was_looked_at()
    {
        await using var scene = await SceneAsync();
        var monitoring = await scene.OpenMonitoringAsync();
        await scene.RecordAsync(Change with { Items = [21, 22] });
        var reviewer = scene.Parties.Bank.As(Role.Reviewer);
        var mistaken = (await scene.TasksAsync(reviewer, monitoring)).Tasks[0].Id;
        await scene.HandleAsync(reviewer, monitoring, (await scene.TasksAsync(reviewer, monitoring, 22)).Tasks[0].Id, "確認した");

        await scene.CorrectAsync(Change with { Items = [20] });

        Assert.Equal([20], (await scene.OpenTasksAsync(reviewer)).Tasks.Select(task => task.ItemNumber));
        Assert.Empty((await scene.TasksAsync(reviewer, monitoring)).Tasks);
        Assert.Equal("確認した", Assert.Single((await scene.TasksAsync(reviewer, monitoring, 22)).Tasks).Comment);
        Assert.IsType<TaskHandled>((await scene.HandleAsync(reviewer, monitoring, mistaken, "遅れた確認")).Refusal);
        Assert.Contains(await scene.Database.TrailAsync(scene.Parties.Connection.ChainId), entry => (entry.Action, entry.ItemNumber) == (AuditActions.MonitoringTaskDropped, 21));

        await scene.CorrectAsync(Change with { Items = [21, 22] });
        Assert.Equal([21], (await scene.OpenTasksAsync(reviewer)).Tasks.Select(task => task.ItemNumber));
    }

    [Theory, DatabaseData]
    public async Task The_next_round_asks_what_nobody_has_looked_at_since_the_first(DatabaseProvider provider)
    {
        await using var scene = await SceneAsync(provider);
        var reviewer = scene.Parties.Bank.As(Role.Reviewer);
        await scene.RecordAsync(Change with { Clause = "実1" });
        scene.Database.Clock.Advance(TimeSpan.FromDays(1));
        await scene.Parties.OpenAssessmentAsync(await scene.Database.EditionAsync(), AssessmentState.Closed);
        scene.Database.Clock.Advance(TimeSpan.FromDays(1));

        await scene.RecordAsync(Change with { Clause = "実2", Items = [21, 22] });
        Assert.Equal(0, (await scene.OpenTasksAsync(reviewer)).Total);
        var first = await scene.OpenMonitoringAsync();
        Assert.Equal([21, 22], (await scene.OpenTasksAsync(reviewer)).Tasks.Select(task => task.ItemNumber));
        await scene.HandleAsync(reviewer, first, (await scene.TasksAsync(reviewer, first, 22)).Tasks[0].Id, "確認した");
        await scene.Parties.StandForAsync(first, AssessmentState.Closed);
        Assert.Equal(0, (await scene.OpenTasksAsync(reviewer)).Total);
        Assert.False((await scene.TasksAsync(reviewer, first)).CanHandle);
        Assert.IsType<TaskHandled>((await scene.HandleAsync(reviewer, first, (await scene.TasksAsync(reviewer, first)).Tasks[0].Id, "終了後")).Refusal);

        scene.Database.Clock.Advance(TimeSpan.FromDays(1));
        var second = await scene.OpenMonitoringAsync();

        var open = Assert.Single((await scene.OpenTasksAsync(reviewer)).Tasks);
        Assert.Equal((second, 21, "架空の安全対策基準（試験用） 実2"), (open.AssessmentId, open.ItemNumber, open.Standard));
    }

    [Fact]
    public async Task A_change_asks_in_the_newest_round_alone_while_the_one_before_has_open_conditions()
    {
        await using var scene = await SceneAsync();
        var reviewer = scene.Parties.Bank.As(Role.Reviewer);
        var first = await scene.OpenMonitoringAsync();
        scene.Database.Clock.Advance(TimeSpan.FromDays(1));
        await scene.RecordAsync(Change with { Clause = "実1" });
        await scene.Parties.StandForAsync(first, AssessmentState.Decided);
        scene.Database.Clock.Advance(TimeSpan.FromDays(1));

        var second = await scene.OpenMonitoringAsync();
        Assert.Equal([second], (await scene.OpenTasksAsync(reviewer)).Tasks.Select(task => task.AssessmentId));
        Assert.Equal(1, (await scene.RecordAsync(Change with { Clause = "実2" })).Value.Tasks);

        Assert.Equal([second, second], (await scene.OpenTasksAsync(reviewer)).Tasks.Select(task => task.AssessmentId));
    }

    private static EditionReview Review(int year, string finding) => new(year, TestDatabase.EditionId, ReviewVerdict.NotRequired, null,
        [.. EditionReview.FourCriteria.Select((criterion, at) => new ReviewFinding(at + 1, criterion, finding))], [], [new("採用数", "12", "社")], new SourcePlace("架空の対応方針", 3));

    private static async Task<Scene> SceneAsync(DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        var database = await TestDatabase.CreateAsync(provider);
        var other = await database.TwoPartiesAsync();
        await other.EntrustInstallationAsync();
        return new(database, await database.TwoPartiesAsync(), other.Bank.As(Role.Administrator));
    }

    /// <param name="Administrator">Of a bank that is no party to the connection.</param>
    private sealed record Scene(TestDatabase Database, TwoParties Parties, Caller Administrator) : IAsyncDisposable
    {
        public Task<Outcome<Done>> RecordAsync(EditionReview review, CorrectionOf? correction = null) =>
            Database.Get<RecordReview>().HandleAsync(Administrator, new(review, correction), CancellationToken.None);

        public Task<Outcome<RecordedUpdate>> RecordAsync(RegulationUpdate update, CorrectionOf? correction = null) =>
            Database.Get<RecordUpdate>().HandleAsync(Administrator, new(update, correction), CancellationToken.None);

        public async Task<ReviewsView> ReviewsAsync() => (await Database.Get<GetReviews>().HandleAsync(Administrator, CancellationToken.None)).Value;

        public async Task<Guid> OpenMonitoringAsync() => (await Database.Get<OpenAssessment>().HandleAsync(Parties.Bank.As(Role.ReviewLead),
            new(Parties.Connection.Id, AssessmentPurpose.Monitoring, TestDatabase.EditionId, null), CancellationToken.None)).Value;

        /// <summary>Corrects the change that was recorded last.</summary>
        public async Task<Outcome<RecordedUpdate>> CorrectAsync(RegulationUpdate update)
        {
            var known = (await ReviewsAsync()).Updates[^1];
            return await RecordAsync(update, new(known.EntryId!.Value, known.Number));
        }

        public async Task<ItemTasksView> TasksAsync(Caller caller, Guid assessment, int item = 21) =>
            (await Database.Get<GetItemTasks>().HandleAsync(caller, assessment, item, CancellationToken.None)).Value;

        public async Task<OpenTasksView> OpenTasksAsync(Caller caller) => (await Database.Get<GetOpenTasks>().HandleAsync(caller, CancellationToken.None)).Value;

        public Task<Outcome<Done>> HandleAsync(Caller caller, Guid assessment, Guid task, string comment) =>
            Database.Get<HandleTask>().HandleAsync(caller, new(assessment, task, comment), CancellationToken.None);

        public ValueTask DisposeAsync() => Database.DisposeAsync();
    }
}
