using System.Security.Cryptography;
using ChecklistWorkbench.Domain.Evidence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Persistence.Evidence;

/// <summary>Reads a stored content forwards, a chunk at a time, each by a query of its own: a slow reader holds no connection.</summary>
internal sealed class EvidenceStream(IDbContextFactory<WorkbenchDbContext> contexts, string sha256, long size) : Stream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
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
        if (_next >= EvidenceChunk.CountFor(size)) return false;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var number = _next++;
        var content = await db.EvidenceChunks.Where(chunk => chunk.Sha256 == sha256 && chunk.Number == number).Select(chunk => chunk.Content).SingleOrDefaultAsync(cancellationToken)
            ?? throw new EvidenceDamagedException(sha256);
        _hash.AppendData(content);
        // Checked before the last bytes are handed on: nobody gets a whole file that is not the one that was kept.
        if (_next == EvidenceChunk.CountFor(size) && Convert.ToHexStringLower(_hash.GetHashAndReset()) != sha256) throw new EvidenceDamagedException(sha256);
        _rest = content;
        return true;
    }
}

/// <summary>The stored bytes are not those that were kept.</summary>
public sealed class EvidenceDamagedException(string sha256) : Exception($"The stored bytes of {sha256} are not whole.");
