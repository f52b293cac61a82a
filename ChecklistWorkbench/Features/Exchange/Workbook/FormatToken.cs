namespace ChecklistWorkbench.Features.Exchange.Workbook;

internal enum FormatTokenKind
{
    /// <summary>Stands there as it is.</summary>
    Literal,

    /// <summary>Digits, separators, exponents.</summary>
    Number,

    /// <summary>A run of one letter: year, month, day, hour, minute, second, era, weekday; or AM/PM.</summary>
    Date,

    /// <summary>Hours, minutes or seconds that count on: <c>[h]</c>.</summary>
    Elapsed,
}

/// <summary>A piece of a number format.</summary>
internal readonly record struct FormatToken(FormatTokenKind Kind, string Text)
{
    private const string DateLetters = "ymdhsegab";

    public bool IsDate => Kind is FormatTokenKind.Date or FormatTokenKind.Elapsed;

    public static IReadOnlyList<FormatToken> Of(string section)
    {
        var tokens = new List<FormatToken>();
        for (var at = 0; at < section.Length;)
        {
            var (token, length) = Next(section, at);
            if (token is { } found) tokens.Add(found);
            at += Math.Max(1, length);
        }

        return tokens;
    }

    private static (FormatToken? Token, int Length) Next(string section, int at)
    {
        var c = section[at];
        switch (c)
        {
            case '"':
                var close = section.IndexOf('"', at + 1);
                return close < 0 ? (null, section.Length - at) : (Literal(section[(at + 1)..close]), close - at + 1);
            case '\\':
                return (at + 1 < section.Length ? Literal(section[at + 1].ToString()) : null, 2);
            case '_':
                return (Literal(" "), 2); // The width of the next character.
            case '*':
                return (null, 2); // Fills the cell with the next character.
            case '[':
                return Bracket(section, at);
        }

        if (Starts(section, at, "AM/PM")) return (new(FormatTokenKind.Date, "AM/PM"), 5);
        if (Starts(section, at, "A/P")) return (new(FormatTokenKind.Date, "A/P"), 3);
        if (Starts(section, at, NumberFormats.General)) return (new(FormatTokenKind.Number, NumberFormats.General), NumberFormats.General.Length);
        if (c is 'E' && at + 1 < section.Length && section[at + 1] is '+' or '-') return (new(FormatTokenKind.Number, section.Substring(at, 2)), 2);
        if (DateLetters.Contains(char.ToLowerInvariant(c)))
        {
            var end = at;
            while (end < section.Length && char.ToLowerInvariant(section[end]) == char.ToLowerInvariant(c)) end++;
            return (new(FormatTokenKind.Date, section[at..end].ToLowerInvariant()), end - at);
        }

        return ("0#?.,%@/".Contains(c) ? new(FormatTokenKind.Number, c.ToString()) : Literal(c.ToString()), 1);
    }

    /// <summary>Of what stands in brackets only elapsed time and a currency's sign are shown; colours, conditions and languages are not.</summary>
    private static (FormatToken? Token, int Length) Bracket(string section, int at)
    {
        var close = section.IndexOf(']', at);
        if (close < 0) return (null, section.Length - at);
        var inside = section[(at + 1)..close];
        FormatToken? token = inside.Length > 0 && inside.All(c => char.ToLowerInvariant(c) == char.ToLowerInvariant(inside[0])) && "hms".Contains(char.ToLowerInvariant(inside[0]))
            ? new(FormatTokenKind.Elapsed, inside.ToLowerInvariant())
            : inside.StartsWith('$') && inside.Split('-')[0].Length > 1 ? Literal(inside[1..].Split('-')[0]) : null;
        return (token, close - at + 1);
    }

    private static bool Starts(string section, int at, string word) => string.Compare(section, at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0;

    private static FormatToken Literal(string text) => new(FormatTokenKind.Literal, text);
}
