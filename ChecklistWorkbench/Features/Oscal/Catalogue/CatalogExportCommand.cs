using System.CommandLine;
using ChecklistWorkbench.CommandLine;
using ChecklistWorkbench.Resources;
using ChecklistWorkbench.Ui;
using Microsoft.Extensions.Localization;

namespace ChecklistWorkbench.Features.Oscal.Catalogue;

/// <summary><c>catalogue export --format oscal --out FILE [--edition ID]</c>: an edition as an OSCAL catalog; the newest if none is named.</summary>
public sealed class CatalogExportCommand(ExportCatalog export, IStringLocalizer<OscalTexts> texts, IStringLocalizer<RefusalTexts> refusals) : WorkbenchVerb
{
    private const string Oscal = "oscal";

    public override string Group => "catalogue";

    public override Command Build()
    {
        var format = new Option<string>("--format") { Required = true, Description = texts["Command.Format"], HelpName = Oscal };
        format.AcceptOnlyFromAmong(Oscal);
        var file = new Option<FileInfo>("--out") { Required = true, Description = texts["Command.Out"], HelpName = "FILE.json" };
        var edition = new Option<string?>("--edition") { Description = texts["Command.Edition"], HelpName = "ID" };
        var command = new Command("export", texts["Command"]) { format, file, edition };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetRequiredValue(file), parsed.GetValue(edition), parsed.InvocationConfiguration, cancellationToken));
        return command;
    }

    private async Task<int> RunAsync(FileInfo file, string? edition, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        var outcome = await ResultFile.MakeAsync(file, () => export.ExportAsync(edition, cancellationToken), made => made.Content, cancellationToken);
        if (!outcome.Succeeded)
        {
            await console.Error.WriteLineAsync(RefusalSentences.Of(outcome.Refusal, refusals));
            return ExitStatus.Refused;
        }

        await console.Output.WriteLineAsync(texts["Command.Written", file.FullName, outcome.Value.Controls]);
        return ExitStatus.Done;
    }
}
