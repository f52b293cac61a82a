using System.CommandLine;
using ChecklistWorkbench.CommandLine;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Resources;
using Microsoft.Extensions.Localization;

namespace ChecklistWorkbench.Features.Catalogue.Import;

/// <summary><c>catalogue check FILE</c>: whether an edition file can be taken in, and every fault if not. Needs no database.</summary>
public sealed class CheckCommand(IStringLocalizer<CatalogueTexts> texts, IStringLocalizer<RefusalTexts> refusals) : CatalogueCommand(texts, refusals)
{
    public override Command Build()
    {
        var file = FileArgument();
        var command = new Command("check", Texts["Command.Check"]) { file };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetRequiredValue(file), parsed.InvocationConfiguration, cancellationToken));
        return command;
    }

    private async Task<int> RunAsync(FileInfo file, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        if (await ReadAsync(file, console, cancellationToken) is not { } json) return ExitStatus.Refused;
        try
        {
            var edition = EditionFile.Parse(json, file.Name);
            await console.Output.WriteLineAsync(Texts["Command.Sound", edition.Id, edition.Label, edition.Categories.Count, edition.Items.Count, edition.Glossary.Count]);
            return ExitStatus.Done;
        }
        catch (CatalogueFileException faulty)
        {
            return await ListAsync(console, faulty.Faults);
        }
    }
}
