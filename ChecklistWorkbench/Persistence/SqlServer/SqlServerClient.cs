using System.Reflection;

namespace ChecklistWorkbench.Persistence.SqlServer;

/// <summary>Whether this build carries everything that SQL Server's client loads at run time.</summary>
internal static class SqlServerClient
{
    public static bool HasFullClosure { get; } = typeof(SqlServerClient).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Any(attribute => attribute is { Key: "SqlClientClosure", Value: "full" });

    public static void RequireFullClosure()
    {
        if (!HasFullClosure)
        {
            throw new StartRefusedException(
                "Database:Provider is SqlServer, but this build leaves out parts of SQL Server's client: build with -p:SqlClientClosure=full, or choose Sqlite or PostgreSql.",
                "Database:Provider に SqlServer が指定されていますが、このビルドには SQL Server クライアントの一部が含まれていません。-p:SqlClientClosure=full を付けてビルドするか、Sqlite または PostgreSql を指定してください。");
        }
    }
}
