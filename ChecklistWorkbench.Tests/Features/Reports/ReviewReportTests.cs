using System.Diagnostics;
using System.Text.Json;
using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Features.Reports;
using ChecklistWorkbench.Features.Reports.Pdf;
using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Features.Reports;

/// <summary>事前審査報告書, 判定書 and 指摘一覧: what both parties may read, the same for both, and the same bytes each time.</summary>
public sealed class ReviewReportTests
{
    private const string Internal = "内輪だけの感想";

    public static TheoryData<ReportKind> Kinds => [ReportKind.Review, ReportKind.Decision, ReportKind.Findings];

    [Fact]
    public async Task Before_they_are_shared_no_rating_is_in_a_report_whoever_asks()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync(AssessmentState.UnderReview);
        await parties.RateAsync(1, new() { Value = RatingValue.Insufficient, SharedComment = "共有前のコメント", InternalComment = Internal });
        await parties.ProposeAsync();

        foreach (var member in parties.Firm.Members.Concat(parties.Bank.Members).Where(member => member.Role != Role.Administrator))
        {
            var model = (await database.Get<GetReport>().HandleAsync(member.Caller, new(parties.AssessmentId, ReportKind.Review), CancellationToken.None)).Value;

            Assert.Empty(model.Review!.Ratings);
            Assert.Null(model.Review.Decision);
            Assert.IsType<NothingDecided>((await database.Get<GetReport>().HandleAsync(member.Caller, new(parties.AssessmentId, ReportKind.Decision), CancellationToken.None)).Refusal);
        }
    }

    [Fact]
    public async Task Ratings_shared_and_the_decision_taken_are_in_it_with_their_words_and_nothing_internal()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await DecidedAsync(database);

        var model = (await database.Get<GetReport>().HandleAsync(parties.Firm.As(Role.Auditor), new(parties.AssessmentId, ReportKind.Review), CancellationToken.None)).Value;

        Assert.Equal("事前審査報告書", model.Header.Title);
        Assert.Equal(new ReportRating(RatingValue.NeedsImprovement, "規程の改訂日を示してください"), model.Review!.Ratings["1"]);
        Assert.Equal([("参照系", "条件付適")], model.Review.Decision!.Verdicts);
        Assert.NotEmpty(model.Review.Decision.Conditions);
        Assert.DoesNotContain(Internal, TextOf(ReportDocument.Of(model, ReportKind.Review)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rating_of_an_earlier_answer_is_not_shown_beside_a_later_one()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync(AssessmentState.UnderReview);
        await parties.RateAsync(1, new() { Value = RatingValue.Insufficient });
        await parties.ShareAsync(1);
        await parties.ReturnAsync((1, "証跡を添えてください"));
        await parties.AnswerAsync(1, Party.ConnectingFirm, content => content with { CurrentStatus = "直した文" });
        await parties.SubmitAsync();

        Assert.NotEmpty((await ReadAsync(1)).Review!.Ratings);
        Assert.Empty((await ReadAsync(2)).Review!.Ratings);

        async Task<ReportModel> ReadAsync(int submission) =>
            (await database.Get<GetReport>().HandleAsync(parties.Bank.As(Role.Reviewer), new(parties.AssessmentId, ReportKind.Review, submission), CancellationToken.None)).Value;
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Both_parties_get_the_same_bytes_each_time_and_other_programs_read_them(ReportKind kind)
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await DecidedAsync(database);
        var make = database.Get<MakeReport>();

        var firm = (await make.HandleAsync(parties.Firm.As(Role.Approver), new(parties.AssessmentId, kind), CancellationToken.None)).Value;
        database.Clock.Advance(TimeSpan.FromDays(1));
        var bank = (await make.HandleAsync(parties.Bank.As(Role.Auditor), new(parties.AssessmentId, kind), CancellationToken.None)).Value;

        Assert.Equal(firm.Content, bank.Content);
        Assert.Empty(firm.MissingCharacters);
        var folder = TestEnvironment.ResultsFolder($"report-{ReportKinds.WordOf(kind)}");
        var file = Path.Combine(folder, "report.pdf");
        await File.WriteAllBytesAsync(file, firm.Content);
        if (TestEnvironment.FindProgram("qpdf") is null || TestEnvironment.FindProgram("pdftotext") is null) Assert.Skip("qpdf or poppler is not on PATH.");
        Assert.Contains("No syntax or stream encoding errors", await RunAsync("qpdf", "--check", file), StringComparison.Ordinal);
        var text = string.Concat((await RunAsync("pdftotext", "-raw", file, "-")).Where(letter => !char.IsWhiteSpace(letter)));
        foreach (var expected in kind switch
        {
            ReportKind.Decision => (string[])["判定書", "条件付適", "署名・押印", "審査責任者"],
            ReportKind.Findings => ["指摘一覧", "指摘ごとの経緯", "証跡：訓練の記録（第1版）"],
            _ => ["事前審査報告書", "評点ごとの件数", "規程の改訂日を示してください", "条件付適", "全項目の回答"],
        }) Assert.Contains(expected, text, StringComparison.Ordinal);
        Assert.All((await RunAsync("pdffonts", file)).Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..], font => Assert.Contains(" yes yes yes", font, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_decision_sheet_has_an_empty_signature_field_for_each_who_signs()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await DecidedAsync(database);
        var sheet = (await database.Get<MakeReport>().HandleAsync(parties.Bank.As(Role.ReviewLead), new(parties.AssessmentId, ReportKind.Decision), CancellationToken.None)).Value;
        var file = Path.Combine(TestEnvironment.ResultsFolder("report-signatures"), "report.pdf");
        await File.WriteAllBytesAsync(file, sheet.Content);
        if (TestEnvironment.FindProgram("qpdf") is null || TestEnvironment.FindProgram("pdfinfo") is null) Assert.Skip("qpdf or poppler is not on PATH.");

        var form = JsonDocument.Parse(await RunAsync("qpdf", "--json", "--json-key=acroform", file)).RootElement.GetProperty("acroform");
        Assert.Equal(["審査担当 /Sig null", "審査責任者 /Sig null", "承認者 /Sig null"],
            form.GetProperty("fields").EnumerateArray().Select(field => $"{field.GetProperty("fullname")} {field.GetProperty("fieldtype")} {field.GetProperty("value").GetRawText()}"));
        Assert.False(form.GetProperty("needappearances").GetBoolean());
        Assert.Equal(3, (await RunAsync("pdfinfo", "-struct", file)).Split('\n').Count(line => line.Trim().StartsWith("Form", StringComparison.Ordinal)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Without_a_submission_there_is_one_sentence(ReportKind kind)
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();

        var refusal = (await database.Get<MakeReport>().HandleAsync(parties.Firm.As(Role.Contributor), new(parties.AssessmentId, kind), CancellationToken.None)).Refusal;

        Assert.True(refusal is NothingSubmitted or NothingDecided);
    }

    private static async Task<TwoParties> DecidedAsync(TestDatabase database)
    {
        var parties = await database.AssessmentAsync();
        await parties.AnswerAsync(1, Party.ConnectingFirm, content => content with { CurrentStatus = "𠮷野の規程あり", Implementation = Implementation.Implemented });
        await parties.TakeToAsync(AssessmentState.UnderReview);
        await parties.RateAsync(1, new() { Value = RatingValue.NeedsImprovement, SharedComment = "規程の改訂日を示してください", InternalComment = Internal });
        await parties.ShareAsync(1);
        await parties.FindingAsync(FindingState.InProgress);
        var (evidence, _) = await parties.EvidenceAsync(Party.ConnectingFirm, "訓練の記録", share: true);
        await parties.FindingAsync(FindingState.Confirmed, 2, evidence: evidence);
        await parties.ProposeAsync();
        await parties.DecideAsync();
        return parties;
    }

    private static string TextOf(PdfReport report) => string.Concat(report.Blocks.Select(block => block switch
    {
        Paragraph paragraph => string.Concat(paragraph.Runs.Select(run => run.Text)),
        Table table => string.Concat(table.Rows.SelectMany(row => row.Cells).SelectMany(cell => cell.Runs).Select(run => run.Text)),
        _ => "",
    }));

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0 && (await error).Length == 0, $"{program}: {await output}{await error}");
        return await output;
    }
}
