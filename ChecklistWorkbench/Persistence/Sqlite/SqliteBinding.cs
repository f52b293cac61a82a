using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace ChecklistWorkbench.Persistence.Sqlite;

/// <summary>
/// Binds EF Core's SQLite provider, built against SQLitePCLRaw 2.1, to the version that is installed beside the application.
/// Runs before any type of EF Core is touched; where the asked-for version is present the handler is never called.
/// </summary>
internal static class SqliteBinding
{
    [ModuleInitializer]
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "CA2255", Justification = "Must run before EF Core loads its SQLite provider, in the application, its tests and the design-time tool alike.")]
    internal static void Install() => AssemblyLoadContext.Default.Resolving += (context, name) =>
    {
        if (name.Name?.StartsWith("SQLitePCLRaw", StringComparison.Ordinal) != true) return null;
        var path = Path.Combine(AppContext.BaseDirectory, name.Name + ".dll");
        return File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
    };
}
