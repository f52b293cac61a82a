using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Features.Evidence.Pieces;
using ChecklistWorkbench.Features.Review.Findings;
using ChecklistWorkbench.Features.Review.Ratings;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Tests.Domain.Catalogue;
using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Features.Review.Findings;

public sealed class FindingActionsTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory, DatabaseData]
    public async Task A_finding_is_raised_planned_agreed_and_listed_for_the_side_whose_turn_it_is(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await UnderReviewAsync(database);
        var (bank, firm) = (parties.Bank.As(Role.Reviewer), parties.Firm.As(Role.Contributor));

        Assert.Equal(1, (await database.Get<RaiseFinding>().HandleAsync(bank, new(parties.AssessmentId, 9, FindingSeverity.High, "手順がない"), None)).Value);
        Assert.Equal([1], await ListAsync(database, firm, FindingFilter.WaitingForUs));
        Assert.Empty(await ListAsync(database, bank, FindingFilter.WaitingForUs));
        var seen = (await database.Get<GetItemFindings>().HandleAsync(firm, parties.AssessmentId, 9, None)).Value;
        Assert.Equal((false, FindingAct.ProposePlan), (seen.CanRaise, Assert.Single(seen.Findings[0].Acts)));

        var finding = seen.Findings[0].Finding;
        Assert.True((await database.Get<ProposePlan>().HandleAsync(firm, new(parties.Connection.Id, finding.Id, new("手順を定める", "総務", TwoParties.PlanDue), finding.Version), None)).Succeeded);
        Assert.Equal([1], await ListAsync(database, bank, FindingFilter.WaitingForUs));
        Assert.Empty(await ListAsync(database, firm, FindingFilter.WaitingForUs));

        // Someone who still sees the finding without a plan moves nothing.
        Assert.IsType<FindingMoved>((await database.Get<MoveFinding>().HandleAsync(bank, new(parties.Connection.Id, finding.Id, FindingAct.Withdraw, "誤り", finding.Version), None)).Refusal);
        Assert.True((await database.Get<MoveFinding>().HandleAsync(bank, new(parties.Connection.Id, finding.Id, FindingAct.Agree, "", finding.Version + 1), None)).Succeeded);
        var details = (await database.Get<GetFinding>().HandleAsync(firm, parties.Connection.Id, 1, None)).Value;
        Assert.Equal((FindingState.Agreed, 3), (details.View.Finding.State, details.View.Finding.Steps.Count));
    }

    [Theory, DatabaseData]
    public async Task An_open_finding_goes_on_into_the_next_round_and_into_the_reviewer_s_queue(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await UnderReviewAsync(database);
        await parties.FindingAsync(FindingState.Reported, itemNumber: 9);
        await parties.FindingAsync(FindingState.Agreed, itemNumber: 12, text: "計画のある指摘");
        await parties.CloseAsync();
        await parties.OpenAssessmentAsync(SeedEdition.Read(), AssessmentState.UnderReview);

        Assert.Single((await database.Get<GetItemFindings>().HandleAsync(parties.Firm.As(Role.Contributor), parties.AssessmentId, 9, None)).Value.Findings);
        var review = (await database.Get<GetReview>().HandleAsync(parties.Bank.As(Role.Reviewer), parties.AssessmentId, None)).Value;
        Assert.Contains(ReviewReason.FindingWaits, review.Items.Single(item => item.Number == 9).Reasons);
        Assert.DoesNotContain(ReviewReason.FindingWaits, review.Items.Single(item => item.Number == 12).Reasons);
    }

    [Theory, DatabaseData]
    public async Task A_report_shares_its_evidence_with_the_bank_and_stays_named_after_a_withdrawal(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await UnderReviewAsync(database);
        var (bank, firm) = (parties.Bank.As(Role.Reviewer), parties.Firm.As(Role.Contributor));
        var finding = (await parties.FindingAsync(FindingState.InProgress))!;
        var (piece, _) = await parties.EvidenceAsync(Party.ConnectingFirm, "訓練の記録");
        Assert.Equal([(piece, false)], (await ViewAsync(database, firm, parties)).Choices.Select(choice => (choice.PieceId, choice.IsShared)));
        Assert.Empty((await ViewAsync(database, bank, parties)).Choices);

        // A report that is refused shares nothing.
        var unsaid = new MoveFindingRequest(parties.Connection.Id, finding.Id, FindingAct.Report, " ", finding.Version) { Evidence = [piece] };
        Assert.IsType<InvalidField>((await database.Get<MoveFinding>().HandleAsync(firm, unsaid, None)).Refusal);
        Assert.IsType<NotFound>((await database.Get<GetEvidence>().HandleAsync(bank, piece, None)).Refusal);

        Assert.True((await database.Get<MoveFinding>().HandleAsync(firm, unsaid with { Words = "訓練を行った", Evidence = [piece, piece] }, None)).Succeeded);
        Assert.Equal(new ReportedEvidence(piece, 1, "訓練の記録"), Assert.Single((await ViewAsync(database, bank, parties)).Finding.Steps[^1].Evidence));
        var seen = (await database.Get<GetEvidence>().HandleAsync(bank, piece, None)).Value;
        Assert.Equal((1, 1, FindingState.Reported, 1), (seen.Findings.Count, seen.Findings[0].Number, seen.Findings[0].State, seen.Findings[0].Version));

        Assert.True((await database.Get<WithdrawEvidence>().HandleAsync(parties.Firm.As(Role.Approver), piece, "誤り", None)).Succeeded);
        var view = await ViewAsync(database, bank, parties);
        Assert.Equal((1, true), (view.Finding.Steps[^1].Evidence.Count, view.Withdrawn.Contains(piece)));
    }

    [Theory, DatabaseData]
    public async Task A_report_stands_on_nobody_else_s_evidence(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await UnderReviewAsync(database);
        var others = await database.AssessmentAsync();
        var finding = (await parties.FindingAsync(FindingState.InProgress))!;
        var (shared, _) = await parties.EvidenceAsync(Party.FinancialInstitution, "銀行の証跡", share: true);
        var (hidden, _) = await parties.EvidenceAsync(Party.FinancialInstitution, "銀行の内部");
        var (foreign, _) = await others.EvidenceAsync(Party.ConnectingFirm, "他社の証跡", share: true);

        Assert.IsType<OthersEvidence>(await ReportAsync(shared));
        Assert.IsType<NotFound>(await ReportAsync(hidden));
        Assert.IsType<NotFound>(await ReportAsync(foreign));
        Assert.Equal(FindingState.InProgress, (await ViewAsync(database, parties.Firm.As(Role.Contributor), parties)).Finding.State);

        async Task<Refusal?> ReportAsync(Guid piece) => (await database.Get<MoveFinding>().HandleAsync(
            parties.Firm.As(Role.Contributor), new(parties.Connection.Id, finding.Id, FindingAct.Report, "実施", finding.Version) { Evidence = [piece] }, None)).Refusal;
    }

    [Theory, DatabaseData]
    public async Task The_list_is_searched_filtered_sorted_and_goes_whole_into_a_file(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await UnderReviewAsync(database);
        await parties.FindingAsync(FindingState.Agreed, text: "開いている指摘");
        await parties.FindingAsync(FindingState.Confirmed, text: "終わった指摘");
        var firm = parties.Firm.As(Role.Approver);

        Assert.Equal([1], await ListAsync(database, firm, FindingFilter.Open));
        Assert.Equal([2], await ListAsync(database, firm, FindingFilter.Ended));
        Assert.Empty(await ListAsync(database, firm, FindingFilter.Overdue));
        foreach (var sort in Enum.GetValues<FindingSort>())
        {
            foreach (var descending in (bool[])[false, true])
                Assert.Equal(2, (await database.Get<GetFindings>().HandleAsync(firm, new() { Show = FindingFilter.All, Sort = sort, Descending = descending }, None)).Value.Total);
        }

        Assert.Equal(2, Assert.Single((await database.Get<GetFindings>().HandleAsync(firm, new() { Show = FindingFilter.All, Search = "終わった" }, None)).Value.Rows).Number);
        Assert.Equal(2, (await database.Get<ExportFindings>().HandleAsync(firm, new() { Show = FindingFilter.All, Page = 9 }, None)).Value.Rows.Count);
    }

    [Fact]
    public void What_the_list_shows_goes_to_the_address_and_back()
    {
        var state = new FindingsState { Search = "計画 & 担当", Show = FindingFilter.Overdue, Connection = Guid.CreateVersion7(), Sort = FindingSort.Severity, Descending = true, Page = 3 };

        Assert.Equal(state, FindingsState.Read("https://workbench.example" + state.ToAddress("/findings")));
        Assert.Equal(new FindingsState(), FindingsState.Read("/findings?show=7&sort=x&page=-1&connection=none"));
    }

    private static async Task<FindingView> ViewAsync(TestDatabase database, Caller caller, TwoParties parties) =>
        (await database.Get<GetFinding>().HandleAsync(caller, parties.Connection.Id, 1, None)).Value.View;

    private static async Task<IEnumerable<int>> ListAsync(TestDatabase database, Caller caller, FindingFilter show) =>
        (await database.Get<GetFindings>().HandleAsync(caller, new() { Show = show }, None)).Value.Rows.Select(row => row.Number);

    private static async Task<TwoParties> UnderReviewAsync(TestDatabase database)
    {
        var parties = await database.AssessmentAsync();
        await parties.TakeToAsync(AssessmentState.UnderReview);
        return parties;
    }
}
