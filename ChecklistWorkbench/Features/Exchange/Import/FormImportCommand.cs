using System.CommandLine;
using ChecklistWorkbench.CommandLine;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Exchange.Layouts;
using ChecklistWorkbench.Features.Exchange.Reading;
using ChecklistWorkbench.Features.Exchange.Receiving;
using ChecklistWorkbench.Resources;
using ChecklistWorkbench.Ui;
using Microsoft.Extensions.Localization;

namespace ChecklistWorkbench.Features.Exchange.Import;

/// <summary>What a script takes in of the texts that differ.</summary>
public enum ImportChoice
{
    /// <summary>What is new in the file; conflicts stay as they are here.</summary>
    New,

    /// <summary>What is new in the file, and the file's side of every conflict.</summary>
    Theirs,

    /// <summary>Only where nothing stands here.</summary>
    EmptyOnly,
}

/// <summary><c>form import FILE.xlsx --assessment ID --as USER [--mapping FILE] [--accept theirs|empty-only] [--dry-run]</c>: takes a received workbook in under a person's rights.</summary>
public sealed class FormImportCommand(
    CommandLineActor actor, ReceiveWorkbook receive, PreviewWorkbook trial, GetImportPreview preview, AcceptImport accept, IStringLocalizer<ExchangeTexts> texts,
    IStringLocalizer<RefusalTexts> refusals) : WorkbenchVerb
{
    private static readonly Dictionary<string, ImportChoice> Choices = new() { ["theirs"] = ImportChoice.Theirs, ["empty-only"] = ImportChoice.EmptyOnly };

    public override string Group => "form";

    public override Command Build()
    {
        var file = new Argument<FileInfo>("FILE.xlsx") { Description = texts["Read.File"] };
        var assessment = new Option<Guid>("--assessment") { Required = true, Description = texts["Export.Assessment"], HelpName = "ID" };
        var user = new Option<string>("--as") { Required = true, Description = texts["Export.As"], HelpName = "USER" };
        var mapping = new Option<FileInfo?>("--mapping") { Description = texts["Read.Mapping"], HelpName = "FILE" };
        var choice = new Option<string?>("--accept") { Description = texts["Import.Accept"], HelpName = "theirs|empty-only" };
        choice.AcceptOnlyFromAmong([.. Choices.Keys]);
        var isTrial = new Option<bool>("--dry-run") { Description = texts["Import.DryRun"] };
        var command = new Command("import", texts["Import"]) { file, assessment, user, mapping, choice, isTrial };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new(parsed.GetRequiredValue(file), parsed.GetValue(mapping), parsed.GetValue(assessment), parsed.GetRequiredValue(user)),
            parsed.GetValue(choice) is { } word ? Choices[word] : ImportChoice.New, parsed.GetValue(isTrial), parsed.InvocationConfiguration, cancellationToken));
        return command;
    }

    private sealed record Order(FileInfo File, FileInfo? Mapping, Guid Assessment, string User);

    private async Task<int> RunAsync(Order order, ImportChoice choice, bool isTrial, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        var outcome = await ActAsync(order, choice, isTrial, cancellationToken);
        if (outcome.Refusal is { } refusal)
        {
            await console.Error.WriteLineAsync(refusal is WorkbookRefused refused ? ProblemSentences.Of(refused.Problem, texts) : RefusalSentences.Of(refusal, refusals));
            return ExitStatus.Refused;
        }

        var (seen, chosen, result) = outcome.Value;
        await console.Output.WriteLineAsync(texts["Import.Counts", seen.Count(ImportState.Same), seen.Count(ImportState.TheirsNew), seen.Count(ImportState.MineNewer), seen.Count(ImportState.Conflict), seen.Count(ImportState.NotWritable)]);
        foreach (var cell in seen.Cells.Where(cell => cell.State is ImportState.Conflict or ImportState.NotWritable))
            await console.Output.WriteLineAsync(texts[$"Import.{cell.State}", seen.Sheet, cell.Cell, ItemNumber.LabelOf(cell.Key.Number), cell.Why is null ? "" : texts[$"Barrier.{cell.Why}"].Value]);
        foreach (var problem in seen.Problems) await console.Output.WriteLineAsync(ProblemSentences.Of(problem, texts));
        await console.Output.WriteLineAsync(result is null ? texts["Import.Would", chosen] : texts["Import.Done", result.Saved.Count, result.Contested.Count + result.Refused.Count]);
        return ExitStatus.Done;
    }

    private async Task<Outcome<(ImportPreview Seen, int Chosen, ImportResult? Result)>> ActAsync(
        Order order, ImportChoice choice, bool isTrial, CancellationToken cancellationToken)
    {
        var mapping = await ReceivedPath.ReadMappingAsync(order.Mapping, cancellationToken);
        if (!mapping.Succeeded) return mapping.Refusal;
        var content = await ReceivedPath.ReadAsync(order.File, cancellationToken);
        if (!content.Succeeded) return content.Refusal;
        var request = new ReceiveWorkbookRequest(order.Assessment, order.File.Name, content.Value, mapping.Value);
        return await actor.ActAsync(order.User, caller => TakeAsync(caller, request, choice, isTrial, cancellationToken), cancellationToken);
    }

    private async Task<Outcome<(ImportPreview, int, ImportResult?)>> TakeAsync(
        Caller caller, ReceiveWorkbookRequest request, ImportChoice choice, bool isTrial, CancellationToken cancellationToken)
    {
        Outcome<ImportPreview> seen;
        if (isTrial)
        {
            seen = await trial.HandleAsync(caller, request, cancellationToken);
        }
        else
        {
            var kept = await receive.HandleAsync(caller, request, cancellationToken);
            if (!kept.Succeeded) return kept.Refusal;
            seen = await preview.HandleAsync(caller, new(request.AssessmentId, kept.Value.Id, null, LayoutChoice.OfFile(request.Mapping)), cancellationToken);
        }

        if (!seen.Succeeded) return seen.Refusal;
        AcceptedCell[] chosen = [.. seen.Value.Cells.Where(cell => IsChosen(cell, choice)).Select(cell => new AcceptedCell(cell.Key, cell.Revision))];
        if (isTrial || chosen.Length == 0) return (seen.Value, chosen.Length, isTrial ? null : new ImportResult([], [], []));
        var result = await accept.HandleAsync(caller, new(request.AssessmentId, seen.Value.FileId, seen.Value.Sheet, chosen, seen.Value.ReadBy(request.Mapping)), cancellationToken);
        return result.Succeeded ? (seen.Value, chosen.Length, result.Value) : result.Refusal;
    }

    private static bool IsChosen(ImportCell cell, ImportChoice choice) => choice switch
    {
        ImportChoice.Theirs => cell.CanBeAccepted,
        ImportChoice.EmptyOnly => cell.CanBeAccepted && cell.IsBlankHere,
        _ => cell.State == ImportState.TheirsNew,
    };
}
