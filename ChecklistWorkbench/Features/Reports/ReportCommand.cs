using System.CommandLine;
using ChecklistWorkbench.CommandLine;
using ChecklistWorkbench.Resources;
using ChecklistWorkbench.Ui;
using Microsoft.Extensions.Localization;

namespace ChecklistWorkbench.Features.Reports;

/// <summary><c>report --kind KIND --assessment ID --as USER --out FILE.pdf [--submission N]</c>: a report into a file.</summary>
public sealed class ReportCommand(
    CommandLineActor actor, MakeReport make, IStringLocalizer<ReportTexts> texts, IStringLocalizer<RefusalTexts> refusals) : WorkbenchVerb
{
    public override string? Group => null;

    public override Command Build()
    {
        var kind = new Option<string>("--kind") { Required = true, Description = texts["Command.Kind"], HelpName = "KIND" };
        kind.AcceptOnlyFromAmong([.. ReportKinds.ByWord.Keys]);
        var assessment = new Option<Guid>("--assessment") { Required = true, Description = texts["Command.Assessment"], HelpName = "ID" };
        var user = new Option<string>("--as") { Required = true, Description = texts["Command.As"], HelpName = "USER" };
        var file = new Option<FileInfo>("--out") { Required = true, Description = texts["Command.Out"], HelpName = "FILE.pdf" };
        var submission = new Option<int?>("--submission") { Description = texts["Command.Submission"], HelpName = "N" };
        var command = new Command("report", texts["Command"]) { kind, assessment, user, file, submission };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new(parsed.GetRequiredValue(assessment), ReportKinds.ByWord[parsed.GetRequiredValue(kind)], parsed.GetValue(submission)),
            parsed.GetRequiredValue(user), parsed.GetRequiredValue(file), parsed.InvocationConfiguration, cancellationToken));
        return command;
    }

    private async Task<int> RunAsync(ReportRequest request, string user, FileInfo file, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        var outcome = await ResultFile.MakeAsync(
            file, () => actor.ActAsync(user, caller => make.HandleAsync(caller, request, cancellationToken), cancellationToken), made => made.Content, cancellationToken);
        if (!outcome.Succeeded)
        {
            await console.Error.WriteLineAsync(RefusalSentences.Of(outcome.Refusal, refusals));
            return ExitStatus.Refused;
        }

        await console.Output.WriteLineAsync(texts["Command.Written", file.FullName]);
        if (outcome.Value.MissingCharacters.Count > 0) await console.Output.WriteLineAsync(texts["Missing", string.Join(' ', outcome.Value.MissingCharacters)]);
        return ExitStatus.Done;
    }
}
