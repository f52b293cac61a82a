using ChecklistWorkbench.CommandLine;
using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Exchange.Filling;
using ChecklistWorkbench.Features.Exchange.Reading;
using ChecklistWorkbench.Tests.Features.Exchange.Reading;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ChecklistWorkbench.Tests.Features.Exchange.Filling;

public sealed class FillWorkbookTests : IDisposable
{
    private static readonly byte[] Blank = HandMade.Book(HandMade.Header(1) + HandMade.Row(2, "1", "", "", "API接続先") + HandMade.Row(3, "9", "", "", "共通"));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("workbench-form-fill-");

    [Fact]
    public async Task Each_party_gets_its_own_answers_and_the_trail_names_both_files()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();
        await parties.AnswerAsync(1, Party.ConnectingFirm, c => c with { CurrentStatus = "企業の文" });
        await parties.AnswerAsync(9, Party.FinancialInstitution, c => c with { CurrentStatus = "銀行の文" });

        var firm = (await database.Get<FillWorkbook>().HandleAsync(parties.Firm.As(Role.Contributor), new(parties.AssessmentId, Blank), CancellationToken.None)).Value;
        var bank = (await database.Get<FillWorkbook>().HandleAsync(parties.Bank.As(Role.Reviewer), new(parties.AssessmentId, Blank), CancellationToken.None)).Value;

        Assert.Equal(("企業の文", ""), (Read(firm, 1, Party.ConnectingFirm), Read(firm, 9, Party.FinancialInstitution)));
        Assert.Equal(("", "銀行の文"), (Read(bank, 1, Party.ConnectingFirm), Read(bank, 9, Party.FinancialInstitution)));
        var entry = (await database.TrailAsync(parties.Connection.ChainId))[^1];
        Assert.Equal(AuditActions.ExportDownloaded, entry.Action);
        Assert.Contains(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Blank)), entry.Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_bank_left_out_is_not_written()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();
        await parties.AnswerAsync(1, Party.ConnectingFirm, c => c with { CurrentStatus = "書かない文" });
        await parties.ExcludeAsync(1);

        var filled = (await database.Get<FillWorkbook>().HandleAsync(parties.Firm.As(Role.Contributor), new(parties.AssessmentId, Blank), CancellationToken.None)).Value;

        Assert.Equal((0, ""), (filled.Written, Read(filled, 1, Party.ConnectingFirm)));
        Assert.Empty(filled.Left);
    }

    [Fact]
    public async Task The_command_line_fills_a_file_and_lists_what_it_left()
    {
        await using var host = await TestHost.StartAsync();
        var parties = await host.Database.AssessmentAsync();
        await parties.AnswerAsync(1, Party.ConnectingFirm, c => c with { CurrentStatus = "企業の文" });
        await parties.AnswerAsync(2, Party.ConnectingFirm, c => c with { CurrentStatus = "行のない文" });
        var (source, target) = (Path.Combine(_folder.FullName, "blank.xlsx"), Path.Combine(_folder.FullName, "filled.xlsx"));
        await File.WriteAllBytesAsync(source, Blank);

        using var output = new StringWriter();
        using var error = new StringWriter();
        var status = await host.Services.GetRequiredService<WorkbenchCommands>().RunAsync(
            ["form", "fill", source, "--assessment", $"{parties.AssessmentId}", "--as", parties.Firm[Role.Contributor].Person.Email, "--out", target], output, error, TestContext.Current.CancellationToken);

        Assert.Equal((ExitStatus.Done, ""), (status, error.ToString()));
        Assert.Contains("通番2の現在の対応状況", output.ToString(), StringComparison.Ordinal);
        Assert.Equal("企業の文", HandMade.Read(await File.ReadAllBytesAsync(target)).Value.Items[0].Text(Party.ConnectingFirm, ResponseField.CurrentStatus));
        Assert.Equal(Blank, await File.ReadAllBytesAsync(source));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string? Read(FilledForm form, int number, Party party) =>
        HandMade.Read(form.Content).Value.Items.Single(item => item.Number == number).Text(party, ResponseField.CurrentStatus) ?? "";
}
