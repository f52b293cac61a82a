using ChecklistWorkbench.CommandLine;
using ChecklistWorkbench.Persistence.Backup;

namespace ChecklistWorkbench.Features.Backup;

/// <summary>Backing up and restoring, for whoever operates the machine: no screen reaches it.</summary>
public static class BackupFeature
{
    public static IServiceCollection AddBackupFeature(this IServiceCollection services) => services
        .AddSingleton<DatabaseBackup>().AddSingleton<WorkbenchVerb, BackupCommand>().AddSingleton<WorkbenchVerb, RestoreCommand>();
}
