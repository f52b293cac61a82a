using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Exchange.Filling;
using ChecklistWorkbench.Features.Exchange.Import;
using ChecklistWorkbench.Features.Exchange.Layouts;
using ChecklistWorkbench.Features.Exchange.Reading;
using ChecklistWorkbench.Features.Exchange.Receiving;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Tests.Features.Exchange.Reading;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Tests.Features.Exchange.Layouts;

public sealed class SavedLayoutTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory, DatabaseData]
    public async Task A_saved_layout_is_used_by_itself_for_a_file_that_fits(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync();
        var firm = parties.Firm.As(Role.Contributor);
        var sample = await ReceiveAsync(database, parties, OwnLayout.Book());
        Assert.IsType<WorkbookRefused>((await database.Get<GetImportPreview>().HandleAsync(firm, new(parties.AssessmentId, sample), None)).Refusal);

        var saved = await SaveAsync(database, parties, sample);
        var preview = (await database.Get<GetImportPreview>().HandleAsync(firm, new(parties.AssessmentId, await ReceiveAsync(database, parties, OwnLayout.Book("いいえ", "今年の文"))), None)).Value;

        Assert.Equal(saved.Value, preview.Layout!.Id);
        Assert.Equal([(1, ResponseField.CurrentStatus, "今年の文"), (1, ResponseField.Implementation, "未対応")],
            preview.Cells.Where(cell => cell.Key.Number == 1 && cell.CanBeAccepted).Select(cell => (cell.Key.Number, cell.Key.Field, cell.Theirs)));
        var result = await database.Get<AcceptImport>().HandleAsync(
            firm, new(parties.AssessmentId, preview.FileId, preview.Sheet, [.. preview.Cells.Where(cell => cell.CanBeAccepted).Select(cell => new AcceptedCell(cell.Key, cell.Revision))], preview.ReadBy()), None);
        Assert.Contains(new ImportKey(1, Party.ConnectingFirm, ResponseField.Implementation), result.Value.Saved);
        Assert.Contains("様式その1", (await database.TrailAsync(parties.Connection.ChainId))[^1].Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_layout_the_same_file_says_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();
        var sample = await ReceiveAsync(database, parties, OwnLayout.Book());
        await SaveAsync(database, parties, sample);

        var plain = await database.Get<GetImportPreview>().HandleAsync(parties.Firm.As(Role.Contributor), new(parties.AssessmentId, sample, null, LayoutChoice.None), None);

        Assert.IsType<WorkbookRefused>(plain.Refusal);
    }

    [Fact]
    public async Task A_layout_is_its_owner_s_alone()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();
        var saved = (await SaveAsync(database, parties, await ReceiveAsync(database, parties, OwnLayout.Book()))).Value;
        var reviewer = parties.Bank.As(Role.Reviewer);

        Assert.IsType<NotFound>((await database.Get<GetLayout>().HandleAsync(reviewer, parties.AssessmentId, saved, None)).Refusal);
        Assert.IsType<NotFound>((await database.Get<GetLayoutFile>().HandleAsync(reviewer, parties.AssessmentId, saved, None)).Refusal);
        Assert.IsType<NotFound>((await database.Get<RetireLayout>().HandleAsync(reviewer, parties.AssessmentId, saved, None)).Refusal);
        Assert.Empty((await database.Get<GetReceivedFiles>().HandleAsync(reviewer, parties.AssessmentId, None)).Value.Layouts);
        Assert.DoesNotContain(await database.TrailAsync(parties.Connection.ChainId), entry => entry.Action == AuditActions.LayoutSaved);
        Assert.Contains(await database.TrailAsync(AuditChain.OfOrganization(parties.Firm.Organization.Id)), entry => entry.Action == AuditActions.LayoutSaved);
    }

    [Fact]
    public async Task What_was_looked_at_by_an_older_version_is_not_taken_in()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();
        var firm = parties.Firm.As(Role.Contributor);
        var sample = await ReceiveAsync(database, parties, OwnLayout.Book());
        var saved = (await SaveAsync(database, parties, sample)).Value;
        var preview = (await database.Get<GetImportPreview>().HandleAsync(firm, new(parties.AssessmentId, sample), None)).Value;

        var changed = await SaveAsync(database, parties, sample, "改めた名前", saved, preview.Layout!.Version);
        var accepted = await database.Get<AcceptImport>().HandleAsync(firm, new(parties.AssessmentId, sample, preview.Sheet, [], preview.ReadBy()), None);
        var again = await SaveAsync(database, parties, sample, "さらに改めた名前", saved, preview.Layout.Version);

        Assert.True(changed.Succeeded);
        Assert.IsType<LayoutChangedByAnother>(accepted.Refusal);
        Assert.IsType<LayoutChangedByAnother>(again.Refusal);
    }

    [Fact]
    public async Task A_layout_that_reads_nothing_has_no_name_or_a_taken_one_is_not_saved()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();
        var sample = await ReceiveAsync(database, parties, OwnLayout.Book());
        await SaveAsync(database, parties, sample);

        Assert.IsType<LayoutNameTaken>((await SaveAsync(database, parties, sample)).Refusal);
        Assert.Equal("Required", Assert.IsType<InvalidField>((await SaveAsync(database, parties, sample, " ")).Refusal).Rule);
        Assert.Equal("TooLong", Assert.IsType<InvalidField>((await SaveAsync(database, parties, sample, new string('あ', Lengths.Line + 1))).Refusal).Rule);
        var outcome = await database.Get<SaveLayout>().HandleAsync(parties.Firm.As(Role.Contributor), new(parties.AssessmentId, sample, new(), "何も読めない"), None);
        Assert.IsType<LayoutReadsNothing>(outcome.Refusal);
        await using var db = database.OpenContext();
        Assert.Equal(1, await db.WorkbookLayouts.CountAsync());
    }

    [Fact]
    public async Task A_retired_layout_is_no_longer_used()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();
        var firm = parties.Firm.As(Role.Contributor);
        var sample = await ReceiveAsync(database, parties, OwnLayout.Book());
        var saved = (await SaveAsync(database, parties, sample)).Value;

        await database.Get<RetireLayout>().HandleAsync(firm, parties.AssessmentId, saved, None);

        Assert.IsType<WorkbookRefused>((await database.Get<GetImportPreview>().HandleAsync(firm, new(parties.AssessmentId, sample), None)).Refusal);
        Assert.IsType<NotFound>((await database.Get<GetImportPreview>().HandleAsync(firm, new(parties.AssessmentId, sample, null, LayoutChoice.Of(saved)), None)).Refusal);
        Assert.IsType<NotFound>((await SaveAsync(database, parties, sample, "別名", saved, 2)).Refusal);
    }

    [Fact]
    public async Task It_goes_out_as_the_json_that_the_command_line_takes()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();
        var saved = (await SaveAsync(database, parties, await ReceiveAsync(database, parties, OwnLayout.Book()))).Value;

        var file = (await database.Get<GetLayoutFile>().HandleAsync(parties.Firm.As(Role.Auditor), parties.AssessmentId, saved, None)).Value;

        var (mapping, fault) = FormMapping.Parse(System.Text.Encoding.UTF8.GetString(file.Content));
        Assert.Equal("", fault);
        Assert.Equal("規程を定めている。", HandMade.Read(OwnLayout.Book(), null, mapping).Value.Items[0].Text(Party.ConnectingFirm, ResponseField.CurrentStatus));
        Assert.Equal("様式その1.json", file.FileName);
    }

    [Fact]
    public async Task A_received_workbook_of_the_layout_is_filled_and_only_the_download_is_recorded()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();
        var firm = parties.Firm.As(Role.Contributor);
        await parties.AnswerAsync(1, Party.ConnectingFirm, content => content with { CurrentStatus = "こちらの回答", Implementation = Implementation.Implemented });
        await SaveAsync(database, parties, await ReceiveAsync(database, parties, OwnLayout.Book()));
        var blank = await ReceiveAsync(database, parties, OwnLayout.Blank());
        var before = (await database.TrailAsync(parties.Connection.ChainId)).Count;

        var preview = (await database.Get<PreviewFilling>().HandleAsync(firm, new(parties.AssessmentId, blank), None)).Value;
        Assert.Equal(before, (await database.TrailAsync(parties.Connection.ChainId)).Count);
        var filled = (await database.Get<FillReceivedFile>().HandleAsync(firm, new(parties.AssessmentId, blank), None)).Value;

        Assert.Equal(2, preview.Form.Written);
        Assert.Equal(preview.Form.Content, filled.Form.Content);
        var read = HandMade.Read(filled.Form.Content, null, OwnLayout.Mapping).Value.Items[0];
        Assert.Equal(("こちらの回答", Implementation.Implemented), (read.Text(Party.ConnectingFirm, ResponseField.CurrentStatus), read.Implementation));
        Assert.Equal(AuditActions.ExportDownloaded, (await database.TrailAsync(parties.Connection.ChainId))[^1].Action);
    }

    private static async Task<Guid> ReceiveAsync(TestDatabase database, TwoParties parties, byte[] file) =>
        (await database.Get<ReceiveWorkbook>().HandleAsync(parties.Firm.As(Role.Contributor), new(parties.AssessmentId, "様式.xlsx", file), None)).Value.Id;

    private static Task<Outcome<Guid>> SaveAsync(TestDatabase database, TwoParties parties, Guid sample, string name = "様式その1", Guid? layout = null, int version = 0) =>
        database.Get<SaveLayout>().HandleAsync(parties.Firm.As(Role.Contributor), new(parties.AssessmentId, sample, LayoutDraft.Of(OwnLayout.Mapping), name, layout, version), None);
}
