using ChecklistWorkbench.CommandLine;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Tests.Domain.Catalogue;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChecklistWorkbench.Tests.Features.Catalogue.Import;

public sealed class CatalogueCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("workbench-catalogue-");

    [Fact]
    public async Task Check_counts_a_sound_file_and_asks_no_database()
    {
        await using var host = await TestHost.StartAsync();
        var file = Write(SecondEdition.Json);

        (int Status, string Output, string Error) ran = default;
        var commands = host.Services.GetRequiredService<WorkbenchCommands>();
        var queries = await host.Queries.During(async () => ran = await RunAsync(commands, "catalogue", "check", file));

        Assert.Equal((ExitStatus.Done, ""), (ran.Status, ran.Error));
        Assert.Contains("45", ran.Output, StringComparison.Ordinal);
        // The host's own tasks (chains, rounds that are due, leftovers) may ask for theirs meanwhile.
        Assert.DoesNotContain(queries, query => query.Contains("Editions", StringComparison.Ordinal) || query.Contains("Guide", StringComparison.Ordinal) || query.Contains("ReferenceEntries", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Check_lists_every_fault_with_file_item_and_field()
    {
        await using var host = await TestHost.StartAsync();
        var file = Write(SecondEdition.Make(json =>
        {
            SecondEdition.Item(json, 4).Remove("number");
            SecondEdition.Item(json, 9)["target"] = "Someone";
        }));

        var (status, output, error) = await RunAsync(host, "catalogue", "check", file);

        Assert.Equal((ExitStatus.Refused, ""), (status, output));
        Assert.Contains("edition.json, items[3], number: ありません", error, StringComparison.Ordinal);
        Assert.Contains("edition.json, item 9, target: 「Someone」", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_make_no_sense_and_a_file_that_is_not_there_have_their_own_answers()
    {
        await using var host = await TestHost.StartAsync();

        Assert.Equal(ExitStatus.Usage, (await RunAsync(host, "catalogue", "check")).Status);
        var (status, _, error) = await RunAsync(host, "catalogue", "check", Path.Combine(_folder.FullName, "none.json"));
        Assert.Equal(ExitStatus.Refused, status);
        Assert.Single(error.Trim().Split('\n'));
    }

    [Fact]
    public async Task Import_takes_an_edition_in_and_again_changes_nothing()
    {
        await using var host = await TestHost.StartAsync();
        var parties = await host.Database.TwoPartiesAsync();
        await parties.EntrustInstallationAsync();
        var person = parties.Bank[Role.Administrator].Person;
        var file = Write(SecondEdition.Json);

        var first = await RunAsync(host, "catalogue", "import", file, "--as", person.Email);
        var second = await RunAsync(host, "catalogue", "import", file);

        Assert.Equal((ExitStatus.Done, ExitStatus.Done), (first.Status, second.Status));
        var entry = Assert.Single(await host.Database.TrailAsync(AuditChain.OfInstallation), e => e.Action == AuditActions.EditionPublished);
        Assert.Equal(person.Id, entry.ActorId);
        await using var db = host.Database.OpenContext();
        Assert.Equal(2, await db.Editions.CountAsync());
    }

    [Fact]
    public async Task Import_refuses_faults_other_content_and_a_plain_administrator()
    {
        await using var host = await TestHost.StartAsync();
        var firm = await host.Database.TeamAsync(OrganizationKind.ConnectingFirm);

        var faulty = await RunAsync(host, "catalogue", "import", Write(SecondEdition.Json[..3000]));
        var differs = await RunAsync(host, "catalogue", "import", Write(SeedEdition.Json.Replace("責任者の設置", "責任者の配置", StringComparison.Ordinal)));
        var plain = await RunAsync(host, "catalogue", "import", Write(SecondEdition.Json), "--as", firm[Role.Administrator].Person.Email);

        Assert.All([faulty, differs, plain], ran => Assert.Equal((ExitStatus.Refused, ""), (ran.Status, ran.Output)));
        Assert.Single(differs.Error.Trim().Split('\n'));
        await using var db = host.Database.OpenContext();
        Assert.Equal(SeedEdition.Json, (await db.Editions.SingleAsync()).FileJson);
    }

    [Fact]
    public async Task The_installation_is_entrusted_and_released_on_the_command_line_alone()
    {
        await using var host = await TestHost.StartAsync();
        var firm = await host.Database.TeamAsync(OrganizationKind.ConnectingFirm);
        var person = firm[Role.Administrator].Person;
        var file = Write(SecondEdition.Json);

        Assert.Equal(ExitStatus.Done, (await RunAsync(host, "installation", "entrust", person.Email)).Status);
        Assert.Equal(ExitStatus.Done, (await RunAsync(host, "catalogue", "import", file, "--as", person.Email)).Status);
        Assert.Equal(ExitStatus.Done, (await RunAsync(host, "installation", "release", person.Email)).Status);
        Assert.Equal(ExitStatus.Refused, (await RunAsync(host, "catalogue", "import", file, "--as", person.Email)).Status);
        Assert.Equal(ExitStatus.Refused, (await RunAsync(host, "installation", "entrust", "nobody@example.com")).Status);

        Assert.Equal([AuditActions.InstallationEntrusted, AuditActions.EditionPublished, AuditActions.InstallationReleased],
            (await host.Database.TrailAsync(AuditChain.OfInstallation)).Select(entry => entry.Action).Where(action => action != AuditActions.SigningKeyMade));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string Write(string json)
    {
        var path = Path.Combine(_folder.FullName, "edition.json");
        File.WriteAllText(path, json);
        return path;
    }

    private static Task<(int Status, string Output, string Error)> RunAsync(TestHost host, params string[] args) =>
        RunAsync(host.Services.GetRequiredService<WorkbenchCommands>(), args);

    private static async Task<(int Status, string Output, string Error)> RunAsync(WorkbenchCommands commands, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var status = await commands.RunAsync(args, output, error, CancellationToken.None);
        return (status, output.ToString(), error.ToString());
    }
}
