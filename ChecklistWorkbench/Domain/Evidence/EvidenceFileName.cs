using System.Globalization;
using System.Text;

namespace ChecklistWorkbench.Domain.Evidence;

/// <summary>Makes of whatever a browser says a file is called a name that every file system takes and that shows as what it is.</summary>
public static class EvidenceFileName
{
    /// <summary>With Japanese text well under 255 bytes of UTF-8 after a folder's name is cut off.</summary>
    public const int Longest = 80;

    private const string WithoutName = "file";

    private static readonly HashSet<char> Forbidden = [.. "<>:\"|?*"];

    private static readonly HashSet<string> Reserved = new(
        ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(1, 9).SelectMany(n => new[] { $"COM{n}", $"LPT{n}" })], StringComparer.OrdinalIgnoreCase);

    /// <summary>Without folders, control, formatting and right-to-left characters, and no longer than <see cref="Longest"/>; its ending stays.</summary>
    public static string Clean(string name)
    {
        var bare = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var text = new StringBuilder();
        foreach (var rune in bare.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator || rune == Rune.ReplacementChar) continue;
            text.Append(rune.IsBmp && Forbidden.Contains((char)rune.Value) ? "-" : rune.ToString());
        }

        var clean = text.ToString().Normalize(NormalizationForm.FormC).Trim(' ', '\u3000').TrimEnd('.', ' ');
        var ending = EndingOf(clean);
        var stem = clean[..(clean.Length - ending.Length)].Trim(' ', '.', '\u3000');
        if (stem.Length == 0) stem = WithoutName;
        if (Reserved.Contains(stem.Split('.')[0])) stem = "_" + stem;
        return Shortened(stem, Longest - ending.Length) + ending;
    }

    /// <summary>The same names, each different from those before it whatever their case: <c>a.pdf</c>, <c>a (2).pdf</c>.</summary>
    public static IReadOnlyList<string> ToldApart(IReadOnlyList<string> names)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. names.Select(name =>
        {
            var (ending, candidate) = (EndingOf(name), name);
            for (var number = 2; !taken.Add(candidate); number++)
            {
                var mark = string.Create(CultureInfo.InvariantCulture, $" ({number})");
                candidate = Shortened(name[..(name.Length - ending.Length)], Longest - ending.Length - mark.Length) + mark + ending;
            }

            return candidate;
        })];
    }

    /// <summary>The ending in lower case without its dot; empty if there is none.</summary>
    public static string ExtensionOf(string name) => EndingOf(name).TrimStart('.').ToLowerInvariant();

    private static string EndingOf(string name)
    {
        var dot = name.LastIndexOf('.');
        return dot >= 0 && name.Length - dot is > 1 and <= 6 ? name[dot..] : "";
    }

    private static string Shortened(string text, int length)
    {
        if (text.Length <= length) return text;
        return text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)].TrimEnd();
    }
}
