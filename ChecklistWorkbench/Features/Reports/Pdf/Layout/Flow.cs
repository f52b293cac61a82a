using ChecklistWorkbench.Features.Reports.Pdf.Format;
using ChecklistWorkbench.Features.Reports.Pdf.Text;

namespace ChecklistWorkbench.Features.Reports.Pdf.Layout;

/// <summary>Where the next block goes: the page that is being filled, and how far it is.</summary>
internal sealed class Flow(PdfFile file, TextSetter setter)
{
    private readonly List<PdfPage> _pages = [new PdfPage(file.Reserve())];
    private readonly List<OutlineEntry> _outline = [];
    private readonly Dictionary<string, Destination> _destinations = new(StringComparer.Ordinal);

    public TextSetter Setter => setter;

    public StructureElement Root { get; } = new("Document", null);

    public IReadOnlyList<PdfPage> Pages => _pages;

    public PdfPage Page => _pages[^1];

    public IReadOnlyList<OutlineEntry> Outline => _outline;

    public IReadOnlyDictionary<string, Destination> Destinations => _destinations;

    /// <summary>What is painted when all pages are known.</summary>
    public List<Action> AtEnd { get; } = [];

    /// <summary>Points from the page's top.</summary>
    public float Y { get; private set; } = Sheet.Top;

    public float Left => Sheet.Height - Sheet.Bottom - Y;

    public bool IsAtTop => Y <= Sheet.Top;

    public void NewPage()
    {
        Page.Close();
        _pages.Add(new PdfPage(file.Reserve()));
        Y = Sheet.Top;
    }

    public void Advance(float height) => Y += height;

    /// <summary>Goes to a new page unless as much stands free; on an empty page there is no more to be had.</summary>
    public void Require(float height)
    {
        if (Left < height && !IsAtTop) NewPage();
    }

    public void AddDestination(Heading heading)
    {
        var here = new Destination(Page, _pages.Count, Y);
        _outline.Add(new(heading.Level, heading.Text.ReplaceLineEndings(" "), here));
        if (heading.Anchor is { } anchor) _destinations.Add(anchor, here);
    }
}

/// <summary>A place to go to. <paramref name="PageNumber"/> is as printed, from 1.</summary>
internal sealed record Destination(PdfPage Page, int PageNumber, float Y);

internal sealed record OutlineEntry(int Level, string Text, Destination Destination);
