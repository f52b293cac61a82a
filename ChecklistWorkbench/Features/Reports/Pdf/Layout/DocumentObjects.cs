using System.Globalization;
using ChecklistWorkbench.Features.Reports.Pdf.Format;

namespace ChecklistWorkbench.Features.Reports.Pdf.Layout;

/// <summary>Writes what was painted as the objects of a file: pages, links, fields, fonts, structure, outline, metadata, catalog.</summary>
internal sealed class DocumentObjects(PdfFile file, Flow flow)
{
    private readonly int _tree = file.Reserve();
    private readonly int _resources = file.Reserve();
    private readonly List<StructureOwner> _owners = [];
    private readonly List<int> _fields = [];

    public byte[] Write(PdfProperties properties)
    {
        WriteFonts();
        foreach (var page in flow.Pages) WritePage(page);
        WritePageTree();
        var structure = StructureTree.Write(file, flow.Root, _owners);
        var outline = OutlineTree.Write(file, flow.Outline);
        return WriteCatalog(properties, structure, outline);
    }

    private void WriteFonts()
    {
        var (regular, bold) = (file.Reserve(), file.Reserve());
        FontObjects.Write(file, regular, flow.Setter.Regular);
        FontObjects.Write(file, bold, flow.Setter.Bold);
        file.Write(_resources, new PdfBuffer().Add("<</Font<</R "u8).Reference(regular).Add("/B "u8).Reference(bold).Add(">>>>"u8));
    }

    private void WritePage(PdfPage page)
    {
        var content = file.Reserve();
        file.WriteStream(content, "", page.Ground is { } ground ? ground.Add(page.Content.Written).Written : page.Content.Written);
        var key = _owners.Count;
        _owners.Add(new([.. page.Marks], IsPage: true));
        var dictionary = new PdfBuffer().Add("<</Type/Page/Parent "u8).Reference(_tree).Add("/Contents "u8).Reference(content).Add("/Resources "u8).Reference(_resources)
            .Add("/StructParents "u8).Add(key).Add("/Tabs/S"u8);
        if (page.Links.Count + page.Fields.Count > 0)
        {
            dictionary.Add("/Annots["u8);
            foreach (var link in page.Links) dictionary.Reference(WriteLink(page, link)).Add(" "u8);
            foreach (var field in page.Fields) dictionary.Reference(WriteField(page, field)).Add(" "u8);
            dictionary.Add("]"u8);
        }

        file.Write(page.Number, dictionary.Add(">>"u8));
    }

    private int WriteLink(PdfPage page, PageLink link)
    {
        var annotation = file.Reserve();
        var dictionary = Annotate(page, annotation, "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]"u8, link.Element, link.X, link.Y, link.Width, link.Height).Add("/Contents"u8).Text(link.Words);
        if (DestinationOf(link.Target) is { } destination) OutlineTree.AddDestination(dictionary.Add("/Dest"u8), destination);
        else dictionary.Add("/A<</S/URI/URI"u8).Literal(new Uri(link.Target.Address).AbsoluteUri).Add(">>"u8);
        file.Write(annotation, dictionary.Add(">>"u8));
        return annotation;
    }

    /// <summary>A field nobody has signed yet; whatever a signing program shows of a signature takes the place of its empty appearance, which PDF/A asks for.</summary>
    private int WriteField(PdfPage page, PageField field)
    {
        var (annotation, appearance) = (file.Reserve(), file.Reserve());
        file.WriteStream(appearance, string.Create(CultureInfo.InvariantCulture, $"/Type/XObject/Subtype/Form/BBox[0 0 {field.Width:0.##} {field.Height:0.##}]"), []);
        var dictionary = Annotate(page, annotation, "<</Type/Annot/Subtype/Widget/F 4/FT/Sig"u8, field.Element, field.X, field.Y, field.Width, field.Height)
            .Add("/P "u8).Reference(page.Number).Add("/T"u8).Text(field.Name).Add("/TU"u8).Text(field.Words).Add("/AP<</N "u8).Reference(appearance).Add(">>"u8);
        file.Write(annotation, dictionary.Add(">>"u8));
        _fields.Add(annotation);
        return annotation;
    }

    /// <summary>What every annotation says: where it is, and to which element it belongs.</summary>
    private PdfBuffer Annotate(PdfPage page, int annotation, ReadOnlySpan<byte> kind, StructureElement element, float x, float y, float width, float height)
    {
        element.AddAnnotation(page.Number, annotation);
        var dictionary = new PdfBuffer().Add(kind).Add("/StructParent "u8).Add(_owners.Count).Add("/Rect["u8).Add(x).Add(Sheet.Height - y - height).Add(x + width).Add(Sheet.Height - y).Add("]"u8);
        _owners.Add(new([element], IsPage: false));
        return dictionary;
    }

    /// <summary>Null for an address outside. A link to an anchor that no heading has is a mistake in the report's making.</summary>
    private Destination? DestinationOf(LinkTarget target) => target switch
    {
        PlaceTarget place => place.Destination,
        { IsInside: true } => flow.Destinations[target.Address[1..]],
        _ => null,
    };

    private void WritePageTree()
    {
        var dictionary = new PdfBuffer().Add("<</Type/Pages/MediaBox[0 0 "u8).Add(Sheet.Width).Add(Sheet.Height).Add("]/Count "u8).Add(flow.Pages.Count).Add("/Kids["u8);
        foreach (var page in flow.Pages) dictionary.Reference(page.Number).Add(" "u8);
        file.Write(_tree, dictionary.Add("]>>"u8));
    }

    private byte[] WriteCatalog(PdfProperties properties, int structure, int? outline)
    {
        var (catalog, information, metadata, profile) = (file.Reserve(), file.Reserve(), file.Reserve(), file.Reserve());
        file.WriteStream(metadata, "/Type/Metadata/Subtype/XML", Metadata.Xmp(properties), compress: false);
        file.WriteStream(profile, "/N 3", SrgbProfile.Bytes);
        file.Write(information, Metadata.Information(properties));
        var dictionary = new PdfBuffer().Add("<</Type/Catalog/Lang(ja)/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/Pages "u8).Reference(_tree)
            .Add("/StructTreeRoot "u8).Reference(structure).Add("/Metadata "u8).Reference(metadata)
            .Add("/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)/DestOutputProfile "u8).Reference(profile).Add(">>]"u8);
        if (_fields.Count > 0)
        {
            dictionary.Add("/AcroForm<</Fields["u8);
            foreach (var field in _fields) dictionary.Reference(field).Add(" "u8);
            dictionary.Add("]>>"u8);
        }

        if (outline is { } root) dictionary.Add("/PageMode/UseOutlines/Outlines "u8).Reference(root);
        file.Write(catalog, dictionary.Add(">>"u8));
        return file.Finish(catalog, information);
    }
}

/// <summary>A target that is known already.</summary>
internal sealed record PlaceTarget(Destination Destination) : LinkTarget("");
