namespace ChecklistWorkbench.Persistence;

public enum DatabaseProvider
{
    Sqlite,
    SqlServer,
    PostgreSql,
}

/// <summary>Configuration section <c>Database</c>.</summary>
public sealed class DatabaseOptions
{
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    public string ConnectionString { get; set; } = "Data Source=data/workbench.db";

    /// <exception cref="StartRefusedException">The provider is none of the three.</exception>
    internal static DatabaseOptions From(IConfiguration configuration)
    {
        var section = configuration.GetSection("Database");
        var options = new DatabaseOptions { ConnectionString = section["ConnectionString"] ?? new DatabaseOptions().ConnectionString };
        if (section["Provider"] is not { Length: > 0 } named) return options;
        if (!Enum.TryParse<DatabaseProvider>(named, ignoreCase: true, out var provider) || !Enum.IsDefined(provider))
        {
            throw new StartRefusedException(
                $"Database:Provider is “{named}”; use Sqlite, PostgreSql or SqlServer.",
                $"Database:Provider に「{named}」が指定されています。Sqlite、PostgreSql、SqlServer のいずれかを指定してください。");
        }

        options.Provider = provider;
        return options;
    }
}
