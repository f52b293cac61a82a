using ChecklistWorkbench.CommandLine;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Assessments.Workspace;
using ChecklistWorkbench.Features.Catalogue;
using ChecklistWorkbench.Tests.Domain.Catalogue;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChecklistWorkbench.Tests.Features.Catalogue.Import;

/// <summary>The publisher's wording, read in for one installation; here in made-up words.</summary>
public sealed class GuideCommandTests : IDisposable
{
    private const string Wording = "架空の原文による説明";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("workbench-guide-");

    [Fact]
    public async Task Screens_show_the_wording_until_it_is_put_away()
    {
        await using var host = await TestHost.StartAsync();
        var parties = await host.Database.AssessmentAsync();
        var reader = parties.Firm.As(Role.Contributor);
        var digest = (await EntryAsync(host, reader)).Item.Explanation;

        var (status, output, error) = await RunAsync(host, "catalogue", "import-guide", Write(Lines()));

        Assert.Equal((ExitStatus.Done, ""), (status, error));
        Assert.Contains("44項目・手法例182件・注記64件・208点（細目39件）・用語64語", output, StringComparison.Ordinal);
        var entry = await EntryAsync(host, reader);
        Assert.Equal((true, Wording), (entry.Edition.IsInOfficialWords, entry.Item.Explanation));
        var workspace = (await host.Services.GetRequiredService<GetWorkspace>().HandleAsync(reader, parties.AssessmentId, CancellationToken.None)).Value;
        Assert.Equal(Wording, workspace.Edition.Item(1).Explanation);
        Assert.NotEmpty((await host.Services.GetRequiredService<GetCatalogue>().HandleAsync(reader, Wording, CancellationToken.None)).Value.Hits!);

        Assert.Equal(ExitStatus.Done, (await RunAsync(host, "catalogue", "import-guide", Path.Combine(_folder.FullName, "guide.txt"))).Status);
        Assert.Equal(ExitStatus.Done, (await RunAsync(host, "catalogue", "remove-guide")).Status);
        Assert.Equal((false, digest), ((await EntryAsync(host, reader)).Edition.IsInOfficialWords, (await EntryAsync(host, reader)).Item.Explanation));
        Assert.Equal(ExitStatus.Refused, (await RunAsync(host, "catalogue", "remove-guide")).Status);

        Assert.Equal([AuditActions.GuideReadIn, AuditActions.GuidePutAway], (await host.Database.TrailAsync(AuditChain.OfInstallation)).Select(line => line.Action).Where(action => action != AuditActions.SigningKeyMade));
        await using var db = host.Database.OpenContext();
        Assert.Empty(await db.GuideWordings.ToListAsync());
        Assert.Equal(2, await db.GuideVersions.CountAsync());
    }

    [Fact]
    public async Task Wording_that_was_put_away_is_shown_again_when_it_is_read_in_again_unchanged()
    {
        await using var host = await TestHost.StartAsync();
        var reader = (await host.Database.AssessmentAsync()).Firm.As(Role.Contributor);
        var guide = Write(Lines());
        await RunAsync(host, "catalogue", "import-guide", guide);
        await RunAsync(host, "catalogue", "remove-guide");

        var (status, again, error) = await RunAsync(host, "catalogue", "import-guide", guide);

        Assert.Equal((ExitStatus.Done, ""), (status, error));
        Assert.Contains("44項目", again, StringComparison.Ordinal);
        Assert.Equal(Wording, (await EntryAsync(host, reader)).Item.Explanation);
        await using var db = host.Database.OpenContext();
        var versions = await db.GuideVersions.OrderBy(version => version.Number).ToListAsync();
        Assert.Equal([(1, false), (2, true), (3, false)], versions.Select(version => (version.Number, version.IsRemoval)));
        Assert.Equal((versions[0].Hash, versions[2].Id), (versions[2].Hash, (await db.GuideWordings.SingleAsync()).VersionId));
    }

    [Fact]
    public async Task Another_documents_text_leaves_nothing_behind()
    {
        await using var host = await TestHost.StartAsync();

        var other = await RunAsync(host, "catalogue", "import-guide", Write(["まったく別の文書"]));
        var torn = await RunAsync(host, "catalogue", "import-guide", Write(Lines().Take(900)));
        var unknown = await RunAsync(host, "catalogue", "import-guide", Write(Lines()), "--edition", "none");

        Assert.All([other, torn, unknown], ran => Assert.Equal((ExitStatus.Refused, ""), (ran.Status, ran.Output)));
        Assert.Contains("通番1の見出しが見つかりません", other.Error, StringComparison.Ordinal);
        await using var db = host.Database.OpenContext();
        Assert.Equal((0, 0), (await db.GuideWordings.CountAsync(), await db.GuideVersions.CountAsync()));
    }

    [Fact]
    public async Task An_administrator_of_an_organisation_alone_may_not_read_it_in()
    {
        await using var host = await TestHost.StartAsync();
        var bank = await host.Database.TeamAsync(OrganizationKind.FinancialInstitution);

        Assert.Equal(ExitStatus.Refused, (await RunAsync(host, "catalogue", "import-guide", Write(Lines()), "--as", bank[Role.Administrator].Person.Email)).Status);
        Assert.Equal(ExitStatus.Refused, (await RunAsync(host, "catalogue", "remove-guide", "--as", bank[Role.Administrator].Person.Email)).Status);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static IEnumerable<string> Lines()
    {
        var explanation = $"<p>{SeedEdition.Read().Item(1).Explanation}</p>";
        return MadeUpGuide.Lines().Select(line => line == explanation ? Wording : line);
    }

    private static async Task<ItemEntry> EntryAsync(TestHost host, Caller caller) =>
        (await host.Services.GetRequiredService<GetItemEntry>().HandleAsync(caller, TestDatabase.EditionId, 1, CancellationToken.None)).Value;

    private string Write(IEnumerable<string> lines)
    {
        var path = Path.Combine(_folder.FullName, "guide.txt");
        File.WriteAllLines(path, lines);
        return path;
    }

    private static async Task<(int Status, string Output, string Error)> RunAsync(TestHost host, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var status = await host.Services.GetRequiredService<WorkbenchCommands>().RunAsync(args, output, error, CancellationToken.None);
        return (status, output.ToString(), error.ToString());
    }
}
