namespace ChecklistWorkbench.Domain.Catalogue;

/// <summary>A stretch of a text; <paramref name="Term"/> is set where it is a term of the glossary.</summary>
public sealed record TermPart(string Text, GlossaryTerm? Term)
{
    /// <summary>The stretch as the guide breaks it; a digest is one line.</summary>
    public string[] Lines { get; } = Text.Split('\n');
}

/// <summary>Finds the glossary's terms in a text.</summary>
public static class GlossaryMarks
{
    /// <summary>The text in parts that join to it again; each term is marked where it first stands, a longer term before one inside it.</summary>
    public static IReadOnlyList<TermPart> Split(string text, IReadOnlyList<GlossaryTerm> glossary)
    {
        var parts = new List<TermPart>();
        var end = 0;
        foreach (var (start, term) in glossary.Select(term => (Start: FirstOf(term.Term, text), Term: term)).Where(found => found.Start >= 0)
            .OrderBy(found => found.Start).ThenByDescending(found => found.Term.Term.Length))
        {
            if (start < end) continue;
            if (start > end) parts.Add(new(text[end..start], null));
            parts.Add(new(term.Term, term));
            end = start + term.Term.Length;
        }

        if (end < text.Length) parts.Add(new(text[end..], null));
        return parts;
    }

    private static int FirstOf(string term, string text)
    {
        for (var at = text.IndexOf(term, StringComparison.Ordinal); at >= 0; at = text.IndexOf(term, at + 1, StringComparison.Ordinal))
        {
            if (!IsJoined(text, at - 1, at) && !IsJoined(text, at + term.Length - 1, at + term.Length)) return at;
        }

        return -1;
    }

    /// <summary>Latin letters and digits side by side are one word: FTP is not in SFTP.</summary>
    private static bool IsJoined(string text, int left, int right) =>
        left >= 0 && right < text.Length && char.IsAsciiLetterOrDigit(text[left]) && char.IsAsciiLetterOrDigit(text[right]);
}
