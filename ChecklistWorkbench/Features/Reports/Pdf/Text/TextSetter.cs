using System.Globalization;
using System.Text;
using ChecklistWorkbench.Features.Reports.Pdf.Fonts;

namespace ChecklistWorkbench.Features.Reports.Pdf.Text;

/// <summary>Turns texts into set characters with a document's two fonts, and notes which characters neither shows: 〓 (下駄) stands for them.</summary>
internal sealed class TextSetter
{
    private const int Geta = 0x3013;
    private readonly SortedSet<int> _missing = [];

    public UsedFont Regular { get; } = new(EmbeddedFonts.Regular);

    public UsedFont Bold { get; } = new(EmbeddedFonts.Bold);

    /// <summary>The characters that 〓 stands for, each once, by code.</summary>
    public IReadOnlyCollection<int> Missing => _missing;

    public SetCharacter[] Set(IReadOnlyList<Run> runs)
    {
        var characters = new List<SetCharacter>();
        for (var run = 0; run < runs.Count; run++) Set(runs[run], (ushort)run, characters);
        return [.. characters];
    }

    private void Set(Run run, ushort number, List<SetCharacter> into)
    {
        var font = run.Look.IsBold ? Bold : Regular;
        var text = run.Text.AsSpan();
        while (Next(ref text) is { } rune)
        {
            if (rune.Value is '\n' or 0x2028 or 0x2029)
            {
                into.Add(new(0, 0, CharacterKind.LineEnd, number, null));
                continue;
            }

            var character = rune.Value is '\t' ? ' ' : rune.Value;
            if (CharacterKinds.IsInvisible(rune)) continue;
            var code = Joined(font, character, ref text) ?? (IsPrivate(character) ? null : font.CodeOf(character));
            if (code is null && CharacterKinds.IsVariationSelector(character)) continue;
            if (code is null) _missing.Add(character);
            var set = code ?? font.CodeOf(Geta)!.Value;
            into.Add(new(set, font.AdvanceOf(set) * run.Look.Size / 1000f, CharacterKinds.Of(character), number, code is null ? rune.ToString() : null));
        }
    }

    /// <summary>The next character; CR LF and CR are one line end, and half a surrogate pair is U+FFFD.</summary>
    private static Rune? Next(ref ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return null;
        if (text[0] == '\r')
        {
            text = text[(text is ['\r', '\n', ..] ? 2 : 1)..];
            return new Rune('\n');
        }

        Rune.DecodeFromUtf16(text, out var rune, out var length);
        text = text[length..];
        return rune;
    }

    /// <summary>The one glyph for a character and the selector or the mark that follows it (葛󠄀, か゛ typed as two); null, and nothing taken, where there is none.</summary>
    private static ushort? Joined(UsedFont font, int character, ref ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text[0] < 0x300) return null; // Nearly every character.
        Rune.DecodeFromUtf16(text, out var follower, out var length);
        if (!CharacterKinds.IsVariationSelector(follower.Value) && Rune.GetUnicodeCategory(follower) != UnicodeCategory.NonSpacingMark) return null;
        if (font.CodeOf(character, follower.Value) is not { } code) return null;
        text = text[length..];
        return code;
    }

    /// <summary>外字: what they show differs from house to house, so no font may claim one.</summary>
    private static bool IsPrivate(int character) => character is (>= 0xE000 and <= 0xF8FF) or >= 0xF0000;
}
