using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace ChecklistWorkbench.Tests.Testing;

/// <summary>Binds bUnit and EF Core's SQLite provider to the versions beside the tests; sleeps where the asked-for ones are present.</summary>
internal static class AssemblyBinding
{
    private static readonly string[] Prefixes = ["AngleSharp.Diffing", "SQLitePCLRaw"];

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "Must run before a test touches bUnit or EF Core.")]
    internal static void Install() => AssemblyLoadContext.Default.Resolving += (context, name) =>
    {
        if (!Prefixes.Any(prefix => name.Name?.StartsWith(prefix, StringComparison.Ordinal) == true)) return null;
        var path = Path.Combine(AppContext.BaseDirectory, name.Name + ".dll");
        return File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
    };
}
