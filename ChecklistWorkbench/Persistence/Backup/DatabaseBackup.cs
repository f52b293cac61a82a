using System.Security.Cryptography;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace ChecklistWorkbench.Persistence.Backup;

/// <summary>A backup that was made.</summary>
/// <param name="Contents">What it holds; null where an earlier build's database was copied as it is, to be looked through when it is restored.</param>
public sealed record BackupMade(string Path, long Bytes, string Sha256, CopyContents? Contents);

/// <summary>A backup that took the database's place.</summary>
/// <param name="Former">Where the database that was there is kept; null if there was none.</param>
public sealed record BackupRestored(CopyContents Contents, string? Former);

/// <summary>
/// Backs the embedded database up while it is in use, and puts a backup in its place. Either happens whole or not at all: the copy is made and looked through
/// beside its target and then renamed. Databases on a server have tools of their own.
/// </summary>
public sealed class DatabaseBackup(IOptions<DatabaseOptions> options, WorkbenchDatabase database, TimeProvider clock)
{
    public async Task<Outcome<BackupMade>> MakeAsync(FileInfo target, CancellationToken cancellationToken)
    {
        if (FindDatabase(out var path) is { } refusal) return refusal;
        if (!File.Exists(path)) return new NoDatabaseYet(path);
        if (target.Exists) return new BackupTargetExists(target.FullName);
        return await WithPartAsync<BackupMade>(target.FullName, async part =>
        {
            DatabaseCopy.Make(path, part);
            var copy = new DatabaseCopy(part);
            if (await copy.FindFaultAsync(cancellationToken) is { } fault) return fault;
            CopyContents? contents = null;
            if (await copy.IsUpToDateAsync(cancellationToken))
            {
                var seen = await copy.LookThroughAsync(cancellationToken);
                if (!seen.Succeeded) return seen.Refusal;
                contents = seen.Value;
            }

            var made = new BackupMade(target.FullName, new FileInfo(part).Length, await HashAsync(part, cancellationToken), contents);
            if (contents is not null) await RecordMadeAsync(made, cancellationToken);
            File.Move(part, target.FullName);
            return made;
        });
    }

    /// <param name="backup">Left as it is.</param>
    /// <param name="replace">Whether a database that is there may give way; it is kept beside, under another name.</param>
    /// <param name="cancellationToken">Ends it before anything is replaced.</param>
    public async Task<Outcome<BackupRestored>> RestoreAsync(FileInfo backup, bool replace, CancellationToken cancellationToken)
    {
        if (FindDatabase(out var path) is { } refusal) return refusal;
        if (!backup.Exists) return new BackupMissing(backup.FullName);
        if (File.Exists(path) && !replace) return new DatabaseIsThere(path);
        if (PersistenceRegistration.FolderOf(options.Value) is { } folder) Directory.CreateDirectory(folder);
        return await WithPartAsync<BackupRestored>(path, async part =>
        {
            File.Copy(backup.FullName, part);
            File.SetAttributes(part, FileAttributes.Normal);
            var copy = new DatabaseCopy(part);
            if (await copy.FindFaultAsync(cancellationToken) is { } fault) return fault.In(backup);
            await copy.BringUpToDateAsync(cancellationToken);
            var seen = await copy.LookThroughAsync(cancellationToken);
            if (!seen.Succeeded) return seen.Refusal.In(backup);
            await copy.RecordAsync(AuditActions.DatabaseRestored,
                new { backup.Name, Sha256 = await HashAsync(backup.FullName, cancellationToken), seen.Value.Assessments, seen.Value.Entries }, Now(), cancellationToken);
            if (!File.Exists(path))
            {
                File.Move(part, path);
                return new BackupRestored(seen.Value, Former: null);
            }

            if (!DatabaseCopy.TryClose(path)) return new DatabaseInUse(path);
            var former = $"{path}.before-{Now():yyyyMMddHHmmss}";
            File.Move(path, former);
            File.Move(part, path);
            return new BackupRestored(seen.Value, former);
        });
    }

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;

    private Task RecordMadeAsync(BackupMade made, CancellationToken cancellationToken) => database.ChangeAsSystemAsync<Done>((db, nowUtc) =>
    {
        db.Record(new(AuditChain.OfInstallation, AuditActions.DatabaseBackedUp, AuditActor.Operator, nowUtc, Guid.Empty,
            Details: new { Name = Path.GetFileName(made.Path), made.Bytes, made.Sha256, made.Contents!.Assessments, made.Contents.Entries }));
        return Task.FromResult<Outcome<Done>>(default(Done));
    }, cancellationToken);

    private NotEmbedded? FindDatabase(out string path)
    {
        path = "";
        if (options.Value.Provider != DatabaseProvider.Sqlite) return new NotEmbedded($"{options.Value.Provider}");
        path = Path.GetFullPath(new SqliteConnectionStringBuilder(options.Value.ConnectionString).DataSource);
        return null;
    }

    /// <summary>Works on a file beside the target, of which nothing stays unless it was moved into its place.</summary>
    private static async Task<Outcome<T>> WithPartAsync<T>(string target, Func<string, Task<Outcome<T>>> act)
    {
        var part = target + ".part";
        try
        {
            File.Delete(part);
            return await act(part);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or SqliteException)
        {
            return new BackupFailed(target, fault.Message);
        }
        finally
        {
            if (Directory.Exists(Path.GetDirectoryName(target))) File.Delete(part);
        }
    }

    private static async Task<string> HashAsync(string file, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
    }
}
