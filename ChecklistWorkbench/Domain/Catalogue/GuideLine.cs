using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ChecklistWorkbench.Domain.Catalogue;

/// <summary>What a line of the exported guide is.</summary>
internal enum GuideLineKind
{
    /// <summary>Continues what stands before it.</summary>
    Text,
    Blank,
    Item,

    /// <summary>The sentence that leads from an item's explanation to its method examples.</summary>
    MethodsFollow,
    Heading,
    Method,
    Note,
    Point,
    SubPoint,

    /// <summary>A rule or a footnote: no part of the wording.</summary>
    Aside,

    /// <summary>The references, or the frame of the next item: what was being read is over.</summary>
    End,
}

/// <summary>A line of the guide as exported from the publisher's PDF: its kind, its number if it has one, and its words.</summary>
internal readonly partial record struct GuideLine(GuideLineKind Kind, int Number, string Words)
{
    private const string Circled = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";

    /// <param name="line">The line.</param>
    /// <param name="afterBlank">Whether a blank line stands before it: only then does （注1） open a note and not refer to one.</param>
    public static GuideLine Of(string line, bool afterBlank)
    {
        var text = Tidy(line);
        if (text.Length == 0) return new(GuideLineKind.Blank, 0, "");
        if (Rule().IsMatch(text) || FootnoteHead().IsMatch(line)) return new(GuideLineKind.Aside, 0, "");
        if (text is "区分" || text.StartsWith("関連規定", StringComparison.Ordinal) || text.StartsWith("対象者", StringComparison.Ordinal)) return new(GuideLineKind.End, 0, "");
        if (ItemHead().Match(text) is { Success: true } item) return new(GuideLineKind.Item, NumberOf(item), Clean(item.Groups[2].Value));
        if (text.Contains("手法例は、以下", StringComparison.Ordinal)) return new(GuideLineKind.MethodsFollow, 0, "");
        if (afterBlank && NoteHead().Match(text) is { Success: true } note) return new(GuideLineKind.Note, NumberOf(note), "");
        if (Heading().Match(text) is { Success: true } heading) return new(GuideLineKind.Heading, 0, Clean(heading.Groups[1].Value));
        if (Method().Match(text) is { Success: true } method) return new(GuideLineKind.Method, NumberOf(method), Clean(method.Groups[2].Value));
        var entry = text.TrimStart('-', ' ');
        if (entry.Length > 0 && Circled.IndexOf(entry[0], StringComparison.Ordinal) is >= 0 and var at) return new(GuideLineKind.Point, at + 1, Clean(entry[1..]));
        if (SubPoint().Match(entry) is { Success: true } sub) return new(GuideLineKind.SubPoint, sub.Groups[1].Value[0] - 'a' + 1, Clean(sub.Groups[2].Value));
        return new(GuideLineKind.Text, 0, Clean(text));
    }

    /// <summary>A row of a table: its cells, trimmed.</summary>
    public static string[] Cells(string line) => [.. line.Split('\t').Select(Clean)];

    /// <summary>The export sets Latin words apart with spaces; the guide does not.</summary>
    public static string Clean(string text) => JapaneseSpace().Replace(Space().Replace(Tag().Replace(Footnote().Replace(text, ""), " "), " "), "").Trim();

    /// <summary>Texts that are the same but for width and spaces compare as the same.</summary>
    public static string Key(string text) => Space().Replace(text.Normalize(NormalizationForm.FormKC), "");

    private static string Tidy(string line) => Tag().Replace(Footnote().Replace(line, ""), " ").Replace("\\_", "_", StringComparison.Ordinal).TrimStart('#', ' ').Trim();

    private static int NumberOf(Match match) => int.Parse(match.Groups[1].Value.Normalize(NormalizationForm.FormKC), CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^通番\s*(\d{1,3})\s+(.+)$")]
    private static partial Regex ItemHead();

    [GeneratedRegex(@"^[（(]\s*注\s*(\d{1,2})\s*[）)]$")]
    private static partial Regex NoteHead();

    [GeneratedRegex("^[<＜](.+)[>＞]$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(\d{1,2})[.．]\s*(.+)$")]
    private static partial Regex Method();

    [GeneratedRegex(@"^([a-z])[.．]\s*(.+)$")]
    private static partial Regex SubPoint();

    [GeneratedRegex(@"^[-|\s]{2,}$|^-+$")]
    private static partial Regex Rule();

    [GeneratedRegex(@"^\s*<sup>\d+</sup>")]
    private static partial Regex FootnoteHead();

    [GeneratedRegex(@"<sup>\d+</sup>")]
    private static partial Regex Footnote();

    [GeneratedRegex(@"</?(p|br|b|i|u)\s*/?>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"(?<![!-~]) | (?![!-~])")]
    private static partial Regex JapaneseSpace();
}
