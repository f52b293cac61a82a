using System.CommandLine;
using System.Text;
using ChecklistWorkbench.CommandLine;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Features.Exchange.Reading;
using ChecklistWorkbench.Resources;
using Microsoft.Extensions.Localization;

namespace ChecklistWorkbench.Features.Exchange;

/// <summary><c>form read FILE.xlsx [--mapping FILE] [--sheet NAME] [--json]</c>: what a received workbook says. Opens no database.</summary>
public sealed class FormReadCommand(IStringLocalizer<ExchangeTexts> texts) : WorkbenchVerb
{
    public override string Group => "form";

    public override Command Build()
    {
        var file = new Argument<FileInfo>("FILE.xlsx") { Description = texts["Read.File"] };
        var mapping = new Option<FileInfo?>("--mapping") { Description = texts["Read.Mapping"], HelpName = "FILE" };
        var sheet = new Option<string?>("--sheet") { Description = texts["Read.Sheet"], HelpName = "NAME" };
        var asJson = new Option<bool>("--json") { Description = texts["Read.Json"] };
        var command = new Command("read", texts["Read"]) { file, mapping, sheet, asJson };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(file), parsed.GetValue(mapping), parsed.GetValue(sheet), parsed.GetValue(asJson), parsed.InvocationConfiguration, cancellationToken));
        return command;
    }

    private async Task<int> RunAsync(FileInfo file, FileInfo? mapping, string? sheet, bool asJson, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        var outcome = await ReadAsync(file, mapping, sheet, cancellationToken);
        if (outcome.Refusal is WorkbookRefused { Problem: var problem })
        {
            if (asJson) await WriteAsync(console, FormJson.Of(problem, texts));
            await console.Error.WriteLineAsync(ProblemSentences.Of(problem, texts));
            return ExitStatus.Refused;
        }

        if (asJson) await WriteAsync(console, FormJson.Of(outcome.Value, texts));
        else await TellAsync(console, outcome.Value);
        return ExitStatus.Done;
    }

    private static async Task<Outcome<ReadForm>> ReadAsync(FileInfo file, FileInfo? mapping, string? sheet, CancellationToken cancellationToken)
    {
        var layout = await ReceivedPath.ReadMappingAsync(mapping, cancellationToken);
        if (!layout.Succeeded) return layout.Refusal;
        var content = await ReceivedPath.ReadAsync(file, cancellationToken);
        return content.Succeeded ? ReadWorkbook.From(content.Value, new(Editions(), sheet, layout.Value), cancellationToken) : content.Refusal;
    }

    /// <summary>The editions that come with the product.</summary>
    private static List<ChecklistEdition> Editions() =>
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "seed-data", "editions"), "*.json").Select(path => EditionFile.Parse(File.ReadAllText(path), Path.GetFileName(path)))];

    private async Task TellAsync(InvocationConfiguration console, ReadForm form)
    {
        var written = form.Items.Sum(item => item.Texts.Count(text => !string.IsNullOrEmpty(text.Text)));
        await console.Output.WriteLineAsync(texts["Read.Told", form.Sheet, form.HeaderRow, form.Items.Count, written]);
        if (form.OtherSheets.Count > 0) await console.Output.WriteLineAsync(texts["Read.OtherSheets", string.Join('、', form.OtherSheets)]);
        if (form.UnmappedColumns.Count > 0) await console.Output.WriteLineAsync(texts["Read.UnmappedColumns", string.Join('、', form.UnmappedColumns.Select(column => column.Name))]);
        foreach (var problem in form.Problems) await console.Output.WriteLineAsync(ProblemSentences.Of(problem, texts));
    }

    /// <summary>JSON is UTF-8 whatever the terminal's own encoding is.</summary>
    private static async Task WriteAsync(InvocationConfiguration console, byte[] json)
    {
        if (!ReferenceEquals(console.Output, Console.Out))
        {
            await console.Output.WriteAsync(Encoding.UTF8.GetString(json));
            return;
        }

        await using var output = Console.OpenStandardOutput();
        await output.WriteAsync(json);
    }
}
