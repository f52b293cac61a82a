using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Features.Dashboard.Overview;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Tests.Domain.Catalogue;
using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Features.Dashboard.Overview;

public sealed class OverviewTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory, DatabaseData]
    public async Task A_bank_sees_rounds_ratings_findings_and_questions_of_its_connections_at_one_glance(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync();
        await parties.TakeToAsync(AssessmentState.UnderReview);
        await parties.RateAsync(1, new() { Value = RatingValue.Insufficient });
        await parties.RateAsync(9, new() { Value = RatingValue.Sufficient });
        await parties.CloseAsync();
        await parties.OpenAssessmentAsync(SeedEdition.Read(), AssessmentState.UnderReview);
        await parties.RateAsync(1, new() { Value = RatingValue.MostlySufficient });
        await parties.RateAsync(10, new() { Value = RatingValue.NeedsImprovement });
        await parties.FindingAsync(FindingState.Agreed);
        await parties.AskAsync(1, Party.ConnectingFirm);
        await parties.AskAsync(2, Party.FinancialInstitution);

        var view = await ReadAsync(database, parties.Bank.As(Role.Reviewer));

        var line = Assert.Single(view.Lines);
        Assert.Equal((2, AssessmentState.UnderReview), (line.Newest!.Round, line.Newest.State));
        Assert.Equal((1, 0, 1), (line.OpenFindings, line.OverdueFindings, line.Waiting));
        Assert.Equal(RatingValue.MostlySufficient, line.Categories[1].Worst);
        Assert.Equal((RatingValue.NeedsImprovement, 1), (line.Categories[2].Worst!.Value, line.Lacking));
        Assert.Equal([50, 50], line.Trend.Select(round => round.Tally.SatisfiedPercent!.Value));
        Assert.Equal([50, 100], (await ReadAsync(database, parties.Bank.As(Role.Reviewer), new() { Category = 1 })).Lines[0].Trend.Select(round => round.Tally.SatisfiedPercent!.Value));
        Assert.Equal(1, view.Pipeline.Single(step => step.State == AssessmentState.UnderReview).Count);
        Assert.Empty(view.Items);
    }

    [Theory, DatabaseData]
    public async Task A_firm_sees_no_rating_and_a_verdict_on_an_answer_of_before_counts_no_more(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync();
        await parties.TakeToAsync(AssessmentState.UnderReview);
        await parties.RateAsync(1, new() { Value = RatingValue.Insufficient });

        var firm = await ReadAsync(database, parties.Firm.As(Role.Contributor));
        Assert.False(firm.ShowsRatings);
        Assert.All(firm.Lines, line => Assert.Empty(line.Categories));

        await parties.ReturnAsync((1, "根拠不足"));
        await parties.AnswerAsync(1, Party.ConnectingFirm, content => content with { CurrentStatus = "直した" });
        Assert.Empty((await ReadAsync(database, parties.Bank.As(Role.Auditor))).Lines[0].Categories);
    }

    [Fact]
    public async Task Each_order_and_a_search_leave_what_they_say()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();
        var bank = parties.Bank.As(Role.Reviewer);
        foreach (var sort in Enum.GetValues<OverviewSort>()) Assert.Single((await ReadAsync(database, bank, new() { Sort = sort })).Lines);

        Assert.Empty((await ReadAsync(database, bank, new() { Search = "どこにもない名前" })).Lines);
    }

    [Fact]
    public void What_is_shown_goes_to_the_address_and_back()
    {
        var state = new OverviewState { Search = "A & B", Sort = OverviewSort.Lacking, Category = 4 };

        Assert.Equal(state, OverviewState.Read("https://workbench.example" + state.ToAddress("/overview")));
        Assert.Equal(new OverviewState(), OverviewState.Read("/overview?sort=9&category=-1"));
    }

    [Fact]
    public void A_tally_counts_what_is_rated_and_names_the_gravest()
    {
        var tally = RatingTally.Of([RatingValue.Sufficient, RatingValue.MostlySufficient, RatingValue.NeedsImprovement, RatingValue.OutOfScope]);

        Assert.Equal((3, 1, 66, RatingValue.NeedsImprovement), (tally.Rated, tally.Lacking, tally.SatisfiedPercent!.Value, tally.Worst!.Value));
        Assert.Null(RatingTally.None.SatisfiedPercent);
        Assert.Null(RatingTally.None.Worst);
        Assert.Null(RatingTally.Of([RatingValue.OutOfScope]).SatisfiedPercent);
    }

    private static async Task<OverviewView> ReadAsync(TestDatabase database, Caller caller, OverviewState? state = null) =>
        (await database.Get<GetOverview>().HandleAsync(caller, state ?? new(), None)).Value;
}
