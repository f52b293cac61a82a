using System.Security.Cryptography;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Features.EvidencePacks;
using ChecklistWorkbench.Persistence.AuditTrail;
using ChecklistWorkbench.Persistence.Evidence;
using ChecklistWorkbench.Persistence.Packs;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ChecklistWorkbench.Tests.Features.EvidencePacks;

public sealed class PackWriterTests
{
    private const int Megabyte = 1024 * 1024;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_a_part_however_large_no_more_than_a_stretch_waits_in_memory(bool isPacked)
    {
        await using var host = await TestHost.StartAsync();
        _ = host.CreateClient();
        await using var sink = new CountingSink();
        var most = 0L;
        var part = new PackPart("03_証跡/large.pdf", "試験", async (target, cancellationToken) =>
        {
            for (var written = 1; written <= 32; written++)
            {
                await target.WriteAsync(RandomNumberGenerator.GetBytes(Megabyte), cancellationToken);
                await target.FlushAsync(cancellationToken);
                most = Math.Max(most, ((long)written * Megabyte) - sink.Received);
            }
        })
        { IsPacked = isPacked, Size = 32 * Megabyte };
        var told = new List<PackProgress>();

        await host.Services.GetRequiredService<PackWriter>().WriteAsync(Head, [part], sink, told.Add, CancellationToken.None);

        Assert.True(sink.Received > 32 * Megabyte, "Not all of it came.");
        Assert.True(most < Megabyte / 2, $"{most} bytes waited.");
        Assert.Equal(told.Select(progress => progress.Permille).Order(), told.Select(progress => progress.Permille));
        Assert.True(told.Count > 30, "Progress was hardly told.");
    }

    [Fact]
    public async Task A_part_that_is_not_what_was_kept_ends_the_pack_before_its_signature()
    {
        await using var host = await TestHost.StartAsync();
        _ = host.CreateClient();
        await using var sink = new MemoryStream();
        var part = PackPart.Of("03_証跡/kept.txt", "試験", () => "other"u8.ToArray()) with { Sha256 = Convert.ToHexStringLower(SHA256.HashData("kept"u8)) };

        await Assert.ThrowsAsync<EvidenceDamagedException>(() => host.Services.GetRequiredService<PackWriter>().WriteAsync(Head, [part], sink, null, CancellationToken.None));

        Assert.DoesNotContain(PackFiles.Signature, System.Text.Encoding.UTF8.GetString(sink.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_changes_while_it_is_written_ends_the_pack_before_its_signature()
    {
        await using var host = await TestHost.StartAsync();
        _ = host.CreateClient();
        await using var sink = new MemoryStream();
        var signer = host.Services.GetRequiredService<TrailSigner>();
        var part = new PackPart("03_証跡/rotates.txt", "試験", async (target, cancelled) =>
        {
            await signer.RotateAsync(AuditActor.Operator, cancelled);
            await target.WriteAsync("x"u8.ToArray(), cancelled);
        });

        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Services.GetRequiredService<PackWriter>().WriteAsync(Head, [part], sink, null, CancellationToken.None));

        Assert.DoesNotContain(PackFiles.Signature, System.Text.Encoding.UTF8.GetString(sink.ToArray()), StringComparison.Ordinal);
    }

    private static PackHead Head { get; } = new(
        Guid.NewGuid(), Guid.NewGuid(), "サービス（試験）", "銀行（試験）", "事業者（試験）", "事前審査", 1, "試験版", new(1, new DateTime(2026, 11, 21, 0, 0, 0, DateTimeKind.Utc), new string('0', 64)), null,
        new DateTime(2026, 11, 21, 0, 0, 0, DateTimeKind.Utc), "担当者", null);

    /// <summary>Counts what comes and keeps none of it.</summary>
    private sealed class CountingSink : Stream
    {
        public long Received { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => Received;

        public override long Position
        {
            get => Received;
            set => throw new NotSupportedException();
        }

        public override void Write(byte[] buffer, int offset, int count) => Received += count;

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Received += buffer.Length;
            return ValueTask.CompletedTask;
        }

        public override void Flush() { }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
