using System.Net;
using System.Text.Json;
using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Assessments.History;
using ChecklistWorkbench.Features.Exchange;
using ChecklistWorkbench.Features.Exchange.Import;
using ChecklistWorkbench.Features.Exchange.Reading;
using ChecklistWorkbench.Features.Exchange.Receiving;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Tests.Features.Exchange.Reading;
using ChecklistWorkbench.Tests.Testing;
using ChecklistWorkbench.Ui;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Tests.Features.Exchange.Import;

public sealed class ImportTests
{
    private const Party Firm = Party.ConnectingFirm;
    private const Party Bank = Party.FinancialInstitution;
    private const ResponseField Status = ResponseField.CurrentStatus;

    [Fact]
    public async Task Each_text_is_compared_with_what_it_was_made_from()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();
        foreach (var number in (int[])[1, 2, 3, 4]) await Answer(parties, number, Firm, "元");
        await Answer(parties, 38, Bank, "銀行の元");
        var form = await ExportedAsync(database, parties);
        await Answer(parties, 2, Firm, "こちらで変更");
        await Answer(parties, 3, Firm, "こちらで変更");

        var preview = await PreviewAsync(database, parties, FilledIn.With(form, ("E8", "ファイルで変更"), ("E10", "ファイルで変更"), ("E45", "銀行の文を変更")));

        Assert.Equal(FormOriginKind.Form, preview.Origin);
        Assert.Equal(
            [(ImportState.TheirsNew, "元", "元", "ファイルで変更"), (ImportState.MineNewer, "元", "こちらで変更", "元"), (ImportState.Conflict, "元", "こちらで変更", "ファイルで変更"), (ImportState.Same, "元", "元", "元")],
            new[] { 1, 2, 3, 4 }.Select(number => Cell(preview, number, Firm)).Select(cell => (cell.State, cell.Base, cell.Mine, cell.Theirs)));
        Assert.Equal((ImportState.NotWritable, ImportBarrier.OtherParty), (Cell(preview, 38, Bank).State, Cell(preview, 38, Bank).Why));
        Assert.Equal("E8", Cell(preview, 1, Firm).Cell);
    }

    [Fact]
    public async Task What_was_chosen_beside_the_texts_is_taken_in_as_well()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();
        var file = FilledIn.On(await ExportedAsync(database, parties), "補足情報", ("D4", "対応済"), ("E4", "２０２７/３/３１"), ("F4", "情報セキュリティ部"), ("D5", "たぶん"));

        var preview = await PreviewAsync(database, parties, file);
        var result = (await AcceptAsync(database, parties, preview, cell => cell.CanBeAccepted)).Value;

        Assert.Equal([ResponseField.Implementation, ResponseField.PlanDueOn, ResponseField.PlanOwner], result.Saved.Select(key => key.Field));
        Assert.Contains(preview.Problems, problem => problem is { Code: WorkbookProblemCode.WordNotInVocabulary, Sheet: "補足情報", Cell: "D5" });
        await using var db = database.OpenContext();
        var content = (await db.Responses.SingleAsync(r => r.AssessmentId == parties.AssessmentId && r.ItemNumber == 1 && r.Party == Firm)).Content;
        Assert.Equal((Implementation.Implemented, new DateOnly(2027, 3, 31), "情報セキュリティ部"), (content.Implementation, content.PlanDueOn, content.PlanOwner));
    }

    [Fact]
    public async Task The_bank_s_own_items_are_taken_in_and_what_it_leaves_out_is_not()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();
        var own = await parties.AddItemAsync();
        await parties.ExcludeAsync(2, "対象外の理由");
        var file = FilledIn.With(await ExportedAsync(database, parties), ("E52", "独自項目への回答"), ("E9", "対象外の項目への記入"));

        var preview = await PreviewAsync(database, parties, file);
        var result = (await AcceptAsync(database, parties, preview, cell => cell.CanBeAccepted)).Value;

        Assert.Equal([new ImportKey(own, Firm, Status)], result.Saved);
        Assert.DoesNotContain(preview.Cells, cell => cell.Key.Number == 2);
        Assert.Equal("独自確認項目", Cell(preview, own, Firm).Category);
    }

    [Fact]
    public async Task A_base_that_was_tampered_with_makes_conflicts_never_silent_changes()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();
        await Answer(parties, 1, Firm, "元");
        var file = FilledIn.On(FilledIn.With(await ExportedAsync(database, parties), ("E8", "ファイルの文")), "ChecklistWorkbench", ("E8", CanonicalJson.Sha256("偽の元")));

        Assert.Equal(ImportState.Conflict, Cell(await PreviewAsync(database, parties, file), 1, Firm).State);
    }

    [Fact]
    public async Task Without_a_base_the_newest_submission_is_what_both_know()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();
        await Answer(parties, 1, Firm, "提出した文");
        await Answer(parties, 2, Firm, "提出した文");
        await parties.TakeToAsync(AssessmentState.UnderReview);
        await parties.ReturnAsync((1, "理由"), (2, "理由"), (3, "理由"));
        await Answer(parties, 2, Firm, "直した文");

        var preview = await PreviewAsync(database, parties, HandMade.Book(
            HandMade.Header(1) + HandMade.Row(2, "1", "", "", "", "新しい文") + HandMade.Row(3, "2", "", "", "", "別の文") + HandMade.Row(4, "3", "", "", "", "初めての文") + HandMade.Row(5, "4", "", "", "", "差し戻されていない")));

        Assert.Equal(FormOriginKind.Submission, preview.Origin);
        Assert.Equal([ImportState.TheirsNew, ImportState.Conflict, ImportState.TheirsNew, ImportState.NotWritable], new[] { 1, 2, 3, 4 }.Select(number => Cell(preview, number, Firm).State));
        Assert.Equal(ImportBarrier.Submitted, Cell(preview, 4, Firm).Why);
    }

    [Theory, DatabaseData]
    public async Task Accepted_texts_are_ordinary_revisions_that_name_the_file(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync();
        await Answer(parties, 1, Firm, "元");
        var file = FilledIn.With(await ExportedAsync(database, parties), ("E8", "ファイルの文"), ("F8", "ファイルの課題"), ("E9", "取り込まない文"));
        var id = await ReceiveAsync(database, parties, file);
        var preview = await PreviewAsync(database, parties, id);

        var result = (await AcceptAsync(database, parties, preview, cell => cell.Key.Number == 1)).Value;

        Assert.Equal([new(1, Firm, Status), new ImportKey(1, Firm, ResponseField.RecognizedIssues)], result.Saved);
        await using var db = database.OpenContext();
        var response = await db.Responses.SingleAsync(r => r.AssessmentId == parties.AssessmentId && r.ItemNumber == 1 && r.Party == Firm);
        Assert.Equal(("ファイルの文", "ファイルの課題", 2), (response.Content.CurrentStatus, response.Content.RecognizedIssues, response.Revision));
        var revision = await db.ResponseRevisions.SingleAsync(r => r.ResponseId == response.Id && r.Number == 2);
        Assert.Equal((RevisionSource.Imported, id), (revision.Source, revision.SourceFileId));
        Assert.Equal("", (await db.Responses.SingleAsync(r => r.AssessmentId == parties.AssessmentId && r.ItemNumber == 2 && r.Party == Firm)).Content.CurrentStatus);
        var trail = await database.TrailAsync(parties.Connection.ChainId);
        Assert.Equal([AuditActions.ResponseSaved, AuditActions.ImportAccepted], trail.TakeLast(2).Select(entry => entry.Action));
        using var details = JsonDocument.Parse(trail[^1].Details!);
        Assert.Equal("受領.xlsx", details.RootElement.GetProperty("name").GetString());
        var original = await database.Get<GetReceivedFile>().HandleAsync(parties.Firm.As(Role.Approver), parties.AssessmentId, id, CancellationToken.None);
        Assert.Equal(file, original.Value.Content);
        var history = await database.Get<GetItemHistory>().HandleAsync(parties.Bank.As(Role.Reviewer), parties.AssessmentId, 1, CancellationToken.None);
        Assert.Equal(("受領.xlsx", (Guid?)null), (history.Value[0].SourceFileName, history.Value[0].DownloadableFileId));
        history = await database.Get<GetItemHistory>().HandleAsync(parties.Firm.As(Role.Contributor), parties.AssessmentId, 1, CancellationToken.None);
        Assert.Equal(id, history.Value[0].DownloadableFileId);
    }

    [Fact]
    public async Task What_was_changed_after_the_look_stays_and_comes_back_as_a_conflict()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();
        var preview = await PreviewAsync(database, parties, FilledIn.With(await ExportedAsync(database, parties), ("E8", "ファイルの文"), ("F8", "ファイルの課題"), ("E9", "ファイルの文")));
        await Answer(parties, 1, Firm, "その間に保存した文");

        var result = (await AcceptAsync(database, parties, preview, cell => cell.CanBeAccepted)).Value;
        var again = await PreviewAsync(database, parties, preview.FileId);

        Assert.Equal([new ImportKey(1, Firm, Status)], result.Contested);
        Assert.Equal([new(1, Firm, ResponseField.RecognizedIssues), new ImportKey(2, Firm, Status)], result.Saved);
        Assert.Equal((ImportState.Conflict, "その間に保存した文", "ファイルの文"), (Cell(again, 1, Firm).State, Cell(again, 1, Firm).Mine, Cell(again, 1, Firm).Theirs));
    }

    [Fact]
    public async Task What_the_importer_may_not_write_is_refused_whatever_is_asked_for()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();
        var preview = await PreviewAsync(database, parties, FilledIn.With(await ExportedAsync(database, parties), ("E45", "銀行になりすます")));

        var result = (await AcceptAsync(database, parties, preview, cell => cell.Key is { Number: 38, Party: Bank, Field: Status })).Value;

        Assert.Equal([new ImportKey(38, Bank, Status)], result.Refused);
        Assert.Empty(result.Saved);
        Assert.DoesNotContain(await database.TrailAsync(parties.Connection.ChainId), entry => entry.Action is AuditActions.ImportAccepted or AuditActions.ResponseSaved);
    }

    [Fact]
    public async Task A_received_file_is_its_receiver_s_alone()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();
        var id = await ReceiveAsync(database, parties, await ExportedAsync(database, parties));
        var reviewer = parties.Bank.As(Role.Reviewer);

        Assert.IsType<NotFound>((await database.Get<GetImportPreview>().HandleAsync(reviewer, new(parties.AssessmentId, id), CancellationToken.None)).Refusal);
        Assert.IsType<NotFound>((await database.Get<GetReceivedFile>().HandleAsync(reviewer, parties.AssessmentId, id, CancellationToken.None)).Refusal);
        Assert.IsType<NotFound>((await database.Get<AcceptImport>().HandleAsync(reviewer, new(parties.AssessmentId, id, null, []), CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_not_kept()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();

        var outcome = await database.Get<ReceiveWorkbook>().HandleAsync(parties.Firm.As(Role.Contributor), new(parties.AssessmentId, "x.xlsx", [1, 2, 3]), CancellationToken.None);

        Assert.IsType<WorkbookRefused>(outcome.Refusal);
        await using var db = database.OpenContext();
        Assert.False(await db.ReceivedFiles.AnyAsync());
        Assert.False(await db.ReceivedFileChunks.AnyAsync());
    }

    [Fact]
    public async Task The_same_content_is_stored_once_however_often_it_is_received()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();
        var form = await ExportedAsync(database, parties);

        await ReceiveAsync(database, parties, form);
        await ReceiveAsync(database, parties, form);

        await using var db = database.OpenContext();
        Assert.Equal((2, 1), (await db.ReceivedFiles.CountAsync(), await db.ReceivedFileChunks.CountAsync()));
    }

    [Fact]
    public async Task A_file_without_the_form_s_token_is_turned_away()
    {
        await using var host = await TestHost.StartAsync();
        var parties = await host.Database.AssessmentAsync();
        using var client = await host.SignedInAsync(parties.Firm[Role.Contributor]);
        using var form = new MultipartFormDataContent { { new ByteArrayContent([1, 2, 3]), "file", "x.xlsx" } };

        using var answer = await client.PostAsync(WorkbenchUrls.Received(parties.AssessmentId), form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static Task<int> Answer(TwoParties parties, int number, Party party, string text) => parties.AnswerAsync(number, party, content => content with { CurrentStatus = text });

    private static async Task<byte[]> ExportedAsync(TestDatabase database, TwoParties parties) =>
        (await database.Get<ExportWorkbook>().HandleAsync(parties.Firm.As(Role.Contributor), new(parties.AssessmentId), CancellationToken.None)).Value.Content;

    private static async Task<Guid> ReceiveAsync(TestDatabase database, TwoParties parties, byte[] file) =>
        (await database.Get<ReceiveWorkbook>().HandleAsync(parties.Firm.As(Role.Contributor), new(parties.AssessmentId, "C:\\受信\\受領.xlsx", file), CancellationToken.None)).Value.Id;

    private static async Task<ImportPreview> PreviewAsync(TestDatabase database, TwoParties parties, byte[] file) => await PreviewAsync(database, parties, await ReceiveAsync(database, parties, file));

    private static async Task<ImportPreview> PreviewAsync(TestDatabase database, TwoParties parties, Guid file) =>
        (await database.Get<GetImportPreview>().HandleAsync(parties.Firm.As(Role.Contributor), new(parties.AssessmentId, file), CancellationToken.None)).Value;

    private static Task<Outcome<ImportResult>> AcceptAsync(TestDatabase database, TwoParties parties, ImportPreview preview, Func<ImportCell, bool> which) =>
        database.Get<AcceptImport>().HandleAsync(parties.Firm.As(Role.Contributor),
            new(parties.AssessmentId, preview.FileId, preview.Sheet, [.. preview.Cells.Where(cell => cell.State != ImportState.Same).Where(which).Select(cell => new AcceptedCell(cell.Key, cell.Revision))]), CancellationToken.None);

    private static ImportCell Cell(ImportPreview preview, int number, Party party) => preview.Cells.Single(cell => cell.Key == new ImportKey(number, party, Status));
}
