using System.Diagnostics;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Assessments.Workspace;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Benchmarks.Opening;

/// <summary>How long the server takes to open a workspace, and that this does not grow with the database.</summary>
internal static class OpenBenchmark
{
    private const int Few = 100;
    private const int Templates = 10;
    private const int RevisionsPerAnswer = 4;
    private const int Openings = 400;

    public static async Task RunAsync(Options options, Report report)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Machine.Folder, "open-" + VersionOfContents())).FullName;
        var template = Path.Combine(folder, "template.db");
        if (!File.Exists(template)) await MakeTemplateAsync(template);
        await using var small = await FillAsync(template, Path.Combine(folder, "small.db"), Few);
        var begun = Stopwatch.GetTimestamp();
        await using var large = await FillAsync(template, Path.Combine(folder, $"large-{options.Size}.db"), options.Size);
        var filled = Stopwatch.GetElapsedTime(begun);

        var (few, many) = (await DoorsAsync(small, Few), await DoorsAsync(large, options.Size));
        for (var turn = 0; turn < Openings / 4; turn++)
        {
            await OpenAsync(few);
            await OpenAsync(many);
        }

        var queries = large.Queries.Value;
        await OpenAsync(many);
        queries = large.Queries.Value - queries;
        var (ofFew, ofMany) = (new Samples(), new Samples());
        for (var turn = 0; turn < Openings; turn++)
        {
            ofFew.Add(await OpenAsync(few));
            ofMany.Add(await OpenAsync(many));
        }

        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        for (var turn = 0; turn < Openings; turn++) await OpenAsync(many);
        processor = Process.GetCurrentProcess().TotalProcessorTime - processor;

        await using var db = large.OpenContext();
        var (assessments, revisions) = (await db.Assessments.CountAsync(), await db.ResponseRevisions.CountAsync());
        report.Judge("open a workspace: queries", $"{queries}", "≤ 5", queries <= 5);
        report.Judge($"open a workspace among {assessments:N0} assessments and {revisions:N0} revisions", $"{ofMany}", "p95 ≤ 100 ms", ofMany.P95 <= 100);
        var ratio = ofMany.Median / ofFew.Median;
        report.Judge("open a workspace: that, against among 100 assessments", $"{Report.Number(ratio)} × ({ofFew})", "0.7 to 1.3 ×", ratio <= 1.3);
        report.Tell("processor time of one opening (all threads)", Report.Milliseconds(processor.TotalMilliseconds / Openings));
        report.Tell("large database", $"{new FileInfo(large.File).Length / 1e6:0} MB, made or found in {filled.TotalSeconds:0} s");
    }

    /// <summary>Another edition or another schema needs other databases; those of before stay until someone deletes the folder.</summary>
    private static string VersionOfContents()
    {
        var editions = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "seed-data", "editions")).Order(StringComparer.Ordinal).Select(File.ReadAllText);
        var migrations = typeof(Persistence.WorkbenchDbContext).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Microsoft.EntityFrameworkCore.Migrations.Migration)))
            .Select(type => type.FullName!).Order(StringComparer.Ordinal);
        return CanonicalJson.Sha256(string.Concat([.. editions, .. migrations]))[..12];
    }

    private static async Task MakeTemplateAsync(string file)
    {
        var part = BenchmarkDatabase.NewFile("template");
        await using var database = await BenchmarkDatabase.OpenAsync(part);
        await Workspaces.MakeAsync(database, Templates, RevisionsPerAnswer);
        await database.CopyToAsync(file);
    }

    /// <summary>Opens the database of that size, making it first if no run before did. A file is moved to its name when it is complete.</summary>
    private static async Task<BenchmarkDatabase> FillAsync(string template, string file, int assessments)
    {
        if (!File.Exists(file))
        {
            var part = file + $".{Environment.ProcessId}";
            File.Copy(template, part);
            await CloneFactory.FillAsync(part, template, (assessments / Templates) - 1);
            File.Move(part, file);
        }

        return await BenchmarkDatabase.OpenAsync(file);
    }

    private static async Task<Doors> DoorsAsync(BenchmarkDatabase database, int assessments)
    {
        await using var db = database.OpenContext();
        // Read from the template's own rows, whose ids a copy's ids are made from.
        var seen = await (
            from assessment in db.Assessments
            join connection in db.Connections on assessment.ConnectionId equals connection.Id
            join session in db.SignInSessions on connection.FinancialInstitutionId equals session.OrganizationId
            orderby session.Id, assessment.Id descending
            select new { session.PersonId, session.OrganizationId, SessionId = session.Id, assessment.Id }).ToListAsync();
        var templates = seen.GroupBy(door => door.SessionId).Select(group => group.First());
        return new Doors(database.Get<GetWorkspace>(), assessments / Templates,
            [.. templates.Select(door => (new Caller(door.PersonId, door.OrganizationId, door.SessionId), door.Id))], new Random(1));
    }

    /// <summary>Opens any workspace, in most cases one that was not open before.</summary>
    private static async Task<double> OpenAsync(Doors doors)
    {
        var (caller, template) = doors.Templates[doors.Random.Next(doors.Templates.Count)];
        var copy = doors.Random.Next(doors.Copies);
        var id = copy == 0 ? template : CloneFactory.IdOf(template, copy);
        var started = Stopwatch.GetTimestamp();
        var outcome = await doors.Action.HandleAsync(caller, id, CancellationToken.None);
        var elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        return outcome.Succeeded ? elapsed : throw new InvalidOperationException($"Not opened: {outcome.Refusal}");
    }

    private sealed record Doors(GetWorkspace Action, int Copies, IReadOnlyList<(Caller Caller, Guid Assessment)> Templates, Random Random);
}
