using System.Buffers.Binary;
using System.Text;
using ChecklistWorkbench.Features.Exchange.Reading;

namespace ChecklistWorkbench.Features.Exchange.Workbook;

/// <summary>A part of a package, as the directory claims it to be.</summary>
internal sealed record PackageEntry(string Name, bool IsEncrypted, int Method, uint Crc, long Packed, long Unpacked, long Header);

/// <summary>
/// The central directory of a ZIP file (PKWARE APPNOTE 6.3, 4.3.12 to 4.3.16), read before anything is unpacked: what is larger than a limit is known
/// from here alone.
/// </summary>
internal static class PackageDirectory
{
    private const uint EndSignature = 0x06054b50;
    private const uint EntrySignature = 0x02014b50;
    private const uint HeaderSignature = 0x04034b50;
    private const int EndLength = 22;
    private const int EntryLength = 46;
    private const int HeaderLength = 30;
    private const int LongestComment = 65_535;
    private const uint In64Bits = uint.MaxValue;

    /// <exception cref="WorkbookFaultException">The file is cut off or contradicts itself, or holds too many parts.</exception>
    public static IReadOnlyList<PackageEntry> Read(ReadOnlySpan<byte> file)
    {
        var end = FindEnd(file);
        var count = BinaryPrimitives.ReadUInt16LittleEndian(file[(end + 10)..]);
        if (count > ReadingLimits.Parts) throw new WorkbookFaultException(new(WorkbookProblemCode.TooManyParts, null, null, count, ReadingLimits.Parts));
        long at = BinaryPrimitives.ReadUInt32LittleEndian(file[(end + 16)..]);

        var entries = new List<PackageEntry>(count);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < count; i++)
        {
            if (at + EntryLength > end || Word(file, at) != EntrySignature) throw Damaged();
            var (entry, length) = ReadEntry(file, (int)at, end);
            if (!names.Add(entry.Name)) throw Damaged();
            if (!entry.Name.EndsWith('/')) entries.Add(entry);
            at += length;
        }

        return entries;
    }

    /// <summary>The packed bytes of a part: where its own header says they begin.</summary>
    /// <exception cref="WorkbookFaultException">They are not where the directory says.</exception>
    public static (int Offset, int Length) Locate(ReadOnlySpan<byte> file, PackageEntry entry)
    {
        if (entry.Header + HeaderLength > file.Length || Word(file, entry.Header) != HeaderSignature) throw Damaged();
        var header = file[(int)entry.Header..];
        var offset = entry.Header + HeaderLength + BinaryPrimitives.ReadUInt16LittleEndian(header[26..]) + BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
        if (entry.Packed < 0 || offset + entry.Packed > file.Length) throw Damaged();
        return ((int)offset, (int)entry.Packed);
    }

    private static int FindEnd(ReadOnlySpan<byte> file)
    {
        for (var at = file.Length - EndLength; at >= Math.Max(0, file.Length - EndLength - LongestComment); at--)
        {
            if (Word(file, at) == EndSignature) return at;
        }

        throw Damaged();
    }

    private static (PackageEntry Entry, int Length) ReadEntry(ReadOnlySpan<byte> file, int at, int end)
    {
        var record = file[at..end];
        var flags = Short(record, 8);
        var (nameLength, extraLength, commentLength) = (Short(record, 28), Short(record, 30), Short(record, 32));
        var length = EntryLength + nameLength + extraLength + commentLength;
        if (length > record.Length) throw Damaged();
        var name = Encoding.UTF8.GetString(record.Slice(EntryLength, nameLength)).Replace('\\', '/').TrimStart('/');
        var (unpacked, packed, header) = Sizes(record, record.Slice(EntryLength + nameLength, extraLength));
        if (unpacked < 0 || packed < 0 || header < 0 || header > file.Length || packed > file.Length) throw Damaged();
        return (new(name, (flags & 1) != 0, Short(record, 10), Word(record, 16), packed, unpacked, header), length);
    }

    /// <summary>Sizes that do not fit 32 bits, and those of writers that think they might not, stand in the extra field 1 in this order.</summary>
    private static (long Unpacked, long Packed, long Header) Sizes(ReadOnlySpan<byte> record, ReadOnlySpan<byte> extra)
    {
        long[] sizes = [Word(record, 24), Word(record, 20), Word(record, 42)];
        while (extra.Length >= 4)
        {
            var length = Math.Min(Short(extra, 2), extra.Length - 4);
            if (Short(extra, 0) == 1)
            {
                var field = extra.Slice(4, length);
                for (var i = 0; i < sizes.Length && field.Length >= 8; i++)
                {
                    if (sizes[i] != In64Bits) continue;
                    sizes[i] = BinaryPrimitives.ReadInt64LittleEndian(field);
                    field = field[8..];
                }
            }

            extra = extra[(4 + length)..];
        }

        return (sizes[0], sizes[1], sizes[2]);
    }

    private static uint Word(ReadOnlySpan<byte> bytes, long at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[(int)at..]);

    private static int Short(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static WorkbookFaultException Damaged() => new(new(WorkbookProblemCode.DamagedPackage));
}
