using System.Globalization;
using System.Text;

namespace ChecklistWorkbench.Features.Reports.Pdf.Text;

/// <summary>How a character behaves where a line may end.</summary>
internal enum CharacterKind : byte
{
    /// <summary>Kanji, kana and whatever else may stand on either side of a line's end.</summary>
    Free,

    /// <summary>行頭禁則: closing marks, small kana, the long-vowel mark.</summary>
    NoStart,

    /// <summary>行末禁則: opening marks.</summary>
    NoEnd,

    /// <summary>Letters and digits, kept together with their like.</summary>
    Word,

    /// <summary>Marks that belong to the word in front of them.</summary>
    WordEnd,

    /// <summary>Marks that belong to the word behind them.</summary>
    WordStart,

    /// <summary>Ends a word and may hang beyond the line's end.</summary>
    Space,

    /// <summary>Binds what stands on either side.</summary>
    Glue,

    /// <summary>分離禁止: …… and ―― are one mark of two characters.</summary>
    Pair,

    /// <summary>The writer's own line end.</summary>
    LineEnd,
}

/// <summary>Sorts characters for <see cref="LineBreaker"/> (JIS X 4051 in its strict form; nothing hangs but spaces).</summary>
internal static class CharacterKinds
{
    private const string NoStart =
        "、。，．・：；？！‼⁇⁈⁉゛゜ヽヾゝゞ々〻ー）〕］｝〉》」』】〙〗〟’”｠»‐゠–〜～％‰℃￠°′″" +
        "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ" +
        "｡｣､･ｧｨｩｪｫｬｭｮｯｰﾞﾟ\u3099\u309A";

    private const string NoEnd = "（〔［｛〈《「『【〘〖〝‘“｟«｢￥＄＃№";
    private const string WordEnd = ",.:;?!)]}%'\"/-";
    private const string WordStart = "([{$#@\\";
    private const string Pair = "…‥—―";

    private static readonly CharacterKind[] BasicPlane = Sort();

    public static CharacterKind Of(int character) => character <= 0xFFFF ? BasicPlane[character] : CharacterKind.Free;

    public static bool IsVariationSelector(int character) => character is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    /// <summary>Characters that steer and show nothing.</summary>
    public static bool IsInvisible(Rune character) => character.Value is not ('\n' or '\t')
        && Rune.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static CharacterKind[] Sort()
    {
        var kinds = new CharacterKind[0x10000];
        for (var code = 0x21; code < 0x2E80; code++) kinds[code] = IsLetterLike((char)code) ? CharacterKind.Word : CharacterKind.Free;
        Set(NoStart, CharacterKind.NoStart);
        Set(NoEnd, CharacterKind.NoEnd);
        Set(WordEnd, CharacterKind.WordEnd);
        Set(WordStart, CharacterKind.WordStart);
        Set(Pair, CharacterKind.Pair);
        Set(" \t\u3000\u2002\u2003\u2009", CharacterKind.Space);
        Set("\u00A0\u202F", CharacterKind.Glue);
        kinds['\n'] = CharacterKind.LineEnd;
        return kinds;

        void Set(string characters, CharacterKind kind)
        {
            foreach (var character in characters) kinds[character] = kind;
        }
    }

    /// <summary>Below the East Asian blocks: letters of all alphabets, digits, ASCII signs such as _ and +. Signs such as ○ → ※ stand free.</summary>
    private static bool IsLetterLike(char character) =>
        character < 0x7F || char.IsLetterOrDigit(character) || CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark;
}
