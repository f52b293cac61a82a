using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Architecture;

public sealed class RepositoryTests
{
    private static readonly string[] Unversioned = [".git", "bin", "obj", "TestResults", "BenchmarkDotNet.Artifacts", "data", "_framework", ".vs", ".idea"];
    private static readonly string[] Read = [".cs", ".razor", ".json", ".md", ".csproj", ".props", ".targets", ".resx", ".css", ".js", ".txt", ".sln", ".html", ".svg", ""];

    [Fact]
    public void No_file_names_a_path_of_someones_machine()
    {
        // Put together here, so that this file does not name them either.
        List<string> paths = ["/ho" + "me/", "/Us" + "ers/", @"C:\Us" + @"ers\"];
        if (Path.GetDirectoryName(TestEnvironment.RepositoryRoot) is { Length: > 3 } parent && parent != Path.GetTempPath().TrimEnd('/')) paths.Add(parent + Path.DirectorySeparatorChar);

        Assert.Empty(Files(TestEnvironment.RepositoryRoot).SelectMany(file =>
            paths.Where(File.ReadAllText(file).Contains).Select(path => $"{Path.GetRelativePath(TestEnvironment.RepositoryRoot, file)}: {path}")));
    }

    private static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder).Where(file => Read.Contains(Path.GetExtension(file)))
        .Concat(Directory.EnumerateDirectories(folder).Where(sub => !Unversioned.Contains(Path.GetFileName(sub))).SelectMany(Files));
}
