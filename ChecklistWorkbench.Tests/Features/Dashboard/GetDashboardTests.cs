using System.Globalization;
using System.Resources;
using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Features.Dashboard;
using ChecklistWorkbench.Resources;
using ChecklistWorkbench.Tests.Persistence.Seeding.Demo;
using Xunit;

namespace ChecklistWorkbench.Tests.Features.Dashboard;

public sealed class GetDashboardTests(DemoDatabase demo) : IClassFixture<DemoDatabase>
{
    private async Task<DashboardView> ViewAsync(string person, DashboardState? state = null)
    {
        var caller = await demo.SignInAsync(person);
        return (await demo.Get<GetDashboard>().HandleAsync(caller, state ?? new(), CancellationToken.None)).Value;
    }

    [Fact]
    public async Task The_firm_sees_what_waits_for_it_before_what_waits_for_others()
    {
        var view = await ViewAsync("contributor@kakeibo");

        Assert.Equal([Turn.Mine, Turn.Theirs], view.Rows.Select(row => row.Turn));
        Assert.Equal(["あけぼの銀行（デモ）", "みなと信用金庫（デモ）"], view.Rows.Select(row => row.OtherName));
        Assert.Equal([1, 1, 0], view.Counts);
        Assert.Equal(new NextStep(NextStepKind.WaitForReviewStart), view.Rows[1].Next);
        Assert.Equal(view.Today.AddDays(27), view.Rows[0].DueOn);
    }

    [Fact]
    public async Task The_firm_counts_38_items_and_the_bank_14_and_only_answered_ones_count()
    {
        var view = await ViewAsync("contributor@kakeibo");

        Assert.Equal((38, 14), (view.Rows[0].Progress.Firm.Total, view.Rows[0].Progress.Bank.Total));
        Assert.InRange(view.Rows[0].Progress.Firm.Answered, 30, 37);
        Assert.Equal(0, view.Rows[0].Progress.Firm.ReturnedToAnswer);
        Assert.Equal((38, 14), (view.Rows[1].Progress.Firm.Answered, view.Rows[1].Progress.Bank.Answered));
    }

    [Fact]
    public async Task A_submission_is_the_banks_turn_and_an_unfinished_answer_of_its_own_too()
    {
        var minato = await ViewAsync("reviewer@minato");
        var akebono = await ViewAsync("reviewer@akebono");

        Assert.Equal((Turn.Mine, new NextStep(NextStepKind.TakeUnderReview)), (minato.Rows.Single().Turn, minato.Rows.Single().Next));
        Assert.All(akebono.Rows, row => Assert.Equal(row.Progress.Bank.ToAnswer > 0, row.Turn == Turn.Mine));
        Assert.Contains(akebono.Rows, row => row.Next.Kind == NextStepKind.Answer);
    }

    [Fact]
    public async Task A_bank_sees_nothing_of_another_bank()
    {
        var view = await ViewAsync("lead@minato");

        Assert.Single(view.Rows);
        Assert.All(view.Activity, line => Assert.DoesNotContain("あけぼの", line.Who, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_auditor_reads_the_same_list_without_a_turn_of_their_own()
    {
        var view = await ViewAsync("auditor@akebono");

        Assert.True(view.IsReadOnly);
        Assert.Equal(2, view.Rows.Count);
    }

    [Fact]
    public async Task An_administrator_sees_people_and_invitations_instead_of_assessments()
    {
        var view = await ViewAsync("admin@akebono");

        Assert.Equal(new AdministrationHints(4, 0, 0), view.Administration);
        Assert.Empty(view.Rows);
        Assert.Empty(view.Activity);
    }

    [Fact]
    public async Task Search_state_and_turn_narrow_the_list_and_its_counts()
    {
        var found = await ViewAsync("contributor@kakeibo", new() { Search = "みなと" });
        var state = await ViewAsync("contributor@kakeibo", new() { State = AssessmentState.Drafting });
        var turn = await ViewAsync("contributor@kakeibo", new() { Turn = Turn.Theirs });
        var none = await ViewAsync("contributor@kakeibo", new() { Page = 2 });

        Assert.Equal("みなと信用金庫（デモ）", found.Rows.Single().OtherName);
        Assert.Equal([0, 1, 0], found.Counts);
        Assert.Equal("あけぼの銀行（デモ）", state.Rows.Single().OtherName);
        Assert.Equal(Turn.Theirs, turn.Rows.Single().Turn);
        Assert.Equal([1, 1, 0], turn.Counts);
        Assert.Empty(none.Rows);
    }

    [Fact]
    public async Task The_last_changes_come_newest_first_and_are_at_most_fifteen()
    {
        var view = await ViewAsync("contributor@kakeibo");

        Assert.Equal(15, view.Activity.Count);
        Assert.Equal(view.Activity.OrderByDescending(line => line.AtUtc), view.Activity);
        Assert.Equal(("承認者（サンプル家計簿）", "response.saved", 21), (view.Activity[0].Who, view.Activity[0].Action, view.Activity[0].ItemNumber));
        Assert.Contains(view.Activity, line => line.Action == "step.TakeUnderReview");
        Assert.DoesNotContain(view.Activity, line => line.Action is "step.Return" or "step.Submit" or "step.Decide");
    }

    [Theory]
    [InlineData("lead@shiosai")]
    [InlineData("contributor@kaikei")]
    [InlineData("approver@kakeibo")]
    public async Task Every_change_is_told_in_words(string person)
    {
        var resources = new ResourceManager(typeof(DashboardTexts));
        var trail = new ResourceManager(typeof(AuditTrailTexts));

        var view = await ViewAsync(person);

        Assert.NotEmpty(view.Activity);
        Assert.All(view.Activity, line => Assert.NotNull(
            resources.GetString($"Did.{line.Action}", CultureInfo.InvariantCulture) ?? trail.GetString($"Action.{line.Action}", CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("contributor@kakeibo")]
    [InlineData("lead@akebono")]
    public async Task Five_queries_are_enough(string person)
    {
        var caller = await demo.SignInAsync(person);
        demo.Queries.Reset();

        await demo.Get<GetDashboard>().HandleAsync(caller, new(), CancellationToken.None);

        Assert.InRange(demo.Queries.Count, 1, 5);
    }
}
