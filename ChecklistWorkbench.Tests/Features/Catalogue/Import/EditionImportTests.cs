using System.Net;
using System.Text;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Catalogue.Import;
using ChecklistWorkbench.Features.Connections;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;
using ChecklistWorkbench.Tests.Domain.Catalogue;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Tests.Features.Catalogue.Import;

/// <summary>An edition on its way in; who may do it is in the access matrix.</summary>
public sealed class EditionImportTests
{
    [Theory, DatabaseData]
    public async Task A_file_is_looked_at_first_and_taken_in_once(DatabaseProvider provider)
    {
        await using var scene = await SceneAsync(provider);
        await scene.SendAsync(SecondEdition.Json);

        var file = (await scene.LookAsync())!;
        Assert.Equal((SecondEdition.FileName, EditionStanding.Unknown), (file.FileName, file.Standing));
        Assert.Equal(1, file.Preview!.Count(ItemChange.Wording));
        Assert.Equal(1, await scene.CountAsync());
        var imported = await scene.ImportAsync(file.Id);

        Assert.Equal((SecondEdition.Id, false), (imported.Value.Id, imported.Value.WasThere));
        Assert.Null(await scene.LookAsync());
        var entry = (await scene.Database.TrailAsync(AuditChain.OfInstallation))[^1];
        Assert.Equal((AuditActions.EditionPublished, scene.Administrator.PersonId), (entry.Action, entry.ActorId!.Value));
        var round = (await scene.Database.Get<GetConnection>().HandleAsync(scene.Parties.Bank.As(Role.ReviewLead), scene.Parties.Connection.Id, CancellationToken.None)).Value;
        Assert.Equal([SecondEdition.Id, TestDatabase.EditionId], round.Editions.Select(edition => edition.Id));
    }

    [Fact]
    public async Task Taking_the_same_edition_in_again_changes_nothing()
    {
        await using var scene = await SceneAsync();
        await scene.SendAsync(SecondEdition.Json);
        await scene.ImportAsync((await scene.LookAsync())!.Id);
        await scene.SendAsync(SecondEdition.Json);

        var file = (await scene.LookAsync())!;
        var again = await scene.ImportAsync(file.Id);

        Assert.Equal((EditionStanding.Published, true), (file.Standing, again.Value.WasThere));
        Assert.Single(await scene.Database.TrailAsync(AuditChain.OfInstallation), entry => entry.Action == AuditActions.EditionPublished);
    }

    [Fact]
    public async Task Other_content_under_a_published_id_is_refused_and_the_published_one_stays()
    {
        await using var scene = await SceneAsync();
        await scene.SendAsync(SeedEdition.Json.Replace("責任者の設置", "責任者の配置", StringComparison.Ordinal));

        var file = (await scene.LookAsync())!;
        Assert.Equal(EditionStanding.Differs, file.Standing);
        Assert.IsType<EditionDiffers>((await scene.ImportAsync(file.Id)).Refusal);

        await using var db = scene.Database.OpenContext();
        Assert.Equal(SeedEdition.Json, (await db.Editions.SingleAsync()).FileJson);
    }

    public static TheoryData<string, string> BadFiles => new()
    {
        { "missing number", SecondEdition.Make(file => SecondEdition.Item(file, 9).Remove("number")) },
        { "unknown target", SecondEdition.Make(file => SecondEdition.Item(file, 9)["target"] = "Someone") },
        { "duplicate", SecondEdition.Make(file => SecondEdition.Item(file, 9)["number"] = 8) },
        { "broken JSON", SecondEdition.Json[..4000] },
    };

    [Theory, MemberData(nameof(BadFiles))]
    public async Task A_bad_file_is_shown_with_its_faults_and_nothing_of_it_is_taken_in(string fault, string json)
    {
        await using var scene = await SceneAsync();
        await scene.SendAsync(json);

        var file = (await scene.LookAsync())!;
        var refused = await scene.ImportAsync(file.Id);

        Assert.True(file.Preview is null && file.Faults.Count > 0, fault);
        Assert.All(file.Faults, found => Assert.StartsWith(SecondEdition.FileName, found.Place, StringComparison.Ordinal));
        Assert.IsType<EditionFileFaulty>(refused.Refusal);
        Assert.Equal(1, await scene.CountAsync());
    }

    [Fact]
    public async Task What_is_no_text_or_too_large_is_not_kept()
    {
        await using var scene = await SceneAsync();

        Assert.IsType<EditionFileNotText>((await scene.SendAsync([0x50, 0x4B, 0x03, 0xFF])).Refusal);
        Assert.IsType<EditionFileNotText>((await scene.SendAsync("{\0}"u8.ToArray())).Refusal);
        Assert.IsType<EditionFileTooLarge>((await scene.SendAsync(new byte[EditionUpload.MostBytes + 1])).Refusal);
        Assert.Null(await scene.LookAsync());
    }

    [Fact]
    public async Task A_file_waits_for_its_sender_alone_and_the_next_one_takes_its_place()
    {
        await using var scene = await SceneAsync();
        var theirs = await scene.Parties.UploadEditionAsync(scene.Parties.Firm.As(Role.Administrator), SecondEdition.Json, "theirs.json");
        Assert.Null(await scene.LookAsync());
        await scene.SendAsync(SecondEdition.Json);
        await scene.SendAsync(SeedEdition.Json);

        Assert.IsType<NotFound>((await scene.ImportAsync(theirs)).Refusal);
        Assert.Equal(EditionStanding.Published, (await scene.LookAsync())!.Standing);
        await using var db = scene.Database.OpenContext();
        Assert.Equal(2, await db.EditionUploads.CountAsync());
    }

    [Fact]
    public async Task Once_released_the_administrator_of_an_organisation_cannot_import()
    {
        await using var scene = await SceneAsync();
        await scene.Database.Workbench.ChangeAsSystemAsync<Done>(async (db, nowUtc) =>
        {
            (await db.People.SingleAsync(p => p.Id == scene.Administrator.PersonId)).ReleaseInstallation(AuditActor.Operator, nowUtc);
            return default(Done);
        }, CancellationToken.None);

        using var unread = new MemoryStream(Encoding.UTF8.GetBytes(SecondEdition.Json));
        Assert.IsType<RoleMissing>((await scene.Database.Get<UploadEdition>().HandleAsync(scene.Administrator, new("edition.json", unread), CancellationToken.None)).Refusal);
        Assert.Equal(0, unread.Position);
    }

    [Fact]
    public async Task A_file_without_the_pages_token_is_refused()
    {
        await using var host = await TestHost.StartAsync();
        var parties = await host.Database.TwoPartiesAsync();
        await parties.EntrustInstallationAsync();
        var client = await host.SignedInAsync(parties.Bank[Role.Administrator]);
        using var form = new MultipartFormDataContent { { new StringContent(SecondEdition.Json), "file", SecondEdition.FileName } };

        var answer = await client.PostAsync("/catalogue/editions/upload", form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        await using var db = host.Database.OpenContext();
        Assert.Empty(await db.EditionUploads.ToListAsync());
    }

    private static async Task<Scene> SceneAsync(DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.TwoPartiesAsync();
        await parties.EntrustInstallationAsync();
        return new(database, parties);
    }

    private sealed record Scene(TestDatabase Database, TwoParties Parties) : IAsyncDisposable
    {
        public Caller Administrator => Parties.Bank.As(Role.Administrator);

        public Task<Outcome<Guid>> SendAsync(string json) => SendAsync(Encoding.UTF8.GetBytes(json));

        public async Task<Outcome<Guid>> SendAsync(byte[] bytes)
        {
            using var file = new MemoryStream(bytes);
            return await Database.Get<UploadEdition>().HandleAsync(Administrator, new(@"C:\tmp\" + SecondEdition.FileName, file), CancellationToken.None);
        }

        public async Task<UploadedEdition?> LookAsync() => (await Database.Get<GetEditionUpload>().HandleAsync(Administrator, CancellationToken.None)).Value.File;

        public Task<Outcome<ImportedEdition>> ImportAsync(Guid upload) => Database.Get<ImportEdition>().HandleAsync(Administrator, upload, CancellationToken.None);

        public async Task<int> CountAsync()
        {
            await using var db = Database.OpenContext();
            return await db.Editions.CountAsync();
        }

        public ValueTask DisposeAsync() => Database.DisposeAsync();
    }
}
