using System.Diagnostics;
using ChecklistWorkbench.Features.Dashboard;
using ChecklistWorkbench.Features.Dashboard.Overview;
using ChecklistWorkbench.Features.Dashboard.Waiting;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Benchmarks.Overview;

/// <summary>How long the server takes for a bank's dashboards with 60 firms over three years.</summary>
internal static class OverviewBenchmark
{
    private const int Firms = 60;
    private const int Rounds = 3;
    private const int Openings = 100;

    public static async Task RunAsync(Options options, Report report)
    {
        await using var database = await BenchmarkDatabase.OpenAsync(BenchmarkDatabase.NewFile("overview"));
        var caller = await ManyFirms.MakeAsync(database, Firms, Rounds);
        var (overview, dashboard, waiting) = (database.Get<GetOverview>(), database.Get<GetDashboard>(), database.Get<GetWaiting>());
        async Task<double> TakeAsync(Func<Task> open)
        {
            var begun = Stopwatch.GetTimestamp();
            await open();
            return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        }

        async Task OverviewAsync() => _ = (await overview.HandleAsync(caller, new(), CancellationToken.None)).Value;
        async Task DashboardAsync()
        {
            _ = (await waiting.HandleAsync(caller, WaitingFilter.Urgent, CancellationToken.None)).Value;
            _ = (await dashboard.HandleAsync(caller, new(), CancellationToken.None)).Value;
        }

        for (var turn = 0; turn < Openings / 4; turn++)
        {
            await OverviewAsync();
            await DashboardAsync();
        }

        var queries = database.Queries.Value;
        await OverviewAsync();
        queries = database.Queries.Value - queries;
        var (ofOverview, ofDashboard) = (new Samples(), new Samples());
        for (var turn = 0; turn < Openings; turn++)
        {
            ofOverview.Add(await TakeAsync(OverviewAsync));
            ofDashboard.Add(await TakeAsync(DashboardAsync));
        }

        await using var db = database.OpenContext();
        var ratings = await db.Ratings.CountAsync();
        report.Tell("overview: queries", $"{queries}");
        report.Judge($"overview of {Firms} firms over {Rounds} years ({ratings:N0} ratings)", $"{ofOverview}", "p95 ≤ 300 ms", ofOverview.P95 <= 300);
        report.Judge("dashboard of the same bank, with all that waits", $"{ofDashboard}", "p95 ≤ 300 ms", ofDashboard.P95 <= 300);
    }
}
