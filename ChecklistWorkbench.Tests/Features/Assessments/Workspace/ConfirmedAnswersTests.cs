using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Assessments.Workspace;
using ChecklistWorkbench.Features.Evidence.Items;
using ChecklistWorkbench.Features.Evidence.Pieces;
using ChecklistWorkbench.Features.Reports;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Features.Assessments.Workspace;

/// <summary>独立確認済 beside 自己申告, in the workspace, on the item and in the report.</summary>
public sealed class ConfirmedAnswersTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static readonly EvidencePeriod Current = new() { CoversFrom = new(2020, 4, 1), CoversTo = new(2021, 3, 31), ValidUntil = new(2099, 3, 31) };

    [Theory, DatabaseData]
    public async Task A_shared_report_that_speaks_for_today_marks_its_owner_s_answer_and_nothing_else(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync();
        await parties.EvidenceAsync(Party.ConnectingFirm, "保証", share: true, period: Current, kind: EvidenceKind.AssuranceReport, items: [1, 37]);
        await parties.EvidenceAsync(Party.FinancialInstitution, "手続", share: true, period: Current, kind: EvidenceKind.AgreedProcedures, items: 37);
        await parties.EvidenceAsync(Party.ConnectingFirm, "規程", share: true, period: Current, items: 2);
        await parties.EvidenceAsync(Party.ConnectingFirm, "期限切れ", share: true, period: new() { ValidUntil = new(2020, 1, 1) }, kind: EvidenceKind.AssuranceReport, items: 3);
        await parties.EvidenceAsync(Party.ConnectingFirm, "未共有", period: Current, kind: EvidenceKind.AssuranceReport, items: 4);

        foreach (var reader in (Caller[])[parties.Firm.As(Role.Contributor), parties.Bank.As(Role.Auditor)])
        {
            Assert.Equal(
                [new(1, Party.ConnectingFirm), new(37, Party.ConnectingFirm), new(37, Party.FinancialInstitution)],
                (await database.Get<GetConfirmedAnswers>().HandleAsync(reader, parties.AssessmentId, None)).Value);
        }

        var item = (await database.Get<GetItemEvidence>().HandleAsync(parties.Firm.As(Role.Contributor), parties.AssessmentId, 3, None)).Value;
        Assert.Equal(Confirmation.Over, Assert.Single(item.Lines).Confirmation);
        Assert.Equal(Confirmation.NotShared, Assert.Single((await database.Get<GetItemEvidence>().HandleAsync(parties.Firm.As(Role.Contributor), parties.AssessmentId, 4, None)).Value.Lines).Confirmation);
    }

    [Fact]
    public async Task A_report_says_of_each_answer_who_confirmed_it_on_the_day_of_the_submission()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();
        var (piece, _) = await parties.EvidenceAsync(Party.ConnectingFirm, "外部保証", share: true, period: Current, kind: EvidenceKind.AssuranceReport, items: 1);
        foreach (var number in (int[])[1, 2]) await parties.AnswerAsync(number, Party.ConnectingFirm, content => content with { Implementation = Implementation.Implemented, CurrentStatus = "実施している" });
        await parties.SubmitAsync();
        Assert.True((await database.Get<WithdrawEvidence>().HandleAsync(parties.Firm.As(Role.Approver), piece, "差し替えのため", None)).Succeeded);

        var items = (await database.Get<GetReport>().HandleAsync(parties.Bank.As(Role.Reviewer), new(parties.AssessmentId), None)).Value.Items.ToDictionary(item => item.Label);
        Assert.Equal("◈ 独立確認済\n保証報告書「外部保証」発行者の試験", ReportWords.ConfirmationOf(items["1"].Answers[0]));
        Assert.Equal("自己申告", ReportWords.ConfirmationOf(items["2"].Answers[0]));
        Assert.Equal("", ReportWords.ConfirmationOf(items["3"].Answers[0]));
        // What was frozen stands; what may be read today is another question.
        Assert.Empty((await database.Get<GetConfirmedAnswers>().HandleAsync(parties.Bank.As(Role.Reviewer), parties.AssessmentId, None)).Value);
    }
}
