using ChecklistWorkbench.Features.Reports.Pdf.Format;

namespace ChecklistWorkbench.Features.Reports.Pdf.Text;

/// <summary>A paragraph set in a given width: its lines, all as high as its largest run asks, to be painted one by one.</summary>
internal sealed class TextBox
{
    /// <summary>How far below the middle of a line its baseline lies, as part of the type size.</summary>
    private const float BaselineBelowMiddle = 0.38f;

    private readonly IReadOnlyList<Run> _runs;
    private readonly SetCharacter[] _characters;
    private readonly List<Line> _lines;
    private readonly float _width;
    private StructureElement?[]? _linkElements;

    public TextBox(TextSetter setter, IReadOnlyList<Run> runs, float width)
    {
        _runs = runs;
        _width = width;
        _characters = setter.Set(runs);
        _lines = LineBreaker.Break(_characters, width);
        LineAdvance = runs.Count == 0 ? Look.Cell.LineAdvance : runs.Max(run => run.Look.LineAdvance);
    }

    public int Count => _lines.Count;

    public float LineAdvance { get; }

    public float Height => Count * LineAdvance;

    public float WidestLine => _lines.Max(line => line.Width);

    public float LastLine => _lines[^1].Width;

    /// <param name="page">Where to paint.</param>
    /// <param name="from">The first line.</param>
    /// <param name="to">The one after the last.</param>
    /// <param name="x">The box's left edge.</param>
    /// <param name="y">The top of the first painted line.</param>
    /// <param name="element">Whose text it is; null for an artifact that the caller has opened.</param>
    /// <param name="isRight">Whether lines end at the right edge.</param>
    public void Paint(PdfPage page, int from, int to, float x, float y, StructureElement? element, bool isRight = false)
    {
        for (var i = from; i < to; i++, y += LineAdvance)
        {
            var line = _lines[i];
            var at = isRight ? x + _width - line.Width : x;
            for (var start = line.Start; start < line.End;)
            {
                var run = _characters[start].Run;
                var (end, wide) = (start, 0f);
                for (; end < line.End && _characters[end].Run == run; end++) wide += _characters[end].Width;
                PaintRun(page, run, _characters.AsSpan(start, end - start), at, y, wide, element);
                at += wide;
                start = end;
            }
        }
    }

    private void PaintRun(PdfPage page, int number, ReadOnlySpan<SetCharacter> characters, float x, float y, float width, StructureElement? element)
    {
        var run = _runs[number];
        if (element is not null)
        {
            var owner = run.Target is null ? element : LinkElementOf(number, element);
            page.Mark(owner);
            if (run.Target is { } target) page.Link(target, run.Text, owner, x, y, width, LineAdvance);
        }

        var baseline = y + (LineAdvance / 2) + (BaselineBelowMiddle * run.Look.Size);
        page.Show(characters, run.Look, x, baseline);
        if (run.Target is not null) page.Line(x, baseline + 2, x + width, baseline + 2, run.Look.Ink, 0.5f); // A link is told by more than its colour.
    }

    private StructureElement LinkElementOf(int run, StructureElement parent)
    {
        _linkElements ??= new StructureElement?[_runs.Count];
        return _linkElements[run] ??= new StructureElement("Link", parent);
    }
}
