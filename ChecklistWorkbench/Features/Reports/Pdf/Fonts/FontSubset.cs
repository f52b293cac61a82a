using System.Buffers.Binary;
using System.Text;

namespace ChecklistWorkbench.Features.Reports.Pdf.Fonts;

/// <summary>A font file with the asked-for glyphs only, numbered in the order asked; what they are composed of follows them.</summary>
internal sealed class FontSubset
{
    private const int HasWideArguments = 0x0001;
    private const int HasScale = 0x0008;
    private const int HasMore = 0x0020;
    private const int HasTwoScales = 0x0040;
    private const int HasMatrix = 0x0080;

    private readonly TrueTypeFont _font;
    private readonly List<int> _glyphs;
    private readonly Dictionary<int, int> _numbers = [];

    private FontSubset(TrueTypeFont font, IReadOnlyList<int> glyphs)
    {
        _font = font;
        _glyphs = [.. glyphs];
        for (var number = 0; number < _glyphs.Count; number++) _numbers.TryAdd(_glyphs[number], number);
    }

    /// <param name="font">The whole font.</param>
    /// <param name="glyphs">Its glyphs to keep; the first is glyph 0, and a glyph may be asked for twice.</param>
    public static byte[] Of(TrueTypeFont font, IReadOnlyList<int> glyphs) => new FontSubset(font, glyphs).Write();

    private byte[] Write()
    {
        var (outlines, offsets) = WriteOutlines();
        var count = _glyphs.Count;
        var metrics = new byte[4 * count];
        for (var number = 0; number < count; number++)
        {
            var (advance, bearing) = _font.MetricsOf(_glyphs[number]);
            BinaryPrimitives.WriteUInt16BigEndian(metrics.AsSpan(4 * number), advance);
            BinaryPrimitives.WriteInt16BigEndian(metrics.AsSpan((4 * number) + 2), bearing);
        }

        var head = _font.Table("head").ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(8), 0); // The checksum of the whole, set at the end.
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        var hhea = _font.Table("hhea").ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(hhea.AsSpan(34), (ushort)count);
        var maxp = _font.Table("maxp").ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(maxp.AsSpan(4), (ushort)count);
        return Assemble(
        [
            ("cvt ", _font.Table("cvt ").ToArray()), ("fpgm", _font.Table("fpgm").ToArray()), ("glyf", outlines), ("head", head), ("hhea", hhea),
            ("hmtx", metrics), ("loca", offsets), ("maxp", maxp), ("prep", _font.Table("prep").ToArray()),
        ]);
    }

    /// <summary>The list of glyphs grows while it is walked: a composed glyph brings its parts.</summary>
    private (byte[] Outlines, byte[] Offsets) WriteOutlines()
    {
        using var outlines = new MemoryStream();
        var starts = new List<int>();
        for (var number = 0; number < _glyphs.Count; number++)
        {
            starts.Add((int)outlines.Length);
            var outline = _font.OutlineOf(_glyphs[number]);
            if (outline.Length > 0 && BinaryPrimitives.ReadInt16BigEndian(outline) < 0) outline = WithNewParts(outline.ToArray());
            outlines.Write(outline);
            while (outlines.Length % 4 != 0) outlines.WriteByte(0);
        }

        starts.Add((int)outlines.Length);
        var offsets = new byte[4 * starts.Count];
        for (var i = 0; i < starts.Count; i++) BinaryPrimitives.WriteInt32BigEndian(offsets.AsSpan(4 * i), starts[i]);
        return (outlines.ToArray(), offsets);
    }

    private byte[] WithNewParts(byte[] outline)
    {
        for (var at = 10; ;)
        {
            var flags = BinaryPrimitives.ReadUInt16BigEndian(outline.AsSpan(at));
            var part = BinaryPrimitives.ReadUInt16BigEndian(outline.AsSpan(at + 2));
            BinaryPrimitives.WriteUInt16BigEndian(outline.AsSpan(at + 2), (ushort)NumberOf(part));
            if ((flags & HasMore) == 0) return outline;
            at += 4 + ((flags & HasWideArguments) != 0 ? 4 : 2)
                + ((flags & HasScale) != 0 ? 2 : (flags & HasTwoScales) != 0 ? 4 : (flags & HasMatrix) != 0 ? 8 : 0);
        }
    }

    private int NumberOf(int glyph)
    {
        if (_numbers.TryGetValue(glyph, out var number)) return number;
        _glyphs.Add(glyph);
        return _numbers[glyph] = _glyphs.Count - 1;
    }

    private static byte[] Assemble(IEnumerable<(string Tag, byte[] Content)> all)
    {
        var tables = all.Where(table => table.Content.Length > 0).ToList();
        var file = new byte[12 + (16 * tables.Count) + tables.Sum(table => Padded(table.Content.Length))];
        var power = (int)Math.Log2(tables.Count);
        BinaryPrimitives.WriteUInt32BigEndian(file, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(4), (ushort)tables.Count);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(6), (ushort)(16 << power));
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(8), (ushort)power);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(10), (ushort)((16 * tables.Count) - (16 << power)));
        var (entry, at, head) = (12, 12 + (16 * tables.Count), 0);
        foreach (var (tag, content) in tables)
        {
            if (tag == "head") head = at;
            content.CopyTo(file, at);
            Encoding.ASCII.GetBytes(tag, file.AsSpan(entry));
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(entry + 4), Checksum(file.AsSpan(at, Padded(content.Length))));
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(entry + 8), at);
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(entry + 12), content.Length);
            entry += 16;
            at += Padded(content.Length);
        }

        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(head + 8), 0xB1B0AFBAu - Checksum(file));
        return file;
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = 0u;
        for (var i = 0; i < bytes.Length; i += 4) sum += BinaryPrimitives.ReadUInt32BigEndian(bytes[i..]);
        return sum;
    }

    private static int Padded(int length) => (length + 3) & ~3;
}
