using System.IO.Compression;
using ChecklistWorkbench.Features.Exchange.Reading;

namespace ChecklistWorkbench.Features.Exchange.Workbook;

/// <summary>
/// Unpacks a part and holds it to what the directory claims, whatever its bytes say: never more than declared, never more than the limits, and, once read
/// to its end, with the declared checksum.
/// </summary>
internal sealed class PartStream : Stream
{
    private static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(CrcOf)];

    private readonly Stream _unpacked;
    private readonly PackageEntry _entry;
    private readonly ReadingBudget _budget;
    private uint _crc = uint.MaxValue;

    public PartStream(byte[] file, PackageEntry entry, ReadingBudget budget)
    {
        (_entry, _budget) = (entry, budget);
        var (offset, length) = PackageDirectory.Locate(file, entry);
        var packed = new MemoryStream(file, offset, length, writable: false);
        _unpacked = entry.Method == 0 ? packed : new DeflateStream(packed, CompressionMode.Decompress);
    }

    /// <summary>Bytes read from this part.</summary>
    public long Count { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = _unpacked.Read(buffer);
        if (read == 0 && buffer.Length > 0)
        {
            if (Count != _entry.Unpacked || ~_crc != _entry.Crc) throw Damaged();
            return 0;
        }

        Count += read;
        if (Count > _entry.Unpacked) throw Damaged();
        if (Count > ReadingLimits.PartBytes) throw new WorkbookFaultException(new(WorkbookProblemCode.TooMuchText));
        _budget.Read(read);
        foreach (var value in buffer[..read]) _crc = CrcTable[(byte)(_crc ^ value)] ^ (_crc >> 8);
        return read;
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _unpacked.Dispose();
        base.Dispose(disposing);
    }

    private WorkbookFaultException Damaged() => new(new(WorkbookProblemCode.DamagedPart, null, null, _entry.Name));

    private static uint CrcOf(int value)
    {
        var crc = (uint)value;
        for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : 0xEDB88320 ^ (crc >> 1);
        return crc;
    }
}
