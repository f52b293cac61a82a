using System.Text.Json;
using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Features.Oscal;

/// <summary>NIST's schemas, where the folder with them lies beside the repository; elsewhere the test is skipped.</summary>
internal static class OscalSchema
{
    public static async Task AssertValidAsync(string schema, byte[] document)
    {
        using var written = JsonDocument.Parse(document);
        using var rules = JsonDocument.Parse(await File.ReadAllBytesAsync(FileOf(schema)));
        Assert.Equal([], new JsonSchema(rules.RootElement).FaultsOf(written.RootElement));

        // The schema is one that says no.
        Assert.NotEmpty(new JsonSchema(rules.RootElement).FaultsOf(JsonDocument.Parse("{\"" + written.RootElement.EnumerateObject().First().Name + "\":{\"uuid\":\"x\"}}").RootElement));
    }

    private static string FileOf(string name)
    {
        for (var folder = new DirectoryInfo(TestEnvironment.RepositoryRoot).Parent; folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "oscal", name);
            if (File.Exists(file)) return file;
        }

        Assert.Skip("The OSCAL schemas are not beside the repository.");
        return "";
    }
}
