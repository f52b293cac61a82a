using System.Data.Common;
using ChecklistWorkbench.Persistence.AuditTrail;
using ChecklistWorkbench.Persistence.Catalogue;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChecklistWorkbench.Persistence.Seeding;

/// <summary>Brings the database to what this build expects: folder, migrations, editions, a signing key; and reads what is known around them.</summary>
public sealed class DatabaseStart(
    IDbContextFactory<WorkbenchDbContext> contexts, IOptions<DatabaseOptions> options, EditionLoader editions, ReferenceLibrary references, TrailSigner signer,
    ILogger<DatabaseStart> logger)
{
    /// <exception cref="StartRefusedException">The database cannot be reached or written, or a seed file is wrong.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (PersistenceRegistration.FolderOf(options.Value) is { } folder) Directory.CreateDirectory(folder);
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            await db.Database.MigrateAsync(cancellationToken);
            await db.PrepareAsync(cancellationToken);
        }
        catch (Exception fault) when (fault is DbException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw Refusal(fault);
        }

        await editions.LoadAllAsync(Path.Combine(AppContext.BaseDirectory, "seed-data", "editions"), cancellationToken);
        references.Load();
        await signer.EnsureKeyAsync(cancellationToken);
        logger.LogInformation("Database ready ({Provider})", options.Value.Provider);
    }

    private StartRefusedException Refusal(Exception fault) => fault is SqliteException or IOException or UnauthorizedAccessException
        ? new($"The database file cannot be opened or written: check that the folder of Database:ConnectionString exists and is writable ({fault.Message}).",
            $"データベースファイルを開けないか、書き込めません。Database:ConnectionString のフォルダーが存在し、書き込めることを確認してください（{fault.Message}）。", fault)
        : new($"The database ({options.Value.Provider}) cannot be reached: check Database:ConnectionString and that the server runs ({fault.Message}).",
            $"データベース（{options.Value.Provider}）に接続できません。Database:ConnectionString とサーバーの稼働を確認してください（{fault.Message}）。", fault);
}
