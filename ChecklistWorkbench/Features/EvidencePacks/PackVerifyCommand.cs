using System.CommandLine;
using ChecklistWorkbench.CommandLine;
using ChecklistWorkbench.Features.EvidencePacks.Verification;
using ChecklistWorkbench.Resources;
using Microsoft.Extensions.Localization;

namespace ChecklistWorkbench.Features.EvidencePacks;

/// <summary><c>pack verify FILE [--key KEYID]</c>: needs no database. Faults go to standard error, one a line: file, kind, sentence; the exit status is 2 then.</summary>
public sealed class PackVerifyCommand(IStringLocalizer<PackTexts> texts) : WorkbenchVerb
{
    public override string Group => "pack";

    public override Command Build()
    {
        var file = new Argument<string>("FILE") { Description = texts["Verify.File"] };
        var key = new Option<string?>("--key") { Description = texts["Verify.Key"], HelpName = "KEYID" };
        var command = new Command("verify", texts["Verify"]) { file, key };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetRequiredValue(file), parsed.GetValue(key), parsed.InvocationConfiguration, cancellationToken));
        return command;
    }

    private async Task<int> RunAsync(string path, string? key, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        PackVerdict verdict;
        try
        {
            using var content = PackContent.Open(path);
            verdict = await PackVerifier.VerifyAsync(content, key, cancellationToken);
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            await console.Error.WriteLineAsync(texts["Verify.NoPack", path]);
            return ExitStatus.Refused;
        }

        foreach (var fault in verdict.Faults) await console.Error.WriteLineAsync(string.Join('\t', fault.Path, fault.Kind, texts[$"Fault.{fault.Kind}", fault.Row ?? 0]));
        if (verdict.IsWhole) await console.Output.WriteLineAsync(texts["Verify.Whole", verdict.Files, verdict.KeyId!, verdict.Entries]);
        else await console.Error.WriteLineAsync(texts["Verify.Broken", verdict.Faults.Count]);
        return verdict.IsWhole ? ExitStatus.Done : ExitStatus.Refused;
    }
}
