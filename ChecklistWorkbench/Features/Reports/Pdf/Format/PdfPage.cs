using ChecklistWorkbench.Features.Reports.Pdf.Text;

namespace ChecklistWorkbench.Features.Reports.Pdf.Format;

/// <summary>
/// What is painted on one page. Places are in points from the top left corner. Everything belongs to an element of the structure or is an artifact, which
/// no reader announces.
/// </summary>
internal sealed class PdfPage(int number)
{
    private readonly List<StructureElement> _marks = [];
    private readonly List<PageLink> _links = [];
    private readonly List<PageField> _fields = [];
    private StructureElement? _open;
    private bool _isArtifact;
    private (bool IsBold, float Size) _font;
    private Ink? _ink;
    private Ink? _stroke;

    /// <summary>The page's object.</summary>
    public int Number => number;

    public PdfBuffer Content { get; } = new();

    /// <summary>What lies below the content, complete in itself; null for bare paper.</summary>
    public PdfBuffer? Ground { get; set; }

    /// <summary>The element of each mark, in the marks' order.</summary>
    public IReadOnlyList<StructureElement> Marks => _marks;

    public IReadOnlyList<PageLink> Links => _links;

    public IReadOnlyList<PageField> Fields => _fields;

    /// <summary>What is painted from here on belongs to the element.</summary>
    public void Mark(StructureElement element)
    {
        if (ReferenceEquals(_open, element)) return;
        Close();
        element.AddContent(number, _marks.Count);
        Content.Add("/"u8).Add(element.Type).Add(" <</MCID "u8).Add(_marks.Count).Add(">> BDC\n"u8);
        _marks.Add(element);
        _open = element;
    }

    /// <summary>What is painted from here on is looks alone, or repeats what stands elsewhere.</summary>
    public void MarkArtifact(string properties = "")
    {
        if (_isArtifact && properties.Length == 0) return;
        Close();
        if (properties.Length == 0) Content.Add("/Artifact BMC\n"u8);
        else Content.Add("/Artifact "u8).Add(properties).Add(" BDC\n"u8);
        _isArtifact = true;
    }

    public void Close()
    {
        if (_open is not null || _isArtifact) Content.Add("EMC\n"u8);
        (_open, _isArtifact) = (null, false);
    }

    /// <summary>Characters of one look, in a row.</summary>
    /// <param name="characters">What to show.</param>
    /// <param name="look">How.</param>
    /// <param name="x">The left edge.</param>
    /// <param name="baseline">The line they stand on.</param>
    public void Show(ReadOnlySpan<SetCharacter> characters, Look look, float x, float baseline)
    {
        if (characters.IsEmpty) return;
        Fill(look.Ink);
        Content.Add("BT "u8);
        if (_font != (look.IsBold, look.Size))
        {
            Content.Add(look.IsBold ? "/B "u8 : "/R "u8).Add(look.Size).Add("Tf "u8);
            _font = (look.IsBold, look.Size);
        }

        Content.Add(x).Add(Sheet.Height - baseline).Add("Td "u8);
        for (var start = 0; start < characters.Length;)
        {
            var end = start;
            while (end < characters.Length && characters[end].Lost is null) end++;
            if (end > start) ShowCodes(characters[start..end]);
            if (end < characters.Length) ShowLost(characters[end++]);
            start = end;
        }

        Content.Add("ET\n"u8);
    }

    public void Fill(float x, float y, float width, float height, Ink ink)
    {
        Fill(ink);
        Content.Add(x).Add(Sheet.Height - y - height).Add(width).Add(height).Add("re f\n"u8);
    }

    public void Line(float x, float y, float toX, float toY, Ink ink, float width)
    {
        if (_stroke != ink) AddInk(ink).Add("RG\n"u8);
        _stroke = ink;
        Content.Add(width).Add("w "u8).Add(x).Add(Sheet.Height - y).Add("m "u8).Add(toX).Add(Sheet.Height - toY).Add("l S\n"u8);
    }

    public void Link(LinkTarget target, string words, StructureElement element, float x, float y, float width, float height) =>
        _links.Add(new(target, words, element, x, y, width, height));

    public void AddField(PageField field)
    {
        field.Element.Place();
        _fields.Add(field);
    }

    private void ShowCodes(ReadOnlySpan<SetCharacter> characters)
    {
        Content.Add("<"u8);
        foreach (var character in characters) Content.Hex(character.Code);
        Content.Add("> Tj "u8);
    }

    /// <summary>〓, with the character it stands for: copying and reading aloud give the writer's own.</summary>
    private void ShowLost(SetCharacter character)
    {
        Content.Add("/Span <</ActualText"u8).Text(character.Lost!).Add(">> BDC "u8);
        ShowCodes([character]);
        Content.Add("EMC "u8);
    }

    private void Fill(Ink ink)
    {
        if (_ink == ink) return;
        AddInk(ink).Add("rg\n"u8);
        _ink = ink;
    }

    private PdfBuffer AddInk(Ink ink) => Content.Add(ink.Red / 255f).Add(ink.Green / 255f).Add(ink.Blue / 255f);
}

/// <summary>A place on a page that leads somewhere, and the words for whoever does not see it.</summary>
internal sealed record PageLink(LinkTarget Target, string Words, StructureElement Element, float X, float Y, float Width, float Height);

/// <summary>A place on a page that is signed, its name among the file's fields, and the words for whoever does not see it.</summary>
internal sealed record PageField(string Name, string Words, StructureElement Element, float X, float Y, float Width, float Height);
