using System.Globalization;

namespace ChecklistWorkbench.Domain.Catalogue;

/// <summary>A stretch of a text that was searched.</summary>
public sealed record FoundPart(string Text, bool IsHit);

/// <summary>Words to look for, as a Japanese reader means them: hiragana and katakana, full and half width, upper and lower case are the same.</summary>
public sealed class SearchWords
{
    private const CompareOptions Loosely = CompareOptions.IgnoreKanaType | CompareOptions.IgnoreWidth | CompareOptions.IgnoreCase;

    private static readonly CompareInfo Japanese = CompareInfo.GetCompareInfo("ja");

    private readonly string[] _words;

    private SearchWords(string[] words) => _words = words;

    /// <summary>Whether there is nothing to look for.</summary>
    public bool IsEmpty => _words.Length == 0;

    /// <summary>Takes the words apart at spaces, ideographic ones too.</summary>
    public static SearchWords Of(string? text) => new((text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    /// <summary>Whether the text holds every word.</summary>
    public bool AreIn(string text) => !IsEmpty && _words.All(word => Japanese.IndexOf(text, word, Loosely) >= 0);

    /// <summary>The text in parts that join to it again, every occurrence of every word marked.</summary>
    public IReadOnlyList<FoundPart> Mark(string text)
    {
        var hit = new bool[text.Length];
        foreach (var word in _words) Mark(text, word, hit);
        var parts = new List<FoundPart>();
        for (int start = 0, end; start < text.Length; start = end)
        {
            for (end = start + 1; end < text.Length && hit[end] == hit[start]; end++)
            {
            }

            parts.Add(new(text[start..end], hit[start]));
        }

        return parts;
    }

    private static void Mark(string text, string word, bool[] hit)
    {
        for (var from = 0; from < text.Length;)
        {
            var at = Japanese.IndexOf(text.AsSpan(from), word, Loosely, out var length);
            if (at < 0 || length == 0) return;
            hit.AsSpan(from + at, length).Fill(true);
            from += at + length;
        }
    }
}
