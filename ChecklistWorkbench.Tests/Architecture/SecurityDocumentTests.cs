using System.Text.RegularExpressions;
using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Architecture;

public sealed partial class SecurityDocumentTests
{
    [Fact]
    public void Every_test_that_the_security_table_names_exists()
    {
        var named = TestName().Matches(File.ReadAllText(Path.Combine(TestEnvironment.RepositoryRoot, "docs", "security.md"))).Select(match => match.Groups[1].Value).ToList();
        var existing = typeof(SecurityDocumentTests).Assembly.GetTypes().SelectMany(type => type.GetMethods()).Select(method => method.Name).ToHashSet(StringComparer.Ordinal);

        Assert.True(named.Count > 20, "the table could not be read");
        Assert.All(named, name => Assert.Contains(name, existing));
    }

    [GeneratedRegex("`([A-Z][a-z]*_[A-Za-z0-9_]+)`")]
    private static partial Regex TestName();
}
