using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;
using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Persistence.Catalogue;

public sealed class ReferenceLibraryTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("workbench-seed-");

    public ReferenceLibraryTests()
    {
        foreach (var file in Directory.EnumerateFiles(TestEnvironment.SeedData, "*.json", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_folder.FullName, Path.GetRelativePath(TestEnvironment.SeedData, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void What_is_shipped_comes_in_order()
    {
        var library = new ReferenceLibrary(_folder.FullName);

        Assert.Equal(["interim-principles", "zengin-report", "cashless-guideline", "threat-model"], library.Crosswalks.Select(crosswalk => crosswalk.Id));
        Assert.Equal([2021, 2020], library.Reviews.Select(review => review.FiscalYear));
        Assert.Equal(6, library.Updates.Count);
    }

    [Theory]
    [InlineData("crosswalks/threat-model.json", "threat-model.json, principle (A)脅威, kind")]
    [InlineData("regulation-updates.json", "regulation-updates.json, updates[0], question")]
    public void A_wrong_file_is_refused_in_both_languages_with_the_place_named(string file, string place)
    {
        var path = Path.Combine(_folder.FullName, file);
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"kind\": \"Threat\"", "\"kind\": \"Menace\"", StringComparison.Ordinal)
            .Replace("\"question\"", "\"ask\"", StringComparison.Ordinal));

        var refusal = Assert.Throws<StartRefusedException>(new ReferenceLibrary(_folder.FullName).Load);

        Assert.Contains(place, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("読み込めません", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        File.Delete(Path.Combine(_folder.FullName, "edition-reviews.json"));

        Assert.Contains("edition-reviews.json", Assert.Throws<StartRefusedException>(new ReferenceLibrary(_folder.FullName).Load).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_crosswalks_of_one_name_are_refused()
    {
        var folder = Path.Combine(_folder.FullName, "crosswalks");
        File.Copy(Path.Combine(folder, "threat-model.json"), Path.Combine(folder, "again.json"));

        Assert.Contains("threat-model", Assert.Throws<StartRefusedException>(new ReferenceLibrary(_folder.FullName).Load).Message, StringComparison.Ordinal);
    }
}
