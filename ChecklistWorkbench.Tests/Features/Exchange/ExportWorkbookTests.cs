using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Exchange;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Tests.Features.Exchange.Workbook;
using ChecklistWorkbench.Tests.Testing;
using ChecklistWorkbench.Ui;
using Microsoft.Extensions.DependencyInjection;

namespace ChecklistWorkbench.Tests.Features.Exchange;

public sealed class ExportWorkbookTests
{
    private const string Form = "API接続チェックリスト";

    [Theory]
    [DatabaseData]
    public async Task The_workbook_says_what_the_database_says_and_its_hash_stands_in_the_trail(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync();
        await parties.AnswerAsync(1, Party.ConnectingFirm, content => content with { CurrentStatus = "=最初の回答\n二行目" });
        await parties.AnswerAsync(38, Party.FinancialInstitution, content => content with { Remarks = "銀行の備考" });

        var outcome = await database.Get<ExportWorkbook>().HandleAsync(parties.Firm.As(Role.Contributor), new(parties.AssessmentId), CancellationToken.None);

        using var workbook = ReadBack.Of(outcome.Value.Content);
        Assert.Equal("=最初の回答\n二行目", workbook.Text(Form, "E8"));
        Assert.Equal("銀行の備考", workbook.Text(Form, "J45"));
        Assert.Equal(parties.Bank.Organization.Name, workbook.Text(Form, "C2"));
        var entry = (await database.TrailAsync(parties.Connection.ChainId))[^1];
        Assert.Equal((AuditActions.ExportDownloaded, parties.AssessmentId, parties.Firm[Role.Contributor].Person.Id), (entry.Action, entry.SubjectId, entry.ActorId));
        using var details = JsonDocument.Parse(entry.Details!);
        Assert.Equal("xlsx", details.RootElement.GetProperty("format").GetString());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(outcome.Value.Content)), details.RootElement.GetProperty("sha256").GetString());
        Assert.False(details.RootElement.TryGetProperty("submission", out _));
    }

    [Theory, DatabaseData]
    public async Task A_submission_prints_the_list_of_items_it_was_made_with(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync();
        await parties.ExcludeAsync(2, "提出時の理由");
        await parties.AnswerAsync(await parties.AddItemAsync(), Party.ConnectingFirm, content => content with { CurrentStatus = "独自の回答" });
        await parties.TakeToAsync(AssessmentState.UnderReview);
        await parties.ReturnAsync((1, "理由"));
        await parties.ExcludeAsync(3, "差戻し後の理由");

        var frozen = await RowsAsync(new(parties.AssessmentId, 1));
        var live = await RowsAsync(new(parties.AssessmentId, LeaveOutExcluded: true));

        Assert.Equal((45, "【対象外】提出時の理由", "", "独-1", "独自の回答"), (frozen.Count, frozen[1][9], frozen[2][9], frozen[44][0], frozen[44][4]));
        Assert.Equal((43, "1", "4", "独-1"), (live.Count, live[0][0], live[1][0], live[42][0]));

        async Task<List<IReadOnlyList<string>>> RowsAsync(ExportWorkbookRequest request)
        {
            using var workbook = ReadBack.Of((await database.Get<ExportWorkbook>().HandleAsync(parties.Bank.As(Role.Auditor), request, CancellationToken.None)).Value.Content);
            return [.. Enumerable.Range(8, workbook.Sheet(Form).Descendants<DocumentFormat.OpenXml.Spreadsheet.Row>().Count() - 7).Select(row => workbook.Row(Form, row))];
        }
    }

    [Fact]
    public async Task The_address_can_ask_to_leave_out_what_is_excluded()
    {
        await using var host = await TestHost.StartAsync();
        var parties = await host.Database.AssessmentAsync();
        await parties.ExcludeAsync(1);
        var client = await host.SignedInAsync(parties.Firm[Role.Contributor]);

        using var whole = ReadBack.Of(await client.GetByteArrayAsync(WorkbenchUrls.Workbook(parties.AssessmentId)));
        using var shorter = ReadBack.Of(await client.GetByteArrayAsync(WorkbenchUrls.Workbook(parties.AssessmentId, leaveOutExcluded: true)));

        Assert.Equal(("1", "2"), (whole.Text(Form, "A8"), shorter.Text(Form, "A8")));
    }

    [Fact]
    public async Task Exported_twice_it_is_the_same_file()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();
        var export = database.Get<ExportWorkbook>();

        var first = await export.HandleAsync(parties.Firm.As(Role.Contributor), new(parties.AssessmentId), CancellationToken.None);
        var second = await export.HandleAsync(parties.Bank.As(Role.Auditor), new(parties.AssessmentId), CancellationToken.None);

        Assert.Equal(first.Value.Content, second.Value.Content);
    }

    [Fact]
    public async Task A_submission_comes_out_as_it_was_frozen_on_any_later_day()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();
        await parties.AnswerAsync(1, Party.ConnectingFirm, content => content with { CurrentStatus = "提出した文" });
        await parties.TakeToAsync(AssessmentState.UnderReview);
        var export = database.Get<ExportWorkbook>();
        var before = await export.HandleAsync(parties.Bank.As(Role.Reviewer), new(parties.AssessmentId, 1), CancellationToken.None);
        await parties.ReturnAsync();
        database.Clock.Advance(TimeSpan.FromDays(3));
        await parties.AnswerAsync(1, Party.ConnectingFirm, content => content with { CurrentStatus = "直した文" });

        var after = await export.HandleAsync(parties.Bank.As(Role.Reviewer), new(parties.AssessmentId, 1), CancellationToken.None);

        Assert.Equal(before.Value.Content, after.Value.Content);
        using var workbook = ReadBack.Of(after.Value.Content);
        Assert.Equal("提出した文", workbook.Text(Form, "E8"));
        Assert.Equal(["1", "2026/11/21"], [workbook.Text("ChecklistWorkbench", "B4"), workbook.Text(Form, "G5")]);
        Assert.Equal(parties.Firm[Role.Contributor].Person.DisplayName, workbook.Text("補足情報", "I4"));
        Assert.EndsWith("_提出第1回_20261121.xlsx", after.Value.FileName, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_submission_that_was_never_made_is_not_found_and_leaves_no_entry()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();

        var outcome = await database.Get<ExportWorkbook>().HandleAsync(parties.Firm.As(Role.Contributor), new(parties.AssessmentId, 1), CancellationToken.None);

        Assert.IsType<NotFound>(outcome.Refusal);
        Assert.DoesNotContain(await database.TrailAsync(parties.Connection.ChainId), entry => entry.Action == AuditActions.ExportDownloaded);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    public async Task It_takes_few_queries(int? submission)
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync(AssessmentState.Submitted);
        var export = database.Get<ExportWorkbook>();
        await export.HandleAsync(parties.Firm.As(Role.Contributor), new(parties.AssessmentId, submission), CancellationToken.None);

        var commands = await database.Queries.During(() => export.HandleAsync(parties.Firm.As(Role.Contributor), new(parties.AssessmentId, submission), CancellationToken.None));

        // Caller, assessment, answers (of a submission: and who saved them), names; then chain and entry.
        Assert.InRange(commands.Count, 1, 8);
    }

    [Fact]
    public async Task The_download_is_an_attachment_with_a_Japanese_name_that_nobody_stores()
    {
        await using var host = await TestHost.StartAsync();
        var parties = await host.Database.AssessmentAsync();
        using var client = await host.SignedInAsync(parties.Bank[Role.Reviewer]);

        using var answer = await client.GetAsync(WorkbenchUrls.Workbook(parties.AssessmentId));

        var today = JapanTime.DateOf(host.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(ExportedWorkbook.ContentType, answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        var entry = (await host.Database.TrailAsync(parties.Connection.ChainId))[^1];
        Assert.Equal(AuditActions.ExportDownloaded, entry.Action);
        Assert.Equal($"API接続チェックリスト_みなと家計簿（試験）_あけぼの銀行（試験）_事前審査第1回_下書き_{JapanTime.DateOf(entry.AtUtc):yyyyMMdd}.xlsx", answer.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Contains("filename*=UTF-8''API%E6%8E%A5", answer.Content.Headers.GetValues("Content-Disposition").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.True(answer.Headers.CacheControl!.NoStore);
        using var workbook = ReadBack.Of(await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("通番", workbook.Text(Form, "A7"));
    }

    [Fact]
    public async Task A_stranger_s_download_is_not_found_and_recorded()
    {
        await using var host = await TestHost.StartAsync();
        var parties = await host.Database.AssessmentAsync();
        var stranger = await host.Database.TeamAsync(OrganizationKind.FinancialInstitution, "よその銀行（試験）");
        using var client = await host.SignedInAsync(stranger[Role.ReviewLead]);

        using var answer = await client.GetAsync(WorkbenchUrls.Workbook(parties.AssessmentId));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var entry = (await host.Database.TrailAsync(AuditChain.OfOrganization(stranger.Id)))[^1];
        Assert.Equal((AuditActions.AccessDenied, parties.AssessmentId), (entry.Action, entry.SubjectId));
        Assert.DoesNotContain(await host.Database.TrailAsync(parties.Connection.ChainId), e => e.Action == AuditActions.ExportDownloaded);
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_is_sent_to_sign_in()
    {
        await using var host = await TestHost.StartAsync();
        var parties = await host.Database.AssessmentAsync();
        using var client = host.Anonymous();

        using var answer = await client.GetAsync(WorkbenchUrls.Workbook(parties.AssessmentId));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("/account/sign-in", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }
}
