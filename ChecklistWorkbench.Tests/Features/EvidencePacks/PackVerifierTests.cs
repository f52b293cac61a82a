using System.Diagnostics;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using ChecklistWorkbench.CommandLine;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.EvidencePacks;
using ChecklistWorkbench.Features.EvidencePacks.Verification;
using ChecklistWorkbench.Persistence.AuditTrail;
using ChecklistWorkbench.Tests.Testing;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;

namespace ChecklistWorkbench.Tests.Features.EvidencePacks;

public sealed class PackVerifierTests(PackVerifierTests.MadePack made) : IClassFixture<PackVerifierTests.MadePack>, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("workbench-pack-");

    private string PackFile => Path.Combine(_folder.FullName, "pack.zip");

    [Fact]
    public void A_pack_is_whole_as_it_was_made_and_packed_anew()
    {
        Assert.Equal((true, made.Files.Count - 2, made.KeyId), Summary(Verify(made.Pack)));
        Assert.Equal((true, made.Files.Count - 2, made.KeyId), Summary(Verify(PackSamples.Pack(made.Files))));

        static (bool, int, string?) Summary(PackVerdict verdict) => (verdict.IsWhole, verdict.Files, verdict.KeyId);
    }

    [Fact]
    public void Any_flipped_byte_of_any_file_is_found_and_named() => Prop.ForAll(Flips().ToArbitrary(), flip =>
    {
        var (file, place, mask) = flip;
        var (path, content) = made.Files[file];
        var flipped = content.ToArray();
        flipped[place % flipped.Length] ^= (byte)mask;
        var verdict = Verify(PackSamples.Pack(made.Files.Select(known => known.Path == path ? (path, flipped) : known)));
        return verdict.Faults.Any(fault => fault.Path == path) && (path is PackFiles.Sums or PackFiles.Signature or PackFiles.PublicKey || verdict.Faults.All(fault => fault.Path == path));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Any_flipped_byte_of_the_zip_is_found_or_leaves_every_file_as_it_was() => Prop.ForAll(Gen.Choose(0, made.Pack.Length - 1).ToArbitrary(), place =>
    {
        var flipped = made.Pack.ToArray();
        flipped[place] ^= 0x20;
        try
        {
            return !Verify(flipped).IsWhole || PackSamples.Unpack(flipped).SequenceEqual(made.Files, new SameFile());
        }
        catch (InvalidDataException)
        {
            return true; // No zip any more, which the command says in one sentence.
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Fact]
    public void Any_missing_file_is_named() =>
        Assert.All(made.Files, gone => Assert.Contains(new(PackFaultKind.Missing, gone.Path), Verify(PackSamples.Pack(made.Files.Where(file => file.Path != gone.Path))).Faults));

    [Fact]
    public void Files_beside_the_list_and_of_the_same_name_are_named()
    {
        var more = Verify(PackSamples.Pack([.. made.Files, ("03_証跡/追加.txt", "x"u8.ToArray()), ("../outside.txt", "x"u8.ToArray())]));
        var twice = Verify(PackSamples.Pack([.. made.Files, (PackFiles.Manifest, "{}"u8.ToArray())]));

        Assert.Equal([new(PackFaultKind.Extra, "../outside.txt"), new(PackFaultKind.Extra, "03_証跡/追加.txt")], more.Faults);
        Assert.Equal([new(PackFaultKind.Twice, PackFiles.Manifest)], twice.Faults);
    }

    [Fact]
    public void Whoever_signs_anew_with_a_key_of_their_own_is_found_by_the_key_s_name()
    {
        using var own = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var forged = PackSamples.Forged(made.Files.Select(file => file.Path.EndsWith("質疑.json", StringComparison.Ordinal) ? (file.Path, "[]"u8.ToArray()) : file), own);

        Assert.True(Verify(forged).IsWhole);
        Assert.NotEqual(made.KeyId, Verify(forged).KeyId);
        Assert.Equal([new(PackFaultKind.OtherKey, PackFiles.PublicKey)], Verify(forged, made.KeyId).Faults);
        Assert.Empty(Verify(made.Pack, made.KeyId).Faults);
    }

    [Fact]
    public async Task The_steps_in_the_pack_verify_it_with_sha256sum_and_openssl()
    {
        Require("sha256sum");
        Require("openssl");
        await File.WriteAllBytesAsync(PackFile, made.Pack);
        var unpacked = Path.Combine(_folder.FullName, "unpacked");
        ZipFile.ExtractToDirectory(PackFile, unpacked);
        var commands = (await File.ReadAllLinesAsync(Path.Combine(unpacked, PackFiles.Steps)))
            .Where(line => line.StartsWith("    ", StringComparison.Ordinal)).Select(line => line.Trim()).Where(line => line.Split(' ')[0] is "openssl" or "sha256sum" or "wc" or "find").ToList();

        Assert.Equal(["openssl", "sha256sum", "wc", "find", "openssl"], commands.Select(command => command.Split(' ')[0]));
        Assert.Equal((0, "Verified OK"), await RunAsync(commands[0], unpacked));
        Assert.Equal((0, ""), await RunAsync(commands[1], unpacked));
        Assert.Equal(await RunAsync(commands[2], unpacked), await RunAsync(commands[3], unpacked));
        Assert.Equal((0, "Verified OK"), await RunAsync(commands[4], unpacked));

        await File.AppendAllTextAsync(Path.Combine(unpacked, "04_提出と経緯", "質疑.json"), " ");
        var changed = await RunAsync(commands[1], unpacked);
        Assert.NotEqual(0, changed.Status);
        Assert.Contains("質疑.json: FAILED", changed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_answers_0_or_2_with_every_wrong_file_named_and_needs_no_database()
    {
        await File.WriteAllBytesAsync(PackFile, made.Pack);
        var (status, output, error) = await VerifyAsync(PackFile, "--key", made.KeyId);
        Assert.Equal((ExitStatus.Done, ""), (status, error));
        Assert.Contains(made.KeyId, output, StringComparison.Ordinal);

        await File.WriteAllBytesAsync(PackFile, PackSamples.Pack(made.Files.Where(file => file.Path != PackFiles.Steps)
            .Select(file => file.Path == PackFiles.Manifest ? (file.Path, "{}"u8.ToArray()) : file).Append(("余分.txt", []))));
        (status, output, error) = await VerifyAsync(PackFile);
        Assert.Equal((ExitStatus.Refused, ""), (status, output));
        Assert.Equal(["manifest.json\tChanged", "余分.txt\tExtra", "検証手順.txt\tMissing"], error.Split('\n').Where(line => line.Contains('\t')).Select(line => line[..line.LastIndexOf('\t')]));

        await File.WriteAllTextAsync(PackFile, "no zip");
        (status, output, error) = await VerifyAsync(PackFile);
        Assert.Equal((ExitStatus.Refused, "", 1), (status, output, error.Trim().Split('\n').Length));
        Assert.Equal(ExitStatus.Refused, (await VerifyAsync(PackFile + ".none")).Status);
    }

    [Fact]
    public async Task An_unpacked_folder_is_checked_like_the_zip()
    {
        await File.WriteAllBytesAsync(PackFile, made.Pack);
        var unpacked = Path.Combine(_folder.FullName, "unpacked");
        ZipFile.ExtractToDirectory(PackFile, unpacked);

        Assert.Equal(ExitStatus.Done, (await VerifyAsync(unpacked)).Status);
        await File.WriteAllTextAsync(Path.Combine(unpacked, ".hidden"), "");
        Assert.Contains(".hidden\tExtra", (await VerifyAsync(unpacked)).Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static PackVerdict Verify(byte[] pack, string? key = null)
    {
        using var content = PackContent.OfZip(new MemoryStream(pack));
        return PackVerifier.VerifyAsync(content, key, CancellationToken.None).GetAwaiter().GetResult();
    }

    private Gen<(int File, int Place, int Mask)> Flips() =>
        from file in Gen.Choose(0, made.Files.Count - 1) from place in Gen.Choose(0, 2_000_000) from mask in Gen.Choose(1, 255) select (file, place, mask);

    private async Task<(int Status, string Output, string Error)> VerifyAsync(params string[] args)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var status = await made.Host.Services.GetRequiredService<WorkbenchCommands>().RunAsync(["pack", "verify", .. args], output, error, TestContext.Current.CancellationToken);
        return (status, output.ToString(), error.ToString());
    }

    private static void Require(string program)
    {
        if (TestEnvironment.FindProgram(program) is not null) return;
        if (TestEnvironment.IsCi) Assert.Fail($"{program} is not on PATH.");
        Assert.Skip($"{program} is not on PATH.");
    }

    private static async Task<(int Status, string Output)> RunAsync(string command, string folder)
    {
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", command])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            Environment = { ["LC_ALL"] = "C.UTF-8" },
        })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await error;
        return (process.ExitCode, (await output).Trim());
    }

    private sealed class SameFile : IEqualityComparer<(string Path, byte[] Content)>
    {
        public bool Equals((string Path, byte[] Content) x, (string Path, byte[] Content) y) => x.Path == y.Path && x.Content.AsSpan().SequenceEqual(y.Content);

        public int GetHashCode((string Path, byte[] Content) obj) => obj.Path.GetHashCode(StringComparison.Ordinal);
    }

    /// <summary>One pack for all tests, made of a decided assessment.</summary>
    public sealed class MadePack : IAsyncLifetime
    {
        public TestHost Host { get; private set; } = null!;

        public byte[] Pack { get; private set; } = [];

        public IReadOnlyList<(string Path, byte[] Content)> Files { get; private set; } = [];

        public string KeyId { get; private set; } = "";

        public async ValueTask InitializeAsync()
        {
            Host = await TestHost.StartAsync();
            var parties = await PackSamples.SceneAsync(Host);
            Pack = await PackSamples.MakeAsync(Host, parties, parties.Bank[Role.Auditor]);
            Files = PackSamples.Unpack(Pack);
            KeyId = (await Host.Services.GetRequiredService<TrailSigner>().KeysAsync(CancellationToken.None))[0].KeyId;
        }

        public async ValueTask DisposeAsync() => await Host.DisposeAsync();
    }
}
