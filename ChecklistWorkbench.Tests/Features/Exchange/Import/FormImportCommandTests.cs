using ChecklistWorkbench.CommandLine;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Exchange;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChecklistWorkbench.Tests.Features.Exchange.Import;

public sealed class FormImportCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("workbench-form-import-");

    [Theory]
    [InlineData(null, "ファイルで変更", "こちらで変更", "ファイルで記入")]
    [InlineData("theirs", "ファイルで変更", "ファイルで競合", "ファイルで記入")]
    [InlineData("empty-only", "元", "こちらで変更", "ファイルで記入")]
    public async Task It_takes_in_what_was_asked_for(string? accept, string first, string second, string third)
    {
        await using var host = await TestHost.StartAsync();
        var (parties, file) = await SceneAsync(host);

        var (status, output, error) = await RunAsync(host, [.. Arguments(parties, file), .. accept is null ? (string[])[] : ["--accept", accept]]);

        Assert.Equal((ExitStatus.Done, ""), (status, error));
        Assert.NotEmpty(output);
        await using var db = host.Database.OpenContext();
        Assert.Equal([first, second, third], await db.Responses.Where(r => r.AssessmentId == parties.AssessmentId && r.ItemNumber <= 3 && r.Party == Party.ConnectingFirm).OrderBy(r => r.ItemNumber).Select(r => r.Content.CurrentStatus).ToListAsync());
        Assert.Equal(AuditActions.ImportAccepted, (await host.Database.TrailAsync(parties.Connection.ChainId))[^1].Action);
    }

    [Fact]
    public async Task A_dry_run_tells_and_leaves_nothing()
    {
        await using var host = await TestHost.StartAsync();
        var (parties, file) = await SceneAsync(host);
        var before = (await host.Database.TrailAsync(parties.Connection.ChainId)).Count;

        var (status, output, _) = await RunAsync(host, [.. Arguments(parties, file), "--dry-run"]);

        Assert.Equal(ExitStatus.Done, status);
        Assert.Contains("E9", output, StringComparison.Ordinal);
        await using var db = host.Database.OpenContext();
        Assert.False(await db.ReceivedFiles.AnyAsync());
        Assert.Equal(before, (await host.Database.TrailAsync(parties.Connection.ChainId)).Count);
    }

    [Fact]
    public async Task A_file_that_is_no_workbook_is_refused_in_one_sentence()
    {
        await using var host = await TestHost.StartAsync();
        var (parties, file) = await SceneAsync(host);
        await File.WriteAllTextAsync(file, "text");

        var (status, _, error) = await RunAsync(host, Arguments(parties, file));

        Assert.Equal(ExitStatus.Refused, status);
        Assert.Single(error.Trim().Split('\n'));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string[] Arguments(TwoParties parties, string file) =>
        ["form", "import", file, "--assessment", $"{parties.AssessmentId}", "--as", parties.Firm[Role.Contributor].Person.Email];

    private async Task<(TwoParties Parties, string File)> SceneAsync(TestHost host)
    {
        var parties = await host.Database.AssessmentAsync();
        foreach (var number in (int[])[1, 2]) await parties.AnswerAsync(number, Party.ConnectingFirm, content => content with { CurrentStatus = "元" });
        var form = await host.Database.Get<ExportWorkbook>().HandleAsync(parties.Firm.As(Role.Contributor), new(parties.AssessmentId), CancellationToken.None);
        await parties.AnswerAsync(2, Party.ConnectingFirm, content => content with { CurrentStatus = "こちらで変更" });
        var file = Path.Combine(_folder.FullName, "filled.xlsx");
        await File.WriteAllBytesAsync(file, FilledIn.With(form.Value.Content, ("E8", "ファイルで変更"), ("E9", "ファイルで競合"), ("E10", "ファイルで記入")));
        return (parties, file);
    }

    private static async Task<(int Status, string Output, string Error)> RunAsync(TestHost host, string[] args)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var status = await host.Services.GetRequiredService<WorkbenchCommands>().RunAsync(args, output, error, TestContext.Current.CancellationToken);
        return (status, output.ToString(), error.ToString());
    }
}
