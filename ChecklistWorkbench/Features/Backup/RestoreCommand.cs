using System.CommandLine;
using ChecklistWorkbench.CommandLine;
using ChecklistWorkbench.Persistence.Backup;
using ChecklistWorkbench.Resources;
using ChecklistWorkbench.Ui;
using Microsoft.Extensions.Localization;

namespace ChecklistWorkbench.Features.Backup;

/// <summary><c>restore FILE [--replace]</c>: a backup, looked through and brought up to date, in the database's place. The application must have ended.</summary>
public sealed class RestoreCommand(DatabaseBackup backup, IStringLocalizer<BackupTexts> texts, IStringLocalizer<RefusalTexts> refusals) : WorkbenchVerb
{
    public override string? Group => null;

    public override Command Build()
    {
        var file = new Argument<FileInfo>("FILE") { Description = texts["Restore.File"] };
        var replace = new Option<bool>("--replace") { Description = texts["Restore.Replace"] };
        var command = new Command("restore", texts["Restore"]) { file, replace };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(parsed.GetRequiredValue(file), parsed.GetValue(replace), parsed.InvocationConfiguration, cancellationToken));
        return command;
    }

    private async Task<int> RunAsync(FileInfo file, bool replace, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        var outcome = await backup.RestoreAsync(file, replace, cancellationToken);
        if (!outcome.Succeeded)
        {
            await console.Error.WriteLineAsync(RefusalSentences.Of(outcome.Refusal, refusals));
            return ExitStatus.Refused;
        }

        var holds = outcome.Value.Contents;
        await console.Output.WriteLineAsync(texts["Restore.Done", holds.Assessments, holds.Revisions, holds.Chains, holds.Entries]);
        if (outcome.Value.Former is { } former) await console.Output.WriteLineAsync(texts["Restore.Former", former]);
        return ExitStatus.Done;
    }
}
