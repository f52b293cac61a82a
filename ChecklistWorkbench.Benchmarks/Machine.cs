using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ChecklistWorkbench.Benchmarks;

/// <summary>What the figures were measured on.</summary>
internal static class Machine
{
    /// <summary>Everything a run writes is here; only the large database outlives it. Safe to delete.</summary>
    public static string Folder { get; } = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "checklist-workbench-benchmarks")).FullName;

    public static void Describe(Report report)
    {
        report.Tell("machine", $"{Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}");
        DescribeLoad(report);
        report.Tell("fsync of 4 KB appended, where the databases are", FsyncCost().ToString());
    }

    /// <summary>How much else the machine has to do, where it says so.</summary>
    public static void DescribeLoad(Report report)
    {
        if (File.Exists("/proc/loadavg")) report.Tell("load average (1, 5, 15 min) at this point", string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ')[..3]));
    }

    private static Samples FsyncCost()
    {
        var file = Path.Combine(Folder, $"fsync-{Environment.ProcessId}");
        var (block, samples) = (new byte[4096], new Samples());
        using var stream = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
        for (var turn = 0; turn < 200; turn++)
        {
            var started = Stopwatch.GetTimestamp();
            stream.Write(block);
            stream.Flush(flushToDisk: true);
            samples.AddSince(started);
        }

        return samples;
    }
}
