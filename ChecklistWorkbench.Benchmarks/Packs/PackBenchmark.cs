using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;

namespace ChecklistWorkbench.Benchmarks.Packs;

/// <summary>A pack with 500 MB of evidence, against copying and hashing the same bytes as plain files, in turns; and how much more memory it takes.</summary>
internal static class PackBenchmark
{
    private const int Pieces = 10;
    private const int BytesEach = 50 * 1024 * 1024;
    private const int Turns = 5;
    private const int BufferBytes = 1024 * 1024;
    private const double Megabyte = 1024 * 1024;

    public static async Task RunAsync(Options options, Report report)
    {
        await using var database = await BenchmarkDatabase.OpenAsync(BenchmarkDatabase.NewFile("pack"));
        var folder = Directory.CreateTempSubdirectory("workbench-pack-").FullName;
        try
        {
            var scene = await PackScene.MakeAsync(database, folder, Pieces, BytesEach);
            var target = Path.Combine(folder, "out");
            var (packs, copies) = (new Samples(), new Samples());
            await PackAsync(scene, target);
            await CopyAsync(scene.Files, target);
            var memory = await PeakMemory.DuringAsync(() => PackAsync(scene, target));
            for (var turn = 0; turn < Turns; turn++)
            {
                packs.Add(await PackAsync(scene, target));
                copies.Add(await CopyAsync(scene.Files, target));
            }

            var speed = copies.Median / packs.Median;
            report.Judge("pack with 500 MB of evidence, against copying and hashing the same bytes", string.Create(CultureInfo.InvariantCulture,
                $"{speed * 100:0} % ({Rate(packs):0} MB/s; copying and hashing {Rate(copies):0} MB/s)"), "≥ 70 %", speed >= 0.7);
            report.Judge("memory more while it is made", string.Create(CultureInfo.InvariantCulture,
                $"{memory.WorkingSet / Megabyte:0} MB working set, {memory.Managed / Megabyte:0} MB managed heap"), "≤ 100 MB", memory.WorkingSet <= 100 * Megabyte);
            report.Tell("the pack", $"{packs}; the copies: {copies}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double Rate(Samples samples) => Pieces * (BytesEach / Megabyte) / (samples.Median / 1000);

    private static async Task<double> PackAsync(PackScene scene, string target)
    {
        var started = Stopwatch.GetTimestamp();
        var pack = await scene.PrepareAsync();
        await using (var output = new FileStream(target, FileMode.Create, FileAccess.Write, FileShare.None, BufferBytes, useAsync: true)) await pack.WriteAsync(output, null, CancellationToken.None);
        var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        File.Delete(target);
        return took;
    }

    private static async Task<double> CopyAsync(IReadOnlyList<string> files, string target)
    {
        var started = Stopwatch.GetTimestamp();
        await using (var output = new FileStream(target, FileMode.Create, FileAccess.Write, FileShare.None, BufferBytes, useAsync: true))
        {
            var buffer = new byte[BufferBytes];
            foreach (var file in files)
            {
                using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
                await using var input = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);
                while (await input.ReadAsync(buffer) is > 0 and var read)
                {
                    hash.AppendData(buffer, 0, read);
                    await output.WriteAsync(buffer.AsMemory(0, read));
                }

                hash.GetHashAndReset();
            }
        }

        var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        File.Delete(target);
        return took;
    }
}
