using System.CommandLine;
using System.Text;
using ChecklistWorkbench.CommandLine;
using ChecklistWorkbench.Features.Catalogue.Import;
using ChecklistWorkbench.Persistence.Seeding;
using ChecklistWorkbench.Resources;
using Microsoft.Extensions.Localization;

namespace ChecklistWorkbench.Features.Catalogue.Guide;

/// <summary><c>catalogue import-guide FILE [--edition ID] [--as USER]</c>: reads the publisher's wording in, for this installation only.</summary>
public sealed class ImportGuideCommand(
    CommandLineActor actor, DatabaseStart start, ReadGuideIn guide, IStringLocalizer<CatalogueTexts> texts, IStringLocalizer<RefusalTexts> refusals)
    : CatalogueCommand(texts, refusals)
{
    public override Command Build()
    {
        var (file, edition, user) = (FileArgument(), EditionOption(), UserOption());
        var command = new Command("import-guide", Texts["Command.ImportGuide"]) { file, edition, user };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(file), parsed.GetValue(edition), parsed.GetValue(user), parsed.InvocationConfiguration, cancellationToken));
        return command;
    }

    private async Task<int> RunAsync(FileInfo file, string? edition, string? user, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        try
        {
            // Read before the database is asked: a file that cannot be read is no reason to wait for anything.
            var lines = File.ReadLines(file.FullName, new UTF8Encoding(false, throwOnInvalidBytes: true)).ToList();
            if (user is null) await start.RunAsync(cancellationToken);
            var outcome = user is null
                ? await guide.FromFileAsync(null, edition, lines, file.Name, cancellationToken)
                : await actor.ActAsync(user, caller => guide.FromFileAsync(caller, edition, lines, file.Name, cancellationToken), cancellationToken);
            if (!outcome.Succeeded) return await RefuseAsync(console, outcome.Refusal);
            var read = outcome.Value;
            await console.Output.WriteLineAsync(Texts[read.WasThere ? "Command.GuideWasThere" : "Command.GuideReadIn",
                read.EditionLabel, read.Items, read.Methods, read.Notes, read.Points, read.SubPoints, read.Terms]);
            return ExitStatus.Done;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            return await UnreadableAsync(console, file, fault);
        }
    }
}

/// <summary><c>catalogue remove-guide [--edition ID] [--as USER]</c>: puts the publisher's wording away.</summary>
public sealed class RemoveGuideCommand(
    CommandLineActor actor, DatabaseStart start, ReadGuideIn guide, IStringLocalizer<CatalogueTexts> texts, IStringLocalizer<RefusalTexts> refusals)
    : CatalogueCommand(texts, refusals)
{
    public override Command Build()
    {
        var (edition, user) = (EditionOption(), UserOption());
        var command = new Command("remove-guide", Texts["Command.RemoveGuide"]) { edition, user };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(edition), parsed.GetValue(user), parsed.InvocationConfiguration, cancellationToken));
        return command;
    }

    private async Task<int> RunAsync(string? edition, string? user, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        if (user is null) await start.RunAsync(cancellationToken);
        var outcome = user is null
            ? await guide.PutAwayAsync(null, edition, cancellationToken)
            : await actor.ActAsync(user, caller => guide.PutAwayAsync(caller, edition, cancellationToken), cancellationToken);
        if (!outcome.Succeeded) return await RefuseAsync(console, outcome.Refusal);
        await console.Output.WriteLineAsync(Texts["Command.GuideRemoved", outcome.Value]);
        return ExitStatus.Done;
    }
}
