namespace ChecklistWorkbench.Features.Reports.Pdf.Format;

/// <summary>
/// One element of the document's structure: what a screen reader announces. It takes its place among its parent's children when something of it is first
/// painted, so the order of the structure is the order of reading.
/// </summary>
internal sealed class StructureElement(string type, StructureElement? parent)
{
    private readonly List<StructureChild> _children = [];
    private bool _isPlaced;

    /// <summary>PDF's own name for it: H1, P, TD.</summary>
    public string Type => type;

    public StructureElement? Parent => parent;

    public IReadOnlyList<StructureChild> Children => _children;

    /// <summary>What stands for a drawing.</summary>
    public string? Alternative { get; init; }

    /// <summary>Attributes of a table's cell or a list, spelled as PDF.</summary>
    public string? Attributes { get; init; }

    /// <summary>Its object in the file, once it is written.</summary>
    public int Number { get; set; }

    public void Place()
    {
        if (_isPlaced || parent is null) return;
        _isPlaced = true;
        parent.Place();
        parent._children.Add(new(this, 0, 0, 0));
    }

    public void AddContent(int page, int mark)
    {
        Place();
        _children.Add(new(null, page, mark, 0));
    }

    public void AddAnnotation(int page, int annotation)
    {
        Place();
        _children.Add(new(null, page, 0, annotation));
    }
}

/// <summary>An element, a piece of content on a page, or an annotation on it: <paramref name="Page"/> and <paramref name="Annotation"/> are objects' numbers.</summary>
internal readonly record struct StructureChild(StructureElement? Element, int Page, int Mark, int Annotation);
