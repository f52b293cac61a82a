using System.Buffers.Binary;

namespace ChecklistWorkbench.Features.Reports.Pdf.Fonts;

/// <summary>
/// A font's <c>cmap</c> table: which glyph shows a character, those beyond the basic plane (𠮷) and those with a variation selector (葛󠄀) included.
/// Glyph 0 means that the font has none.
/// </summary>
internal sealed class CharacterMap
{
    private readonly (int First, int Last, int Glyph)[] _groups;
    private readonly ushort[] _basicPlane = new ushort[0x10000];
    private readonly Dictionary<(int Base, int Selector), int> _variants = [];

    public CharacterMap(ReadOnlySpan<byte> table)
    {
        _groups = ReadGroups(table);
        foreach (var (first, last, glyph) in _groups)
        {
            for (var code = first; code <= Math.Min(last, 0xFFFF); code++) _basicPlane[code] = (ushort)(glyph + code - first);
        }

        if (Subtable(table, 14) is { } variations) ReadVariants(table[variations..]);
    }

    public int GlyphOf(int code)
    {
        if (code <= 0xFFFF) return _basicPlane[code];
        var (low, high) = (0, _groups.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var (first, last, glyph) = _groups[middle];
            if (code < first) high = middle - 1;
            else if (code > last) low = middle + 1;
            else return glyph + code - first;
        }

        return 0;
    }

    /// <summary>The glyph of a character with a variation selector behind it; the character's own where the font knows no such variant.</summary>
    public int GlyphOf(int code, int selector) => _variants.TryGetValue((code, selector), out var glyph) ? glyph : GlyphOf(code);

    private static (int, int, int)[] ReadGroups(ReadOnlySpan<byte> table)
    {
        if (Subtable(table, 12) is not { } start) throw new InvalidDataException("The font has no cmap subtable of format 12.");
        var map = table[start..];
        var groups = new (int, int, int)[BinaryPrimitives.ReadInt32BigEndian(map[12..])];
        for (var i = 0; i < groups.Length; i++)
        {
            var group = map[(16 + (12 * i))..];
            groups[i] = (BinaryPrimitives.ReadInt32BigEndian(group), BinaryPrimitives.ReadInt32BigEndian(group[4..]), BinaryPrimitives.ReadInt32BigEndian(group[8..]));
        }

        return groups;
    }

    private static int? Subtable(ReadOnlySpan<byte> table, int format)
    {
        for (var i = 0; i < BinaryPrimitives.ReadUInt16BigEndian(table[2..]); i++)
        {
            var offset = BinaryPrimitives.ReadInt32BigEndian(table[(8 + (8 * i))..]);
            if (BinaryPrimitives.ReadUInt16BigEndian(table[offset..]) == format) return offset;
        }

        return null;
    }

    private void ReadVariants(ReadOnlySpan<byte> map)
    {
        for (var i = 0; i < BinaryPrimitives.ReadInt32BigEndian(map[6..]); i++)
        {
            var record = map[(10 + (11 * i))..];
            var selector = UInt24(record);
            var offset = BinaryPrimitives.ReadInt32BigEndian(record[7..]);
            if (offset == 0) continue; // Only defaults: the character's own glyph.
            var mappings = map[offset..];
            for (var j = 0; j < BinaryPrimitives.ReadInt32BigEndian(mappings); j++)
            {
                var mapping = mappings[(4 + (5 * j))..];
                _variants[(UInt24(mapping), selector)] = BinaryPrimitives.ReadUInt16BigEndian(mapping[3..]);
            }
        }
    }

    private static int UInt24(ReadOnlySpan<byte> bytes) => (bytes[0] << 16) | (bytes[1] << 8) | bytes[2];
}
