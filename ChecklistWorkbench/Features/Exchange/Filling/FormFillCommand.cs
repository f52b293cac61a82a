using System.CommandLine;
using ChecklistWorkbench.CommandLine;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Features.Exchange.Reading;
using ChecklistWorkbench.Resources;
using ChecklistWorkbench.Ui;
using Microsoft.Extensions.Localization;

namespace ChecklistWorkbench.Features.Exchange.Filling;

/// <summary><c>form fill FILE.xlsx --assessment ID --as USER [--mapping FILE] --out FILE.xlsx</c>: our answers in the counterparty's own workbook.</summary>
public sealed class FormFillCommand(
    CommandLineActor actor, FillWorkbook fill, IStringLocalizer<ExchangeTexts> texts, IStringLocalizer<RefusalTexts> refusals) : WorkbenchVerb
{
    public override string Group => "form";

    public override Command Build()
    {
        var file = new Argument<FileInfo>("FILE.xlsx") { Description = texts["Fill.File"] };
        var assessment = new Option<Guid>("--assessment") { Required = true, Description = texts["Export.Assessment"], HelpName = "ID" };
        var user = new Option<string>("--as") { Required = true, Description = texts["Export.As"], HelpName = "USER" };
        var mapping = new Option<FileInfo?>("--mapping") { Description = texts["Read.Mapping"], HelpName = "FILE" };
        var target = new Option<FileInfo>("--out") { Required = true, Description = texts["Export.Out"], HelpName = "FILE.xlsx" };
        var command = new Command("fill", texts["Fill"]) { file, assessment, user, mapping, target };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(file), parsed.GetRequiredValue(assessment), parsed.GetRequiredValue(user), parsed.GetValue(mapping), parsed.GetRequiredValue(target),
            parsed.InvocationConfiguration, cancellationToken));
        return command;
    }

    private async Task<int> RunAsync(
        FileInfo file, Guid assessment, string user, FileInfo? mapping, FileInfo target, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        var outcome = await ResultFile.MakeAsync(target, () => FillAsync(file, assessment, user, mapping, cancellationToken), filled => filled.Content, cancellationToken);
        if (!outcome.Succeeded)
        {
            await console.Error.WriteLineAsync(outcome.Refusal is WorkbookRefused { Problem: var problem } ? ProblemSentences.Of(problem, texts) : RefusalSentences.Of(outcome.Refusal, refusals));
            return ExitStatus.Refused;
        }

        await console.Output.WriteLineAsync(texts["Fill.Told", outcome.Value.Sheet, outcome.Value.Written, outcome.Value.Left.Count]);
        foreach (var left in outcome.Value.Left) await console.Output.WriteLineAsync(LeftSentences.Of(left, texts));
        foreach (var problem in outcome.Value.Problems) await console.Output.WriteLineAsync(ProblemSentences.Of(problem, texts));
        return ExitStatus.Done;
    }

    private async Task<Outcome<FilledForm>> FillAsync(FileInfo file, Guid assessment, string user, FileInfo? mapping, CancellationToken cancellationToken)
    {
        var layout = await ReceivedPath.ReadMappingAsync(mapping, cancellationToken);
        if (!layout.Succeeded) return layout.Refusal;
        var content = await ReceivedPath.ReadAsync(file, cancellationToken);
        if (!content.Succeeded) return content.Refusal;
        return await actor.ActAsync(user, caller => fill.HandleAsync(caller, new(assessment, content.Value, layout.Value), cancellationToken), cancellationToken);
    }
}
