using ChecklistWorkbench.Domain.Common;

namespace ChecklistWorkbench.Persistence.Backup;

/// <summary>The database is a server's, which has tools of its own for this.</summary>
public sealed record NotEmbedded(string Provider) : Refusal
{
    public override object[] Arguments => [Provider];
}

/// <summary>There is no database to back up.</summary>
public sealed record NoDatabaseYet(string Path) : Refusal
{
    public override object[] Arguments => [Path];
}

/// <summary>A file of that name is there; a backup is never overwritten.</summary>
public sealed record BackupTargetExists(string Path) : Refusal
{
    public override object[] Arguments => [Path];
}

/// <summary>There is no such backup.</summary>
public sealed record BackupMissing(string Path) : Refusal
{
    public override object[] Arguments => [Path];
}

/// <summary>A database is there, and nobody said that it may be replaced.</summary>
public sealed record DatabaseIsThere(string Path) : Refusal
{
    public override object[] Arguments => [Path];
}

/// <summary>Someone has the database open.</summary>
public sealed record DatabaseInUse(string Path) : Refusal
{
    public override object[] Arguments => [Path];
}

/// <summary>The file is a database of something else.</summary>
public sealed record NotOurDatabase(string Path) : Refusal
{
    public override object[] Arguments => [Path];
}

/// <summary>A later version of the product made the file.</summary>
public sealed record DatabaseFromLaterVersion(string Path) : Refusal
{
    public override object[] Arguments => [Path];
}

/// <summary>The file is damaged, or no database.</summary>
public sealed record DatabaseDamaged(string Path, string Detail) : Refusal
{
    public override object[] Arguments => [Path, Detail];
}

/// <summary>The audit trail in the file does not verify.</summary>
public sealed record DatabaseTrailBroken(string Path, string Chain, long Sequence) : Refusal
{
    public override object[] Arguments => [Path, Chain, Sequence];
}

/// <summary>The file system refused.</summary>
public sealed record BackupFailed(string Path, string Detail) : Refusal
{
    public override object[] Arguments => [Path, Detail];
}

internal static class BackupRefusals
{
    /// <summary>Names the backup that was given rather than the copy of it that was looked at.</summary>
    public static Refusal In(this Refusal refusal, FileInfo backup) => refusal switch
    {
        NotOurDatabase => new NotOurDatabase(backup.FullName),
        DatabaseFromLaterVersion => new DatabaseFromLaterVersion(backup.FullName),
        DatabaseDamaged damaged => damaged with { Path = backup.FullName },
        DatabaseTrailBroken broken => broken with { Path = backup.FullName },
        _ => refusal,
    };
}
