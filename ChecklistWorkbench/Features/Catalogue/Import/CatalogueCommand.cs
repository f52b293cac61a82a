using System.CommandLine;
using System.Text;
using ChecklistWorkbench.CommandLine;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Resources;
using ChecklistWorkbench.Ui;
using Microsoft.Extensions.Localization;

namespace ChecklistWorkbench.Features.Catalogue.Import;

/// <summary>What the verbs that read a file of the catalogue have in common: the file, and a refusal that lists every fault.</summary>
public abstract class CatalogueCommand(IStringLocalizer<CatalogueTexts> texts, IStringLocalizer<RefusalTexts> refusals) : WorkbenchVerb
{
    public override string Group => "catalogue";

    protected IStringLocalizer<CatalogueTexts> Texts => texts;

    protected Argument<FileInfo> FileArgument() => new("FILE") { Description = texts["Command.File"] };

    protected Option<string?> EditionOption() => new("--edition") { Description = texts["Command.Edition"], HelpName = "ID" };

    protected Option<string?> UserOption() => new("--as") { Description = texts["Command.As"], HelpName = "USER" };

    /// <summary>The file's text as UTF-8; null, said why, where it cannot be read.</summary>
    protected async Task<string?> ReadAsync(FileInfo file, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        try
        {
            return (await File.ReadAllTextAsync(file.FullName, new UTF8Encoding(false, throwOnInvalidBytes: true), cancellationToken)).TrimStart('\uFEFF');
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            await UnreadableAsync(console, file, fault);
            return null;
        }
    }

    protected async Task<int> UnreadableAsync(InvocationConfiguration console, FileInfo file, Exception fault)
    {
        await console.Error.WriteLineAsync(texts["Command.Unreadable", file.FullName, fault.Message]);
        return ExitStatus.Refused;
    }

    protected async Task<int> RefuseAsync(InvocationConfiguration console, Refusal refusal)
    {
        if (refusal is EditionFileFaulty faulty) await ListAsync(console, faulty.Faults);
        else await console.Error.WriteLineAsync(RefusalSentences.Of(refusal, refusals));
        return ExitStatus.Refused;
    }

    protected async Task<int> ListAsync(InvocationConfiguration console, IReadOnlyList<CatalogueFault> faults)
    {
        await console.Error.WriteLineAsync(texts["Import.Faulty", faults.Count]);
        foreach (var fault in faults) await console.Error.WriteLineAsync($"{fault.Place}: {texts[$"Fault.{fault.Kind}", fault.Arguments]}");
        return ExitStatus.Refused;
    }
}
