using System.CommandLine;
using ChecklistWorkbench.CommandLine;
using ChecklistWorkbench.Persistence.Seeding;
using ChecklistWorkbench.Resources;
using Microsoft.Extensions.Localization;

namespace ChecklistWorkbench.Features.Catalogue.Import;

/// <summary><c>catalogue import FILE [--as USER]</c>: takes an edition in.</summary>
public sealed class ImportCommand(
    CommandLineActor actor, DatabaseStart start, ImportEdition import, IStringLocalizer<CatalogueTexts> texts, IStringLocalizer<RefusalTexts> refusals)
    : CatalogueCommand(texts, refusals)
{
    public override Command Build()
    {
        var (file, user) = (FileArgument(), UserOption());
        var command = new Command("import", Texts["Command.Import"]) { file, user };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(parsed.GetRequiredValue(file), parsed.GetValue(user), parsed.InvocationConfiguration, cancellationToken));
        return command;
    }

    private async Task<int> RunAsync(FileInfo file, string? user, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        if (await ReadAsync(file, console, cancellationToken) is not { } json) return ExitStatus.Refused;
        if (user is null) await start.RunAsync(cancellationToken);
        var outcome = user is null
            ? await import.FromFileAsync(null, json, file.Name, cancellationToken)
            : await actor.ActAsync(user, caller => import.FromFileAsync(caller, json, file.Name, cancellationToken), cancellationToken);
        if (!outcome.Succeeded) return await RefuseAsync(console, outcome.Refusal);
        await console.Output.WriteLineAsync(Texts[outcome.Value.WasThere ? "Command.WasThere" : "Import.Done", outcome.Value.Label]);
        return ExitStatus.Done;
    }
}
