using ChecklistWorkbench.Benchmarks.Circuits;
using ChecklistWorkbench.Benchmarks.Export;
using ChecklistWorkbench.Benchmarks.Opening;
using ChecklistWorkbench.Benchmarks.Overview;
using ChecklistWorkbench.Benchmarks.Packs;
using ChecklistWorkbench.Benchmarks.Reports;
using ChecklistWorkbench.Benchmarks.Saving;

namespace ChecklistWorkbench.Benchmarks;

internal static class EntryPoint
{
    private static readonly (string Name, Func<Options, Report, Task> RunAsync)[] All =
        [("save", SaveBenchmark.RunAsync), ("open", OpenBenchmark.RunAsync), ("circuit", CircuitBenchmark.RunAsync), ("export", ExportBenchmark.RunAsync),
            ("report", ReportBenchmark.RunAsync), ("overview", OverviewBenchmark.RunAsync), ("pack", PackBenchmark.RunAsync)];

    public static async Task<int> Main(string[] args)
    {
        if (args is [FleetProcess.Verb, var address, var plan]) return await FleetProcess.ServeAsync(address, plan);
        if (Options.Parse(args, [.. All.Select(benchmark => benchmark.Name)]) is not { } options) return 2;

        var report = new Report();
        Machine.Describe(report);
        try
        {
            foreach (var (name, runAsync) in All.Where(benchmark => options.Only is null || options.Only == benchmark.Name))
            {
                await Console.Error.WriteLineAsync($"{name} …");
                await runAsync(options, report);
            }
        }
        finally
        {
            BenchmarkDatabase.DeleteAll();
        }

        Machine.DescribeLoad(report);
        report.Print();
        return 0;
    }
}
