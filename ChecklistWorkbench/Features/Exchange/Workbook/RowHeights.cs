namespace ChecklistWorkbench.Features.Exchange.Workbook;

/// <summary>A text in a cell of so many width units, in a font of so many points.</summary>
internal readonly record struct Laid(string Text, double Width, double FontSize);

/// <summary>
/// Estimates how tall a row must be to show its texts. Spreadsheets fit heights only when someone edits a cell, and never for merged cells, so the file
/// has to say it. Errs on the tall side: a little air rather than a cut line.
/// </summary>
internal static class RowHeights
{
    /// <summary>No spreadsheet shows a taller row.</summary>
    public const double Tallest = 409;

    /// <summary>Line pitch of Yu Gothic in Excel, in font sizes; other Japanese fonts are lower.</summary>
    private const double LinePitch = 1.7;

    /// <summary>Pixels of one width unit, and of both paddings with the indent, in the workbook's base font at 96 dpi.</summary>
    private const double UnitPixels = 7;
    private const double PaddingPixels = 16;

    private const double Air = 5;

    public static double Of(double least, params ReadOnlySpan<Laid> cells)
    {
        var height = least;
        foreach (var cell in cells) height = Math.Max(height, Lines(cell) * cell.FontSize * LinePitch + Air);
        return Math.Min(Math.Ceiling(height), Tallest);
    }

    /// <summary>Lines after wrapping: Japanese breaks between any two characters, a Latin word or figure only moves as a whole.</summary>
    public static int Lines(Laid cell)
    {
        if (cell.Text.Length == 0) return 0;
        var room = (cell.Width * UnitPixels - PaddingPixels) / (cell.FontSize * 96 / 72);
        var (lines, used, word) = (1, 0.0, 0.0);
        foreach (var rune in cell.Text.EnumerateRunes())
        {
            if (rune.Value == '\n')
            {
                (lines, used, word) = (lines + 1, 0, 0);
                continue;
            }

            var width = Width(rune.Value);
            var isOfWord = width < 1 && rune.Value > ' ';
            word = isOfWord ? word + width : 0;
            used += width;
            // A closing mark may not begin a line and takes its neighbour along: half a character is kept free for it.
            if (used <= room - 0.5) continue;
            lines++;
            // A word that began within the line moves down whole; one that fills the line alone is broken.
            if (isOfWord && word < used) used = word;
            else (used, word) = (width, isOfWord ? width : 0);
        }

        return lines;
    }

    /// <summary>In full-width characters, as Japanese fonts draw them (East Asian Ambiguous as wide); Latin is proportional and a little over half.</summary>
    private static double Width(int rune) => rune switch
    {
        < 0x80 => 0.56,
        < 0x300 => 0.6,
        < 0x370 or >= 0x200B and <= 0x200F or >= 0xFE00 and <= 0xFE0F or >= 0xE0100 and <= 0xE01EF => 0,
        >= 0xFF61 and <= 0xFF9F => 0.5,
        _ => 1,
    };
}
