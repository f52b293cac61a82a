namespace ChecklistWorkbench.Features.Reports.Pdf;

/// <summary>A report as it is read: what stands in it and in which order. Equal reports make equal files.</summary>
/// <param name="Properties">What the file says of itself.</param>
/// <param name="Blocks">From the first page to the last.</param>
public sealed record PdfReport(PdfProperties Properties, IReadOnlyList<Block> Blocks);

/// <param name="Title">The report's name, in the file's properties and a viewer's title bar.</param>
/// <param name="Author">Whose report it is.</param>
/// <param name="Subject">One line on what it reports.</param>
/// <param name="MadeUtc">The time the file gives as its own: of what it reports, not of its writing.</param>
/// <param name="RunningHead">Stands at the top of every page but the first.</param>
/// <param name="RunningFoot">Stands at the bottom of every page but the first, beside the page's number.</param>
public sealed record PdfProperties(string Title, string Author, string Subject, DateTime MadeUtc, string RunningHead, string RunningFoot)
{
    /// <summary>透かし: stands on every page, across it below the text and once more in small at its foot; null for none.</summary>
    public string? Watermark { get; init; }
}

/// <param name="Content">The file.</param>
/// <param name="Pages">How many pages it has.</param>
/// <param name="MissingCharacters">Characters that no font here shows and 〓 stands for, each once. Their texts still copy out whole.</param>
public sealed record WrittenPdf(byte[] Content, int Pages, IReadOnlyList<string> MissingCharacters)
{
    public const string Extension = ".pdf";
    public const string ContentType = "application/pdf";
}

/// <summary>A colour of sRGB.</summary>
public readonly record struct Ink(byte Red, byte Green, byte Blue)
{
    public static readonly Ink Black = new(0x1c, 0x20, 0x24);
    public static readonly Ink Quiet = new(0x5b, 0x63, 0x6b);
    public static readonly Ink Accent = new(0x1f, 0x4e, 0x79);
    public static readonly Ink Hairline = new(0xc9, 0xce, 0xd3);
    public static readonly Ink Shade = new(0xf1, 0xf3, 0xf5);
    public static readonly Ink Watermark = new(0xe3, 0xe8, 0xee);
    public static readonly Ink White = new(0xff, 0xff, 0xff);
}

/// <summary>How text looks. Sizes in points; the line height is a multiple of the size.</summary>
public sealed record Look(float Size, float LineHeight, bool IsBold, Ink Ink)
{
    public static readonly Look Title = new(26, 1.4f, true, Ink.Accent);
    public static readonly Look Subtitle = new(13, 1.5f, false, Ink.Quiet);
    public static readonly Look Chapter = new(17, 1.4f, true, Ink.Accent);
    public static readonly Look Section = new(12.5f, 1.45f, true, Ink.Black);
    public static readonly Look Point = new(10.5f, 1.5f, true, Ink.Black);
    public static readonly Look Body = new(9.5f, 1.65f, false, Ink.Black);
    public static readonly Look Strong = Body with { IsBold = true };
    public static readonly Look Cell = new(8.5f, 1.55f, false, Ink.Black);
    public static readonly Look StrongCell = Cell with { IsBold = true };
    public static readonly Look Note = new(8, 1.55f, false, Ink.Quiet);
    public static readonly Look Link = Body with { Ink = Ink.Accent };

    public float LineAdvance => Size * LineHeight;
}

/// <summary>Where a link leads: a heading's <see cref="Heading.Anchor"/> in the same report (<c>#anchor</c>), or an address.</summary>
public record LinkTarget(string Address)
{
    public bool IsInside => Address.StartsWith('#');
}

/// <summary>A stretch of text in one look. A line feed ends a line.</summary>
public sealed record Run(string Text, Look Look, LinkTarget? Target = null);
