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
        // Beside the target first: a refusal or a full disk never leaves half a workbook under the asked-for name.
        var part = file.FullName + ".part";
        try
        {
            await using (var stream = new FileStream(part, FileMode.Create, FileAccess.Write))
            {
                var outcome = await actor.ActAsync(user, caller => export.HandleAsync(caller, request, cancellationToken), cancellationToken);
                if (!outcome.Succeeded) return await RefuseAsync(console, RefusalSentences.Of(outcome.Refusal, refusals));
                await stream.WriteAsync(outcome.Value.Content, cancellationToken);
            }

            File.Move(part, file.FullName, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return await RefuseAsync(console, texts["Export.CannotWrite", file.FullName]);
        }
        finally
        {
            if (file.Directory?.Exists == true) File.Delete(part);
        }

        await console.Output.WriteLineAsync(texts["Export.Written", file.FullName]);
        return ExitStatus.Done;
    }

    private static async Task<int> RefuseAsync(InvocationConfiguration console, string sentence)
    {
        await console.Error.WriteLineAsync(sentence);
        return ExitStatus.Refused;
    }
}
