using System.CommandLine;
using ChecklistWorkbench.CommandLine;
using ChecklistWorkbench.Persistence.Backup;
using ChecklistWorkbench.Resources;
using ChecklistWorkbench.Ui;
using Microsoft.Extensions.Localization;

namespace ChecklistWorkbench.Features.Backup;

/// <summary><c>backup --out FILE</c>: one moment of the database in one file, looked through, while the application goes on.</summary>
public sealed class BackupCommand(DatabaseBackup backup, IStringLocalizer<BackupTexts> texts, IStringLocalizer<RefusalTexts> refusals) : WorkbenchVerb
{
    public override string? Group => null;

    public override Command Build()
    {
        var file = new Option<FileInfo>("--out") { Required = true, Description = texts["Backup.Out"], HelpName = "FILE" };
        var command = new Command("backup", texts["Backup"]) { file };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetRequiredValue(file), parsed.InvocationConfiguration, cancellationToken));
        return command;
    }

    private async Task<int> RunAsync(FileInfo file, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        var outcome = await backup.MakeAsync(file, cancellationToken);
        if (!outcome.Succeeded)
        {
            await console.Error.WriteLineAsync(RefusalSentences.Of(outcome.Refusal, refusals));
            return ExitStatus.Refused;
        }

        var made = outcome.Value;
        await console.Output.WriteLineAsync(made.Contents is { } holds
            ? texts["Backup.Done", made.Path, made.Bytes, made.Sha256, holds.Assessments, holds.Revisions, holds.Entries]
            : texts["Backup.DoneUnseen", made.Path, made.Bytes, made.Sha256]);
        return ExitStatus.Done;
    }
}
