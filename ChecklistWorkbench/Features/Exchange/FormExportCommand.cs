using System.CommandLine;
using ChecklistWorkbench.CommandLine;
using ChecklistWorkbench.Resources;
using ChecklistWorkbench.Ui;
using Microsoft.Extensions.Localization;

namespace ChecklistWorkbench.Features.Exchange;

/// <summary><c>form export --assessment ID --as USER --out FILE.xlsx [--submission N] [--leave-out-excluded]</c>: the official workbook into a file.</summary>
public sealed class FormExportCommand(
    CommandLineActor actor, ExportWorkbook export, IStringLocalizer<ExchangeTexts> texts, IStringLocalizer<RefusalTexts> refusals) : WorkbenchVerb
{
    public override string Group => "form";

    public override Command Build()
    {
        var assessment = new Option<Guid>("--assessment") { Required = true, Description = texts["Export.Assessment"], HelpName = "ID" };
        var user = new Option<string>("--as") { Required = true, Description = texts["Export.As"], HelpName = "USER" };
        var file = new Option<FileInfo>("--out") { Required = true, Description = texts["Export.Out"], HelpName = "FILE.xlsx" };
        var submission = new Option<int?>("--submission") { Description = texts["Export.Submission"], HelpName = "N" };
        var leaveOut = new Option<bool>("--leave-out-excluded") { Description = texts["Export.LeaveOutExcluded"] };
        var command = new Command("export", texts["Export"]) { assessment, user, file, submission, leaveOut };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new(parsed.GetRequiredValue(assessment), parsed.GetValue(submission), parsed.GetValue(leaveOut)), parsed.GetRequiredValue(user), parsed.GetRequiredValue(file),
            parsed.InvocationConfiguration, cancellationToken));
        return command;
    }

    private async Task<int> RunAsync(ExportWorkbookRequest request, string user, FileInfo file, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        var outcome = await ResultFile.MakeAsync(
            file, () => actor.ActAsync(user, caller => export.HandleAsync(caller, request, cancellationToken), cancellationToken), made => made.Content, cancellationToken);
        if (!outcome.Succeeded)
        {
            await console.Error.WriteLineAsync(RefusalSentences.Of(outcome.Refusal, refusals));
            return ExitStatus.Refused;
        }

        await console.Output.WriteLineAsync(texts["Export.Written", file.FullName]);
        return ExitStatus.Done;
    }
}
