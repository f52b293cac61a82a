using System.Security.Cryptography;
using ChecklistWorkbench.Domain.Evidence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Persistence.Evidence;

/// <summary>
/// Reads a stored content forwards, a few chunks at a time, each time by a query of its own: a slow reader holds no connection. While some chunks are made use of
/// the next are read.
/// </summary>
/// <param name="contexts">Where it is read from.</param>
/// <param name="sha256">Of the whole content.</param>
/// <param name="size">How many bytes it has.</param>
/// <param name="isChecked">Whether the bytes are compared with the hash; whoever hashes them anyway does that.</param>
internal sealed class EvidenceStream(IDbContextFactory<WorkbenchDbContext> contexts, string sha256, long size, bool isChecked) : Stream
{
    /// <summary>Chunks read at a time: 1 MB; twice that is in memory.</summary>
    private const int Batch = 4;

    private readonly Queue<byte[]> _fetched = [];
    private readonly int _count = EvidenceChunk.CountFor(size);
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private Task<List<byte[]>>? _ahead;
    private ReadOnlyMemory<byte> _rest;
    private int _next;
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => size;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_rest.IsEmpty && !await FetchAsync(cancellationToken)) return 0;
        var read = Math.Min(buffer.Length, _rest.Length);
        _rest[..read].CopyTo(buffer);
        _rest = _rest[read..];
        _position += read;
        return read;
    }

    /// <summary>Hands chunks on as they were read, without copying them into a buffer between.</summary>
    public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
    {
        while (!_rest.IsEmpty || await FetchAsync(cancellationToken))
        {
            var chunk = _rest;
            (_rest, _position) = (default, _position + chunk.Length);
            await destination.WriteAsync(chunk, cancellationToken);
        }
    }

    /// <summary>Ends once nothing is read any more; what was read ahead, or went wrong with it, is nobody's.</summary>
    public override async ValueTask DisposeAsync()
    {
        if (_ahead is { } ahead) await Task.WhenAny(ahead);
        await base.DisposeAsync();
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Stored bytes are read asynchronously.");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() { }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _hash.Dispose();
        base.Dispose(disposing);
    }

    private async Task<bool> FetchAsync(CancellationToken cancellationToken)
    {
        if (_fetched.Count == 0)
        {
            if (_ahead is null && _next == _count) return false;
            foreach (var chunk in await (_ahead ?? ReadBatchAsync(cancellationToken))) _fetched.Enqueue(chunk);
            _ahead = _next == _count ? null : ReadBatchAsync(cancellationToken);
        }

        var content = _fetched.Dequeue();
        if (isChecked) _hash.AppendData(content);
        // Checked before the last bytes are handed on: nobody gets a whole file that is not the one that was kept.
        if (isChecked && _fetched.Count == 0 && _ahead is null && Convert.ToHexStringLower(_hash.GetHashAndReset()) != sha256) throw new EvidenceDamagedException(sha256);
        _rest = content;
        return true;
    }

    /// <summary>On another thread: SQLite reads on the one it is asked on.</summary>
    private Task<List<byte[]>> ReadBatchAsync(CancellationToken cancellationToken)
    {
        var (first, behind) = (_next, Math.Min(_next + Batch, _count));
        _next = behind;
        return Task.Run(async () =>
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            var chunks = await db.EvidenceChunks.Where(chunk => chunk.Sha256 == sha256 && chunk.Number >= first && chunk.Number < behind)
                .OrderBy(chunk => chunk.Number).Select(chunk => chunk.Content).ToListAsync(cancellationToken);
            return chunks.Count == behind - first ? chunks : throw new EvidenceDamagedException(sha256);
        }, cancellationToken);
    }
}

/// <summary>The stored bytes are not those that were kept.</summary>
public sealed class EvidenceDamagedException(string sha256) : Exception($"The stored bytes of {sha256} are not whole.");
