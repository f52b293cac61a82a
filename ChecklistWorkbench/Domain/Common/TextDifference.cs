namespace ChecklistWorkbench.Domain.Common;

/// <summary>What happened to a stretch of text between two states.</summary>
public enum DifferenceKind
{
    Same,
    Removed,
    Added,
}

/// <summary>A stretch of text and what happened to it.</summary>
public sealed record DifferencePart(DifferenceKind Kind, string Text);

/// <summary>
/// Word-level differences of two texts. Japanese has no spaces, so a word is a run of one script: kanji, katakana, hiragana, letters or
/// digits; punctuation, spaces and line breaks stand alone. (Myers, "An O(ND) Difference Algorithm", 1986.)
/// </summary>
public static class TextDifference
{
    // Beyond this many edits the texts have little in common, and one removed and one added stretch reads better than confetti.
    private const int MostEdits = 1_000;

    public static IReadOnlyList<DifferencePart> Between(string before, string after)
    {
        if (before == after) return before.Length == 0 ? [] : [new(DifferenceKind.Same, before)];
        var (old, @new) = (Words(before), Words(after));
        return Merge(Script(old, @new) ?? [.. old.Select(w => new DifferencePart(DifferenceKind.Removed, w)), .. @new.Select(w => new DifferencePart(DifferenceKind.Added, w))]);
    }

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var start = 0;
        var runes = text.EnumerateRunes().Select(rune => (Class: ClassOf(rune), rune.Utf16SequenceLength)).ToList();
        var at = 0;
        for (var i = 0; i < runes.Count; i++)
        {
            at += runes[i].Utf16SequenceLength;
            if (i + 1 < runes.Count && runes[i].Class == runes[i + 1].Class && runes[i].Class != 0) continue;
            words.Add(text[start..at]);
            start = at;
        }

        return words;
    }

    /// <summary>0 for what stands alone; equal numbers run together.</summary>
    private static int ClassOf(System.Text.Rune rune) => rune.Value switch
    {
        >= 0x3041 and <= 0x309F => 1,
        >= 0x30A1 and <= 0x30FF or >= 0xFF66 and <= 0xFF9F => 2,
        >= 0x3400 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF or >= 0x20000 or 0x3005 => 3,
        _ when System.Text.Rune.IsDigit(rune) => 4,
        _ when System.Text.Rune.IsLetter(rune) => 5,
        _ => 0,
    };

    private static List<DifferencePart>? Script(List<string> old, List<string> @new)
    {
        var reach = new Dictionary<int, int> { [1] = 0 };
        var trace = new List<Dictionary<int, int>>();
        for (var edits = 0; edits <= Math.Min(old.Count + @new.Count, MostEdits); edits++)
        {
            trace.Add(new(reach));
            for (var k = -edits; k <= edits; k += 2)
            {
                var x = GoesDown(k, edits, reach) ? reach[k + 1] : reach[k - 1] + 1;
                var y = x - k;
                while (x < old.Count && y < @new.Count && old[x] == @new[y]) (x, y) = (x + 1, y + 1);
                reach[k] = x;
                if (x >= old.Count && y >= @new.Count) return Backtrack(trace, old, @new);
            }
        }

        return null;
    }

    private static bool GoesDown(int k, int edits, Dictionary<int, int> reach) => k == -edits || (k != edits && reach[k - 1] < reach[k + 1]);

    private static List<DifferencePart> Backtrack(List<Dictionary<int, int>> trace, List<string> old, List<string> @new)
    {
        var parts = new List<DifferencePart>();
        var (x, y) = (old.Count, @new.Count);
        for (var edits = trace.Count - 1; edits >= 0; edits--)
        {
            var k = x - y;
            var from = GoesDown(k, edits, trace[edits]) ? k + 1 : k - 1;
            var fromX = trace[edits][from];
            var fromY = fromX - from;
            while (x > Math.Max(fromX, 0) && y > Math.Max(fromY, 0) && old[x - 1] == @new[y - 1])
            {
                parts.Add(new(DifferenceKind.Same, old[x - 1]));
                (x, y) = (x - 1, y - 1);
            }

            if (edits == 0) break;
            parts.Add(x == fromX ? new(DifferenceKind.Added, @new[y - 1]) : new(DifferenceKind.Removed, old[x - 1]));
            (x, y) = (fromX, fromY);
        }

        parts.Reverse();
        return parts;
    }

    private static List<DifferencePart> Merge(List<DifferencePart> words)
    {
        var merged = new List<DifferencePart>();
        foreach (var word in words)
        {
            if (merged.Count > 0 && merged[^1].Kind == word.Kind) merged[^1] = merged[^1] with { Text = merged[^1].Text + word.Text };
            else merged.Add(word);
        }

        return merged;
    }
}
