namespace ChecklistWorkbench.Features.Reports.Pdf;

/// <summary>One thing that stands below the one before it.</summary>
public abstract record Block;

/// <summary>Stands in the outline and, of level 1 and 2, in the contents; never alone at the foot of a page.</summary>
/// <param name="Level">1 to 3. Level 1 begins a page.</param>
/// <param name="Text">One line or more.</param>
/// <param name="Anchor">What links call it; null if none leads here.</param>
public sealed record Heading(int Level, string Text, string? Anchor = null) : Block;

/// <summary>Runs that flow together.</summary>
public sealed record Paragraph(params IReadOnlyList<Run> Runs) : Block
{
    public Paragraph(string text) : this(text, Look.Body) { }

    public Paragraph(string text, Look look) : this([new Run(text, look)]) { }

    /// <summary>Whether the next block's beginning must stand on the same page.</summary>
    public bool KeepsWithNext { get; init; }
}

/// <summary>Points of one kind, each behind a mark.</summary>
public sealed record BulletList(IReadOnlyList<string> Points) : Block;

/// <summary>Rows below a head that is repeated on every page. A row goes on over pages where it has to; none is lost.</summary>
/// <param name="Columns">Left to right.</param>
/// <param name="Rows">Top to bottom.</param>
public sealed record Table(IReadOnlyList<Column> Columns, IReadOnlyList<Row> Rows) : Block
{
    /// <summary>Whether the first cell of each row names the row.</summary>
    public bool HasRowHeads { get; init; } = true;

    /// <summary>Whether rows have a line above and below; without, the table is a plain list of facts.</summary>
    public bool IsRuled { get; init; } = true;
}

/// <param name="Head">The column's name; of a table in which no column has one, there is no head.</param>
/// <param name="Share">Its part of the width, in proportion to the other columns'.</param>
public sealed record Column(string Head, float Share)
{
    /// <summary>Numbers stand at the right.</summary>
    public bool IsNumeric { get; init; }
}

/// <summary>As many cells as the table has columns; fewer leave the rest blank.</summary>
public sealed record Row(params IReadOnlyList<Cell> Cells)
{
    /// <summary>Set on grey, such as what is out of scope.</summary>
    public bool IsShaded { get; init; }
}

/// <summary>What stands in a cell.</summary>
public sealed record Cell(params IReadOnlyList<Run> Runs)
{
    public Cell(string text) : this(text, Look.Cell) { }

    public Cell(string text, Look look) : this([new Run(text, look)]) { }
}

/// <summary>A drawing, with the words for whoever does not see it.</summary>
/// <param name="Alternative">What the drawing says.</param>
/// <param name="Height">In points; at most a page's. Its width is <see cref="Sheet.ContentWidth"/>.</param>
/// <param name="Shapes">From the one at the back to the one in front.</param>
public sealed record Figure(string Alternative, float Height, IReadOnlyList<Shape> Shapes) : Block;

/// <summary>Part of a drawing; places are in points from its top left corner.</summary>
public abstract record Shape;

public sealed record Bar(float X, float Y, float Width, float Height, Ink Ink) : Shape;

public sealed record Rule(float X, float Y, float ToX, float ToY, Ink Ink, float Width = 0.5f) : Shape;

/// <summary>One line of text.</summary>
/// <param name="X">Its left edge, middle or right edge, as <paramref name="Anchor"/> says.</param>
/// <param name="Y">The top of the line.</param>
/// <param name="Text">Cut off with … where it is wider than <paramref name="MaxWidth"/>.</param>
/// <param name="Look">How it looks.</param>
/// <param name="Anchor">What <paramref name="X"/> is.</param>
/// <param name="MaxWidth">The room that there is.</param>
public sealed record Label(float X, float Y, string Text, Look Look, LabelAnchor Anchor = LabelAnchor.Left, float MaxWidth = float.MaxValue) : Shape;

/// <summary>署名欄: an empty field that a reader's own program signs (ISO 32000-1, 12.7.4.5). Nothing of it is painted.</summary>
/// <param name="X">Its left edge.</param>
/// <param name="Y">Its upper edge.</param>
/// <param name="Width">How wide it is.</param>
/// <param name="Height">How high it is.</param>
/// <param name="Name">The field's name, one of its kind in the report, without a full stop.</param>
/// <param name="Words">What a reader says of it.</param>
public sealed record SignatureField(float X, float Y, float Width, float Height, string Name, string Words) : Shape;

public enum LabelAnchor
{
    Left,
    Middle,
    Right,
}

/// <summary>Room without anything in it; at the foot of a page there is none.</summary>
public sealed record Gap(float Height) : Block;

/// <summary>What follows begins on a new page.</summary>
public sealed record PageBreak : Block;

/// <summary>The headings of level 1 and 2 with their pages, each a link.</summary>
public sealed record Contents(string Title) : Block;

/// <summary>A4, upright, in points.</summary>
public static class Sheet
{
    public const float Width = 595.28f;
    public const float Height = 841.89f;
    public const float Side = 56;
    public const float Top = 68;
    public const float Bottom = 60;
    public const float ContentWidth = Width - (2 * Side);
    public const float ContentHeight = Height - Top - Bottom;
}
