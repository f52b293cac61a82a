using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Reports;
using ChecklistWorkbench.Features.Reports.Pdf;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Tests.Testing;
using ChecklistWorkbench.Ui;

namespace ChecklistWorkbench.Tests.Features.Reports;

public sealed class MakeReportTests
{
    [Theory, DatabaseData]
    public async Task The_report_says_what_was_submitted_and_its_hash_stands_in_the_trail(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await SubmittedAsync(database);

        var made = await database.Get<MakeReport>().HandleAsync(parties.Bank.As(Role.Auditor), new(parties.AssessmentId), CancellationToken.None);
        var model = (await database.Get<GetReport>().HandleAsync(parties.Bank.As(Role.Auditor), new(parties.AssessmentId), CancellationToken.None)).Value;

        Assert.Equal("提出した文 𠮷", AnswerOf(model, "1").Content.CurrentStatus);
        Assert.Equal((1, parties.Firm[Role.Contributor].Person.DisplayName), (AnswerOf(model, "1").Revision, AnswerOf(model, "1").SavedBy));
        Assert.Equal("提出時の理由", model.Items.Single(item => item.Label == "2").Exclusion!.Reason);
        Assert.Equal("独自の回答", AnswerOf(model, "独-1").Content.CurrentStatus);
        Assert.EndsWith("_提出第1回_20261121.pdf", made.Value.FileName, StringComparison.Ordinal);
        var entry = (await database.TrailAsync(parties.Connection.ChainId))[^1];
        Assert.Equal((AuditActions.ReportDownloaded, parties.AssessmentId, parties.Bank[Role.Auditor].Person.Id), (entry.Action, entry.SubjectId, entry.ActorId));
        using var details = JsonDocument.Parse(entry.Details!);
        Assert.Equal(("submission-copy", 1), (details.RootElement.GetProperty("kind").GetString(), details.RootElement.GetProperty("submission").GetInt32()));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(made.Value.Content)), details.RootElement.GetProperty("sha256").GetString());
    }

    [Fact]
    public async Task Made_again_after_later_changes_it_is_the_same_file()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();
        await parties.AnswerAsync(1, Party.ConnectingFirm, content => content with { CurrentStatus = "提出した文" });
        await parties.TakeToAsync(AssessmentState.UnderReview);
        var make = database.Get<MakeReport>();
        var before = await make.HandleAsync(parties.Firm.As(Role.Contributor), new(parties.AssessmentId), CancellationToken.None);
        await parties.ReturnAsync();
        database.Clock.Advance(TimeSpan.FromDays(3));
        await parties.AnswerAsync(1, Party.ConnectingFirm, content => content with { CurrentStatus = "直した文" });
        await parties.SubmitAsync();

        var after = await make.HandleAsync(parties.Bank.As(Role.Auditor), new(parties.AssessmentId, Submission: 1), CancellationToken.None);
        var newest = await make.HandleAsync(parties.Bank.As(Role.Auditor), new(parties.AssessmentId), CancellationToken.None);

        Assert.Equal(before.Value.Content, after.Value.Content);
        Assert.NotEqual(before.Value.Content, newest.Value.Content);
        Assert.EndsWith("_提出第2回_20261124.pdf", newest.Value.FileName, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_submission_there_is_one_sentence_and_no_entry()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();

        var newest = await database.Get<MakeReport>().HandleAsync(parties.Firm.As(Role.Contributor), new(parties.AssessmentId), CancellationToken.None);
        var first = await database.Get<MakeReport>().HandleAsync(parties.Firm.As(Role.Contributor), new(parties.AssessmentId, Submission: 1), CancellationToken.None);

        Assert.IsType<NothingSubmitted>(newest.Refusal);
        Assert.IsType<NotFound>(first.Refusal);
        Assert.DoesNotContain(await database.TrailAsync(parties.Connection.ChainId), entry => entry.Action == AuditActions.ReportDownloaded);
    }

    [Fact]
    public async Task An_assessment_submitted_blank_makes_a_report_that_says_so()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync(AssessmentState.Submitted);

        var model = (await database.Get<GetReport>().HandleAsync(parties.Firm.As(Role.Approver), new(parties.AssessmentId), CancellationToken.None)).Value;

        Assert.Equal(44, model.Items.Count());
        Assert.All(model.Items.SelectMany(item => item.Answers), answer => Assert.Equal(Implementation.Unanswered, answer.Content.Implementation));
        Assert.True(PdfWriter.Write(ReportDocument.Of(model)).Pages > 3);
    }

    [Fact]
    public async Task It_takes_few_queries()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync(AssessmentState.Submitted);
        var make = database.Get<MakeReport>();
        await make.HandleAsync(parties.Firm.As(Role.Contributor), new(parties.AssessmentId), CancellationToken.None);

        var commands = await database.Queries.During(() => make.HandleAsync(parties.Firm.As(Role.Contributor), new(parties.AssessmentId), CancellationToken.None));

        // Rights, submission, who saved, names; rights again, chain and entry.
        Assert.InRange(commands.Count, 1, 9);
    }

    [Fact]
    public async Task The_download_is_an_attachment_with_a_Japanese_name_that_nobody_stores()
    {
        await using var host = await TestHost.StartAsync();
        var parties = await SubmittedAsync(host.Database);
        using var client = await host.SignedInAsync(parties.Bank[Role.Reviewer]);

        using var answer = await client.GetAsync(WorkbenchUrls.ReportFile(parties.AssessmentId));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(WrittenPdf.ContentType, answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.StartsWith("提出控え_みなと家計簿（試験）_あけぼの銀行（試験）_事前審査第1回_提出第1回_", answer.Content.Headers.ContentDisposition.FileNameStar, StringComparison.Ordinal);
        Assert.Contains("filename*=UTF-8''%E6%8F%90", answer.Content.Headers.GetValues("Content-Disposition").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.StartsWith("%PDF-1.7", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(AuditActions.ReportDownloaded, (await host.Database.TrailAsync(parties.Connection.ChainId))[^1].Action);
    }

    [Fact]
    public async Task What_cannot_be_had_is_answered_with_a_status_and_a_sentence()
    {
        await using var host = await TestHost.StartAsync();
        var parties = await host.Database.AssessmentAsync();
        var stranger = await host.Database.TeamAsync(OrganizationKind.FinancialInstitution, "よその銀行（試験）");
        using var client = await host.SignedInAsync(parties.Bank[Role.Reviewer]);
        using var outside = await host.SignedInAsync(stranger[Role.ReviewLead]);
        using var anonymous = host.Anonymous();

        using var nothing = await client.GetAsync(WorkbenchUrls.ReportFile(parties.AssessmentId));
        using var never = await client.GetAsync(WorkbenchUrls.ReportFile(parties.AssessmentId, 7));
        using var unknown = await client.GetAsync(WorkbenchUrls.ReportFile(parties.AssessmentId) + "?kind=horoscope");
        using var others = await outside.GetAsync(WorkbenchUrls.ReportFile(parties.AssessmentId));
        using var unsigned = await anonymous.GetAsync(WorkbenchUrls.ReportFile(parties.AssessmentId));

        Assert.Equal(HttpStatusCode.Conflict, nothing.StatusCode);
        Assert.StartsWith("この評価はまだ提出されていない", await nothing.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.Redirect], [never.StatusCode, unknown.StatusCode, others.StatusCode, unsigned.StatusCode]);
        Assert.Equal(AuditActions.AccessDenied, (await host.Database.TrailAsync(AuditChain.OfOrganization(stranger.Id)))[^1].Action);
    }

    internal static async Task<TwoParties> SubmittedAsync(TestDatabase database)
    {
        var parties = await database.AssessmentAsync();
        await parties.AnswerAsync(1, Party.ConnectingFirm, content => content with { CurrentStatus = "提出した文 𠮷", Implementation = Implementation.Implemented });
        await parties.ExcludeAsync(2, "提出時の理由");
        await parties.AnswerAsync(await parties.AddItemAsync(), Party.ConnectingFirm, content => content with { CurrentStatus = "独自の回答" });
        await parties.SubmitAsync();
        return parties;
    }

    private static ReportAnswer AnswerOf(ReportModel model, string label) => model.Items.Single(item => item.Label == label).Answers[0];
}
