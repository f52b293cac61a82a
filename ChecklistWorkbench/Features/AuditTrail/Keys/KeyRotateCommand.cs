using System.CommandLine;
using ChecklistWorkbench.CommandLine;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Persistence.AuditTrail;
using ChecklistWorkbench.Persistence.Seeding;
using ChecklistWorkbench.Resources;
using Microsoft.Extensions.Localization;

namespace ChecklistWorkbench.Features.AuditTrail.Keys;

/// <summary><c>key rotate</c>: a new signing key. For whoever operates the machine: no screen can make the installation sign with another key.</summary>
public sealed class KeyRotateCommand(TrailSigner signer, DatabaseStart start, IStringLocalizer<AuditTrailTexts> texts) : WorkbenchVerb
{
    public override string Group => "key";

    public override Command Build()
    {
        var command = new Command("rotate", texts["Key.rotate"]);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await start.RunAsync(cancellationToken);
            var key = await signer.RotateAsync(AuditActor.Operator, cancellationToken);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(texts["Key.rotate.Done", key.KeyId]);
            return ExitStatus.Done;
        });
        return command;
    }
}
