using System.Reflection;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.SqlServer;

namespace ChecklistWorkbench.Tests.Testing;

/// <summary>What the machine offers. With <c>CI=true</c> nothing that CI is there to prove may be missing.</summary>
public static class TestEnvironment
{
    public static bool IsCi { get; } = string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The folder of the solution file.</summary>
    public static string RepositoryRoot { get; } = Path.GetFullPath(typeof(TestEnvironment).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!);

    public static string SeedData { get; } = Path.Combine(AppContext.BaseDirectory, "seed-data");

    /// <summary>A copy of the guide's text, which is never part of the repository; null where none is at hand.</summary>
    public static string? GuideText => NotEmpty("WORKBENCH_GUIDE_TEXT");

    public static string? ConnectionStringOf(DatabaseProvider provider) => provider switch
    {
        DatabaseProvider.PostgreSql => NotEmpty("WORKBENCH_TEST_POSTGRES"),
        DatabaseProvider.SqlServer => NotEmpty("WORKBENCH_TEST_SQLSERVER"),
        _ => "",
    };

    /// <summary>Why tests on this provider are skipped here; null if they run.</summary>
    public static string? WhyNot(DatabaseProvider provider) => provider switch
    {
        DatabaseProvider.Sqlite => null,
        DatabaseProvider.SqlServer when ConnectionStringOf(provider) is null => "SQL Server: WORKBENCH_TEST_SQLSERVER holds no connection string.",
        DatabaseProvider.SqlServer when !SqlServerClient.HasFullClosure => "SQL Server: this build leaves out parts of its client (build with -p:SqlClientClosure=full).",
        DatabaseProvider.PostgreSql when ConnectionStringOf(provider) is null => "PostgreSQL: WORKBENCH_TEST_POSTGRES holds no connection string.",
        _ => null,
    };

    /// <summary>The full path of a program on PATH; null if it is not installed.</summary>
    public static string? FindProgram(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>A folder under the test output that outlives the run, such as <c>screenshots</c>.</summary>
    public static string ResultsFolder(string name) =>
        Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "TestResults", name)).FullName;

    private static string? NotEmpty(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;
}
