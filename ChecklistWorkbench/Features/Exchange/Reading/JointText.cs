using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence.Catalogue;

namespace ChecklistWorkbench.Features.Exchange.Reading;

/// <summary>Both parties' parts of a 共通 cell. Null: the cell says nothing about that party.</summary>
public sealed record JointParts(string? ConnectingFirm, string? FinancialInstitution)
{
    public string? this[Party party] => party == Party.ConnectingFirm ? ConnectingFirm : FinancialInstitution;
}

/// <summary>
/// Splits a 共通 cell at the first lines 【API接続先】 and 【金融機関】. Such a line can also be part of what someone wrote; which line is the heading is then
/// told by the texts that the form was made from, and if they do not tell it, by nobody.
/// </summary>
public static class JointText
{
    private const string Openers = "【[<(■□●○◆◇▼「『";
    private const string Closers = "】]>):」』";

    /// <summary>The parts; null if the cell has text that no heading assigns, or headings that can be read in two ways.</summary>
    /// <param name="text">The cell's text.</param>
    /// <param name="isKnown">Whether the party had exactly that text when the form was made.</param>
    public static JointParts? Split(string text, Func<Party, string, bool> isKnown)
    {
        if (string.IsNullOrWhiteSpace(text)) return new("", "");
        var headings = HeadingsOf(text, line => Exact(line));
        if (headings.Count == 0) headings = HeadingsOf(text, Tolerant);
        if (headings.Count == 0 || !string.IsNullOrWhiteSpace(text[..headings[0].Start])) return null;

        var first = headings[0];
        var seconds = headings.Where(heading => heading.Party != first.Party).ToList();
        if (seconds.Count == 0) return Parts(first.Party, text[first.End..], null);
        var readings = seconds.ConvertAll(second => Parts(first.Party, Until(text, first, second), text[second.End..]));
        if (readings.Count == 1) return readings[0];
        var whole = readings.FindAll(parts => Known(Party.ConnectingFirm, parts) && Known(Party.FinancialInstitution, parts));
        if (whole.Count == 0) whole = readings.FindAll(parts => Known(Party.ConnectingFirm, parts) || Known(Party.FinancialInstitution, parts));
        return whole.Count == 1 ? whole[0] : null;

        bool Known(Party party, JointParts parts) => isKnown(party, parts[party] ?? "");
    }

    /// <summary>The line break before a heading belongs to the heading: one character, or two where the first heading's own line ends with two.</summary>
    private static string Until(string text, Heading first, Heading second)
    {
        if (second.Start <= first.End) return "";
        var end = second.Start - 1;
        if (first.EndsWithTwo && end > first.End && text[end - 1] == '\r') end--;
        return text[first.End..Math.Max(first.End, end)];
    }

    private static JointParts Parts(Party first, string text, string? other) => first == Party.ConnectingFirm ? new(text, other) : new(other, text);

    private static List<Heading> HeadingsOf(string text, Func<string, Party?> read)
    {
        var headings = new List<Heading>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            var stop = end < 0 ? text.Length : end;
            var endsWithTwo = end > start && text[end - 1] == '\r';
            if (read(text[start..stop]) is { } party) headings.Add(new(party, start, end < 0 ? text.Length : end + 1, endsWithTwo));
            start = end < 0 ? text.Length : end + 1;
        }

        return headings;
    }

    private static Party? Exact(string line)
    {
        foreach (var party in Enum.GetValues<Party>())
        {
            if (line.TrimEnd('\r') == FormWords.HeadingOf(party)) return party;
        }

        return null;
    }

    private static Party? Tolerant(string line)
    {
        if (line.Length > 40) return null;
        var plain = string.Concat(FormColumns.Normalized(line).Where(c => !char.IsWhiteSpace(c)));
        if (plain.Length == 0 || (!Openers.Contains(plain[0]) && !Closers.Contains(plain[^1]))) return null;
        return FormColumns.PartyOf(plain.Trim([.. Openers, .. Closers]));
    }

    private readonly record struct Heading(Party Party, int Start, int End, bool EndsWithTwo);
}
