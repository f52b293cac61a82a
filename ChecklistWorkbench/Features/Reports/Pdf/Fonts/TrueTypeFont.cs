using System.Buffers.Binary;
using System.Text;

namespace ChecklistWorkbench.Features.Reports.Pdf.Fonts;

/// <summary>A TrueType font file, read once and shared: metrics in thousandths of the type size, outlines as they stand in the file.</summary>
internal sealed class TrueTypeFont
{
    private readonly byte[] _file;
    private readonly Dictionary<string, (int Offset, int Length)> _tables = [];
    private readonly int _unitsPerEm;
    private readonly int _longMetrics;
    private readonly bool _longOffsets;

    public TrueTypeFont(string name, byte[] file)
    {
        Name = name;
        _file = file;
        if (BinaryPrimitives.ReadUInt32BigEndian(file) != 0x00010000) throw new InvalidDataException($"{name} is not a TrueType font.");
        for (var i = 0; i < BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(4)); i++)
        {
            var entry = file.AsSpan(12 + (16 * i));
            _tables[Encoding.ASCII.GetString(entry[..4])] = (BinaryPrimitives.ReadInt32BigEndian(entry[8..]), BinaryPrimitives.ReadInt32BigEndian(entry[12..]));
        }

        _unitsPerEm = BinaryPrimitives.ReadUInt16BigEndian(Table("head")[18..]);
        _longOffsets = BinaryPrimitives.ReadInt16BigEndian(Table("head")[50..]) == 1;
        _longMetrics = BinaryPrimitives.ReadUInt16BigEndian(Table("hhea")[34..]);
        Characters = new CharacterMap(Table("cmap"));
    }

    /// <summary>The name for programs, such as NotoSansJP-Regular.</summary>
    public string Name { get; }

    public CharacterMap Characters { get; }

    public int Ascent => Scaled(BinaryPrimitives.ReadInt16BigEndian(Table("hhea")[4..]));

    public int Descent => Scaled(BinaryPrimitives.ReadInt16BigEndian(Table("hhea")[6..]));

    public int CapHeight => Scaled(BinaryPrimitives.ReadInt16BigEndian(Table("OS/2")[88..]));

    /// <summary>Left, bottom, right and top of all glyphs laid over each other.</summary>
    public int[] Bounds
    {
        get
        {
            var head = Table("head");
            return [Edge(head[36..]), Edge(head[38..]), Edge(head[40..]), Edge(head[42..])];

            int Edge(ReadOnlySpan<byte> at) => Scaled(BinaryPrimitives.ReadInt16BigEndian(at));
        }
    }

    /// <summary>A table of the file; empty where it has none.</summary>
    public ReadOnlySpan<byte> Table(string tag) => _tables.TryGetValue(tag, out var place) ? _file.AsSpan(place.Offset, place.Length) : [];

    public int AdvanceOf(int glyph) => Scaled(MetricsOf(glyph).Advance);

    /// <summary>Advance and left bearing in the font's own units.</summary>
    public (ushort Advance, short Bearing) MetricsOf(int glyph)
    {
        var table = Table("hmtx");
        return glyph < _longMetrics
            ? (BinaryPrimitives.ReadUInt16BigEndian(table[(4 * glyph)..]), BinaryPrimitives.ReadInt16BigEndian(table[((4 * glyph) + 2)..]))
            : (BinaryPrimitives.ReadUInt16BigEndian(table[(4 * (_longMetrics - 1))..]), BinaryPrimitives.ReadInt16BigEndian(table[((4 * _longMetrics) + (2 * (glyph - _longMetrics)))..]));
    }

    /// <summary>The glyph's entry in <c>glyf</c>; empty for a glyph without an outline, such as the space.</summary>
    public ReadOnlySpan<byte> OutlineOf(int glyph)
    {
        var (start, end) = (OffsetOf(glyph), OffsetOf(glyph + 1));
        return Table("glyf")[start..end];
    }

    private int OffsetOf(int glyph) => _longOffsets
        ? BinaryPrimitives.ReadInt32BigEndian(Table("loca")[(4 * glyph)..])
        : 2 * BinaryPrimitives.ReadUInt16BigEndian(Table("loca")[(2 * glyph)..]);

    private int Scaled(int units) => _unitsPerEm == 1000 ? units : (int)Math.Round(units * 1000.0 / _unitsPerEm, MidpointRounding.AwayFromZero);
}
