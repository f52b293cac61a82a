using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ChecklistWorkbench.Features.Reports.Pdf.Fonts;

/// <summary>
/// What one document uses of a font. A code stands for a text, not a glyph: two characters with the same shape keep two codes, so that what is copied
/// out of the document is what was put in.
/// </summary>
internal sealed class UsedFont(TrueTypeFont font)
{
    private readonly Dictionary<(int Base, int Mark), ushort> _codes = [];
    private readonly List<int> _glyphs = [0];
    private readonly List<string> _texts = [""];

    public TrueTypeFont Font => font;

    /// <summary>The glyph of each code; code 0 is the font's sign for a missing glyph and never used.</summary>
    public IReadOnlyList<int> Glyphs => _glyphs;

    /// <summary>The text of each code.</summary>
    public IReadOnlyList<string> Texts => _texts;

    /// <summary>The code of a character, or of one with a mark or selector behind it (0: none); null where the font has no glyph.</summary>
    public ushort? CodeOf(int character, int mark = 0)
    {
        if (_codes.TryGetValue((character, mark), out var code)) return code;
        var glyph = GlyphOf(character, mark);
        if (glyph == 0) return null;
        code = (ushort)_glyphs.Count;
        _glyphs.Add(glyph);
        _texts.Add(char.ConvertFromUtf32(character) + (mark == 0 ? "" : char.ConvertFromUtf32(mark)));
        return _codes[(character, mark)] = code;
    }

    public int AdvanceOf(ushort code) => font.AdvanceOf(_glyphs[code]);

    /// <summary>The font's name in the document, with the six letters in front that say it is a subset and which.</summary>
    public string SubsetName()
    {
        var glyphs = new byte[2 * _glyphs.Count];
        for (var code = 0; code < _glyphs.Count; code++) BinaryPrimitives.WriteUInt16BigEndian(glyphs.AsSpan(2 * code), (ushort)_glyphs[code]);
        var hash = SHA256.HashData(glyphs);
        return string.Create(7 + font.Name.Length, (hash, font.Name), (span, from) =>
        {
            for (var i = 0; i < 6; i++) span[i] = (char)('A' + (from.hash[i] % 26));
            span[6] = '+';
            from.Name.CopyTo(span[7..]);
        });
    }

    private int GlyphOf(int character, int mark)
    {
        if (mark == 0) return font.Characters.GlyphOf(character);
        if (Text.CharacterKinds.IsVariationSelector(mark)) return font.Characters.GlyphOf(character, mark);
        var composed = (char.ConvertFromUtf32(character) + char.ConvertFromUtf32(mark)).Normalize();
        var whole = char.ConvertToUtf32(composed, 0);
        return composed.Length == char.ConvertFromUtf32(whole).Length ? font.Characters.GlyphOf(whole) : 0;
    }
}
