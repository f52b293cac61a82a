using ChecklistWorkbench.CommandLine;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ChecklistWorkbench.Tests.Features.Reports;

public sealed class ReportCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("workbench-report-");

    private string OutFile => Path.Combine(_folder.FullName, "report.pdf");

    [Fact]
    public async Task It_writes_the_report_and_names_what_the_typeface_lacks()
    {
        await using var host = await TestHost.StartAsync();
        var parties = await host.Database.AssessmentAsync();
        await parties.AnswerAsync(1, Party.ConnectingFirm, content => content with { CurrentStatus = "絵文字😀" });
        await parties.SubmitAsync();

        var (status, output, error) = await RunAsync(host, "--kind", "submission-copy", "--assessment", $"{parties.AssessmentId}", "--as", parties.Bank[Role.Auditor].Person.Email, "--out", OutFile);

        Assert.Equal((ExitStatus.Done, ""), (status, error));
        Assert.Contains(OutFile, output, StringComparison.Ordinal);
        Assert.Contains("U+1F600", output, StringComparison.Ordinal);
        Assert.StartsWith("%PDF-1.7", await File.ReadAllTextAsync(OutFile), StringComparison.Ordinal);
        Assert.Equal(AuditActions.ReportDownloaded, (await host.Database.TrailAsync(parties.Connection.ChainId))[^1].Action);
    }

    [Fact]
    public async Task Without_a_submission_it_is_refused_in_one_sentence_and_an_older_file_stays()
    {
        await using var host = await TestHost.StartAsync();
        var parties = await host.Database.AssessmentAsync();
        await File.WriteAllTextAsync(OutFile, "older");

        var (status, output, error) = await RunAsync(host, "--kind", "submission-copy", "--assessment", $"{parties.AssessmentId}", "--as", parties.Firm[Role.Approver].Person.Email, "--out", OutFile);

        Assert.Equal((ExitStatus.Refused, ""), (status, output));
        Assert.Single(error.Trim().Split('\n'));
        Assert.Equal("older", await File.ReadAllTextAsync(OutFile));
    }

    [Fact]
    public async Task A_kind_that_there_is_not_is_a_usage_error()
    {
        await using var host = await TestHost.StartAsync();

        var (status, _, error) = await RunAsync(host, "--kind", "horoscope", "--assessment", $"{Guid.CreateVersion7()}", "--as", "a@example.com", "--out", OutFile);

        Assert.Equal(ExitStatus.Usage, status);
        Assert.Contains("submission-copy", error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task<(int Status, string Output, string Error)> RunAsync(TestHost host, params string[] args)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var status = await host.Services.GetRequiredService<WorkbenchCommands>().RunAsync(["report", .. args], output, error, TestContext.Current.CancellationToken);
        return (status, output.ToString(), error.ToString());
    }
}
