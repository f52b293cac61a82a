namespace ChecklistWorkbench.Features.Reports.Pdf.Text;

/// <summary>One character as it is set: its code in the font, its width in points and how it behaves at a line's end.</summary>
/// <param name="Code">Code in the run's font.</param>
/// <param name="Width">Width in points.</param>
/// <param name="Kind">Where a line may end beside it.</param>
/// <param name="Run">Which run of the paragraph it belongs to.</param>
/// <param name="Lost">The character itself, where 〓 stands for it; else null.</param>
internal readonly record struct SetCharacter(ushort Code, float Width, CharacterKind Kind, ushort Run, string? Lost);

/// <summary>A line's characters, from the first to the one after the last. The sign that ends a paragraph's line is not among them.</summary>
internal readonly record struct Line(int Start, int End, float Width);

/// <summary>
/// Breaks a paragraph into lines no wider than asked. Words stay whole and 禁則 holds wherever a line has a lawful end; a word longer than a line is
/// broken anywhere, and a character wider than a line stands alone.
/// </summary>
internal static class LineBreaker
{
    public static List<Line> Break(ReadOnlySpan<SetCharacter> characters, float width)
    {
        var lines = new List<Line>();
        var (start, lawful, used) = (0, 0, 0f);
        for (var i = 0; i < characters.Length; i++)
        {
            var (kind, own) = (characters[i].Kind, characters[i].Width);
            if (kind == CharacterKind.LineEnd)
            {
                lines.Add(LineOf(characters, start, i));
                (start, lawful, used) = (i + 1, i + 1, 0);
                continue;
            }

            if (i > start && MayBreak(characters, i)) lawful = i;
            if (kind != CharacterKind.Space && used + own > width && i > start)
            {
                var end = lawful > start ? lawful : i;
                lines.Add(LineOf(characters, start, end));
                (start, lawful, used) = (end, end, 0);
                i = end - 1; // What came after the lawful end is set again on the next line.
                continue;
            }

            used += own;
        }

        lines.Add(LineOf(characters, start, characters.Length));
        return lines;
    }

    /// <summary>Whether a line may end in front of a character.</summary>
    public static bool MayBreak(ReadOnlySpan<SetCharacter> characters, int index)
    {
        var after = characters[index].Kind;
        var before = characters[index - 1].Kind;
        if (before == CharacterKind.LineEnd) return true;
        if (after is CharacterKind.Space or CharacterKind.NoStart or CharacterKind.WordEnd or CharacterKind.Glue or CharacterKind.LineEnd) return false;
        if (before == CharacterKind.Space) return !IsOpened(characters, index - 1);
        if (before is CharacterKind.NoEnd or CharacterKind.WordStart or CharacterKind.Glue) return false;
        if (before == CharacterKind.Pair && after == CharacterKind.Pair) return false;
        return !(IsOfWord(before) && IsOfWord(after));
    }

    /// <summary>Whether only spaces stand between an opening mark and here.</summary>
    private static bool IsOpened(ReadOnlySpan<SetCharacter> characters, int index)
    {
        while (index >= 0 && characters[index].Kind == CharacterKind.Space) index--;
        return index >= 0 && characters[index].Kind is CharacterKind.NoEnd or CharacterKind.WordStart;
    }

    private static bool IsOfWord(CharacterKind kind) => kind is CharacterKind.Word or CharacterKind.WordEnd or CharacterKind.WordStart;

    /// <summary>Spaces at the end are the line's, and take no room.</summary>
    private static Line LineOf(ReadOnlySpan<SetCharacter> characters, int start, int end)
    {
        var visible = end;
        while (visible > start && characters[visible - 1].Kind == CharacterKind.Space) visible--;
        var width = 0f;
        foreach (var character in characters[start..visible]) width += character.Width;
        return new Line(start, end, width);
    }
}
