using ChecklistWorkbench.CommandLine;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Tests.Features.Exchange.Workbook;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChecklistWorkbench.Tests.Features.Exchange;

public sealed class FormExportCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("workbench-form-export-");

    private string OutFile => Path.Combine(_folder.FullName, "form.xlsx");

    [Fact]
    public async Task It_writes_the_workbook_in_a_session_that_ends()
    {
        await using var host = await TestHost.StartAsync();
        var parties = await host.Database.AssessmentAsync();
        var person = parties.Firm[Role.Approver].Person;

        var (status, output, error) = await RunAsync(host, "form", "export", "--assessment", $"{parties.AssessmentId}", "--as", person.Email, "--out", OutFile);

        Assert.Equal((ExitStatus.Done, ""), (status, error));
        Assert.Contains(OutFile, output, StringComparison.Ordinal);
        Assert.Equal([OutFile], Directory.GetFiles(_folder.FullName));
        using var workbook = ReadBack.Of(await File.ReadAllBytesAsync(OutFile));
        Assert.Equal("通番", workbook.Text("API接続チェックリスト", "A7"));
        Assert.Equal((AuditActions.ExportDownloaded, person.Id), await LastOfAsync(host, parties.Connection.ChainId));
        Assert.Equal((AuditActions.SessionEnded, person.Id), await LastOfAsync(host, AuditChain.OfOrganization(parties.Firm.Id)));
        await using var db = host.Database.OpenContext();
        Assert.NotNull((await db.SignInSessions.SingleAsync(session => session.Method == "command-line")).EndedUtc);
    }

    [Fact]
    public async Task It_leaves_out_excluded_items_when_asked()
    {
        await using var host = await TestHost.StartAsync();
        var parties = await host.Database.AssessmentAsync();
        await parties.ExcludeAsync(1);

        var (status, _, _) = await RunAsync(
            host, "form", "export", "--assessment", $"{parties.AssessmentId}", "--as", parties.Firm[Role.Approver].Person.Email, "--out", OutFile, "--leave-out-excluded");

        using var workbook = ReadBack.Of(await File.ReadAllBytesAsync(OutFile));
        Assert.Equal((ExitStatus.Done, "2"), (status, workbook.Text("API接続チェックリスト", "A8")));
    }

    [Fact]
    public async Task A_person_without_access_is_refused_in_one_sentence_and_an_older_file_stays()
    {
        await using var host = await TestHost.StartAsync();
        var parties = await host.Database.AssessmentAsync();
        var stranger = await host.Database.TeamAsync(OrganizationKind.ConnectingFirm, "よその会社（試験）");
        await File.WriteAllTextAsync(OutFile, "older");

        var (status, output, error) = await RunAsync(host, "form", "export", "--assessment", $"{parties.AssessmentId}", "--as", stranger[Role.Approver].Person.Email, "--out", OutFile);

        Assert.Equal((ExitStatus.Refused, ""), (status, output));
        Assert.Single(error.Trim().Split('\n'));
        Assert.Equal("older", await File.ReadAllTextAsync(OutFile));
        Assert.Equal([OutFile], Directory.GetFiles(_folder.FullName));
        Assert.Contains(await host.Database.TrailAsync(AuditChain.OfOrganization(stranger.Id)), entry => entry.Action == AuditActions.AccessDenied);
    }

    [Fact]
    public async Task An_unknown_person_is_refused()
    {
        await using var host = await TestHost.StartAsync();

        var (status, _, error) = await RunAsync(host, "form", "export", "--assessment", $"{Guid.CreateVersion7()}", "--as", "nobody@example.com", "--out", OutFile);

        Assert.Equal(ExitStatus.Refused, status);
        Assert.Single(error.Trim().Split('\n'));
        Assert.Empty(Directory.GetFiles(_folder.FullName));
    }

    [Fact]
    public async Task A_folder_that_does_not_exist_is_refused_before_anything_is_recorded()
    {
        await using var host = await TestHost.StartAsync();
        var parties = await host.Database.AssessmentAsync();

        var (status, _, error) = await RunAsync(
            host, "form", "export", "--assessment", $"{parties.AssessmentId}", "--as", parties.Firm[Role.Approver].Person.Email, "--out", Path.Combine(_folder.FullName, "none", "x.xlsx"));

        Assert.Equal(ExitStatus.Refused, status);
        Assert.Contains("none", error, StringComparison.Ordinal);
        Assert.DoesNotContain(await host.Database.TrailAsync(parties.Connection.ChainId), entry => entry.Action == AuditActions.ExportDownloaded);
    }

    [Theory]
    [InlineData("form", "export")]
    [InlineData("form", "export", "--assessment", "not-an-id", "--as", "a@example.com", "--out", "x.xlsx")]
    [InlineData("form", "fold")]
    [InlineData("form")]
    [InlineData("nonsense")]
    public async Task Words_that_make_no_sense_are_a_usage_error(params string[] args)
    {
        await using var host = await TestHost.StartAsync();

        var (status, output, error) = await RunAsync(host, args);

        Assert.Equal((ExitStatus.Usage, ""), (status, output));
        Assert.NotEmpty(error);
    }

    [Theory]
    [InlineData(true, "form", "export")]
    [InlineData(true, "nonsense")]
    [InlineData(false, "--urls", "http://127.0.0.1:5080")]
    [InlineData(false)]
    public void The_first_word_tells_a_verb_from_the_server_s_own_options(bool meant, params string[] args) => Assert.Equal(meant, WorkbenchCommands.AreMeant(args));

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task<(int Status, string Output, string Error)> RunAsync(TestHost host, params string[] args)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var status = await host.Services.GetRequiredService<WorkbenchCommands>().RunAsync(args, output, error, TestContext.Current.CancellationToken);
        return (status, output.ToString(), error.ToString());
    }

    private static async Task<(string Action, Guid? ActorId)> LastOfAsync(TestHost host, string chainId)
    {
        var entry = (await host.Database.TrailAsync(chainId))[^1];
        return (entry.Action, entry.ActorId);
    }
}
