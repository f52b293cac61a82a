using System.CommandLine;
using ChecklistWorkbench.CommandLine;
using ChecklistWorkbench.Persistence.AuditTrail;
using ChecklistWorkbench.Persistence.Seeding;
using ChecklistWorkbench.Resources;
using Microsoft.Extensions.Localization;

namespace ChecklistWorkbench.Features.AuditTrail.Verification;

/// <summary><c>audit verify</c>: every chain and every checkpoint. Faults go to standard error, one a line: chain, sequence, kind; the exit status is 2 then.</summary>
public sealed class AuditVerifyCommand(TrailVerifier verifier, DatabaseStart start, IStringLocalizer<AuditTrailTexts> texts) : WorkbenchVerb
{
    public override string Group => "audit";

    public override Command Build()
    {
        var command = new Command("verify", texts["Audit.verify"]);
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.InvocationConfiguration, cancellationToken));
        return command;
    }

    private async Task<int> RunAsync(InvocationConfiguration console, CancellationToken cancellationToken)
    {
        await start.RunAsync(cancellationToken);
        var (chains, entries, checkpoints, faults) = (0, 0L, 0, 0);
        foreach (var chain in await verifier.ChainsAsync(cancellationToken))
        {
            var verdict = await verifier.VerifyAsync(chain, progress: null, cancellationToken);
            (chains, entries, checkpoints, faults) = (chains + 1, entries + verdict.Entries, checkpoints + verdict.Checkpoints, faults + verdict.Faults.Count);
            foreach (var fault in verdict.Faults)
                await console.Error.WriteLineAsync(string.Join('\t', chain, fault.Sequence, fault.Kind, texts[$"Fault.{fault.Kind}", fault.Sequence]));
        }

        await (faults == 0
            ? console.Output.WriteLineAsync(texts["Audit.verify.Whole", chains, entries, checkpoints])
            : console.Error.WriteLineAsync(texts["Audit.verify.Broken", faults]));
        return faults == 0 ? ExitStatus.Done : ExitStatus.Refused;
    }
}
