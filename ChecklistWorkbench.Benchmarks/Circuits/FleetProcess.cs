using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace ChecklistWorkbench.Benchmarks.Circuits;

/// <summary>Who opens what in a tab.</summary>
internal sealed record TabPlan(string Email, Guid AssessmentId, int Item);

/// <summary>What the tabs saw of their edits.</summary>
internal sealed record EditFigures(int Count, double Median, double P95, double Worst, int Failed, string? FirstFault);

/// <summary>The tabs, in a process of their own so that their memory is not taken for the server's. Driven by lines on standard input.</summary>
internal sealed class FleetProcess : IAsyncDisposable
{
    public const string Verb = "circuit-fleet";

    private readonly Process _process;

    private FleetProcess(Process process) => _process = process;

    public static async Task<FleetProcess> StartAsync(string address, IReadOnlyList<TabPlan> plans)
    {
        var file = Path.Combine(Machine.Folder, $"plans-{Environment.ProcessId}.json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(plans));
        var program = Environment.ProcessPath!;
        string[] arguments = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [typeof(FleetProcess).Assembly.Location, Verb, address, file] : [Verb, address, file];
        return new(Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!);
    }

    /// <summary>Opens further tabs, a few at a time, until there are <paramref name="tabs"/>.</summary>
    public Task OpenAsync(int tabs) => AskAsync<int>($"open {tabs}");

    /// <summary>Everyone types and saves once in <paramref name="everySeconds"/>, each at their own moment.</summary>
    public Task<EditFigures> EditAsync(int everySeconds, int seconds) => AskAsync<EditFigures>($"edit {everySeconds} {seconds}");

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<T> AskAsync<T>(string command)
    {
        await _process.StandardInput.WriteLineAsync(command);
        await _process.StandardInput.FlushAsync();
        var line = await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"The tabs' process ended during \"{command}\"; its fault stands above.");
        return JsonSerializer.Deserialize<T>(line)!;
    }

    /// <summary>The other end: the process's main program.</summary>
    public static async Task<int> ServeAsync(string address, string plansFile)
    {
        var plans = JsonSerializer.Deserialize<List<TabPlan>>(await File.ReadAllTextAsync(plansFile))!;
        File.Delete(plansFile);
        List<WorkspaceTab> tabs = [];
        while (await Console.In.ReadLineAsync() is { } line)
        {
            var words = line.Split(' ');
            int[] numbers = [.. words[1..].Select(word => int.Parse(word, CultureInfo.InvariantCulture))];
            if (words[0] == "open") await OpenAsync(new Uri(address), tabs, plans.Take(numbers[0]).Skip(tabs.Count));
            var answer = words[0] == "open" ? JsonSerializer.Serialize(tabs.Count) : JsonSerializer.Serialize(await EditAsync(tabs, numbers[0], numbers[1]));
            await Console.Out.WriteLineAsync(answer);
        }

        foreach (var tab in tabs) await tab.DisposeAsync();
        return 0;
    }

    private static async Task OpenAsync(Uri address, List<WorkspaceTab> tabs, IEnumerable<TabPlan> plans)
    {
        foreach (var few in plans.ToList().Chunk(5))
        {
            WorkspaceTab[] next = [.. few.Select(plan => new WorkspaceTab(address, plan))];
            await Task.WhenAll(next.Select(tab => tab.OpenAsync()));
            tabs.AddRange(next);
        }
    }

    private static async Task<EditFigures> EditAsync(List<WorkspaceTab> tabs, int everySeconds, int seconds)
    {
        var samples = new Samples();
        var (failed, fault, begun) = (0, (string?)null, Stopwatch.GetTimestamp());
        await Task.WhenAll(tabs.Select(async (tab, number) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(everySeconds * (number / (double)tabs.Count)));
            for (var turn = 1; Stopwatch.GetElapsedTime(begun).TotalSeconds < seconds; turn++)
            {
                var next = Task.Delay(TimeSpan.FromSeconds(everySeconds));
                try
                {
                    var text = $"情報資産の管理責任者を部門ごとに定め、台帳を毎年4月に見直している。\n第{turn}稿（{begun}）";
                    await tab.TypeAsync(text);
                    await Task.Delay(TimeSpan.FromSeconds(everySeconds / 2.0));
                    var started = Stopwatch.GetTimestamp();
                    await tab.SaveAsync(text).WaitAsync(TimeSpan.FromSeconds(30));
                    samples.AddSince(started);
                }
                catch (Exception exception) when (exception is InvalidOperationException or TimeoutException)
                {
                    Interlocked.Increment(ref failed);
                    fault ??= exception.Message;
                }

                await next;
            }
        }));
        return new(samples.Count, samples.Median, samples.P95, samples.Quantile(1), failed, fault);
    }
}
