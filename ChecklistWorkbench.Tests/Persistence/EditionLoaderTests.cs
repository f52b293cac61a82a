using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Seeding;
using ChecklistWorkbench.Tests.Domain.Catalogue;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Tests.Persistence;

public sealed class EditionLoaderTests
{
    [Theory, DatabaseData]
    public async Task Loading_again_changes_nothing(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);

        await database.Get<EditionLoader>().LoadAsync(SeedEdition.FileName, SeedEdition.Json, CancellationToken.None);

        await using var db = database.OpenContext();
        Assert.Equal(SeedEdition.Json, (await db.Editions.SingleAsync()).FileJson);
    }

    [Fact]
    public async Task A_changed_file_of_a_published_edition_is_refused_by_name_and_the_published_one_stays()
    {
        await using var database = await TestDatabase.CreateAsync();
        var changed = SeedEdition.Json.Replace("責任者の設置", "責任者の配置", StringComparison.Ordinal);

        var refusal = await Assert.ThrowsAsync<StartRefusedException>(
            () => database.Get<EditionLoader>().LoadAsync(SeedEdition.FileName, changed, CancellationToken.None));

        Assert.Contains(SeedEdition.FileName, refusal.Message, StringComparison.Ordinal);
        await using var db = database.OpenContext();
        Assert.Equal(SeedEdition.Json, (await db.Editions.SingleAsync()).FileJson);
    }

    [Fact]
    public async Task A_broken_file_is_refused_in_both_languages_with_the_place_named()
    {
        await using var database = await TestDatabase.CreateAsync();
        var broken = SeedEdition.Json.Replace("\"target\": \"Both\"", "\"target\": \"All\"", StringComparison.Ordinal);
        Assert.NotEqual(SeedEdition.Json, broken);

        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => database.Get<EditionLoader>().LoadAsync("new.json", broken, CancellationToken.None));

        Assert.Contains("new.json, item ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("target", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("読み込めません", refusal.Message, StringComparison.Ordinal);
    }
}
