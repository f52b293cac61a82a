namespace ChecklistWorkbench.Features.Reports.Pdf.Format;

/// <summary>Writes the structure and the way back from content to its element (ISO 32000-1, 14.7).</summary>
internal static class StructureTree
{
    /// <param name="file">Where to.</param>
    /// <param name="root">The document's element.</param>
    /// <param name="owners">By key: of a page the elements of its marks in their order, of an annotation its one element.</param>
    /// <returns>The tree's object.</returns>
    public static int Write(PdfFile file, StructureElement root, IReadOnlyList<StructureOwner> owners)
    {
        var (tree, parents) = (file.Reserve(), file.Reserve());
        Number(file, root);
        var buffer = new PdfBuffer();
        Write(file, root, tree, buffer);

        buffer.Clear();
        buffer.Add("<</Nums["u8);
        for (var key = 0; key < owners.Count; key++)
        {
            buffer.Add(key).Add(" "u8);
            if (owners[key].Elements is not [var only] || owners[key].IsPage)
            {
                buffer.Add("["u8);
                foreach (var element in owners[key].Elements) buffer.Reference(element.Number).Add(" "u8);
                buffer.Add("]"u8);
            }
            else
            {
                buffer.Reference(only.Number);
            }

            buffer.Add("\n"u8);
        }

        file.Write(parents, buffer.Add("]>>"u8));
        buffer.Clear();
        file.Write(tree, buffer.Add("<</Type/StructTreeRoot/K "u8).Reference(root.Number).Add("/ParentTree "u8).Reference(parents).Add("/ParentTreeNextKey "u8).Add(owners.Count).Add(">>"u8));
        return tree;
    }

    private static void Number(PdfFile file, StructureElement element)
    {
        element.Number = file.Reserve();
        foreach (var child in element.Children)
        {
            if (child.Element is { } inner) Number(file, inner);
        }
    }

    private static void Write(PdfFile file, StructureElement element, int parent, PdfBuffer buffer)
    {
        buffer.Clear();
        buffer.Add("<</S/"u8).Add(element.Type).Add("/P "u8).Reference(parent);
        var page = element.Children.FirstOrDefault(child => child.Page != 0).Page;
        if (page != 0) buffer.Add("/Pg "u8).Reference(page);
        if (element.Alternative is { } alternative) buffer.Add("/Alt"u8).Text(alternative);
        if (element.Attributes is { } attributes) buffer.Add("/A"u8).Add(attributes);
        if (element.Children.Count > 0)
        {
            buffer.Add("/K["u8);
            foreach (var child in element.Children) Write(child, page, buffer);
            buffer.Add("]"u8);
        }

        file.Write(element.Number, buffer.Add(">>"u8));
        foreach (var child in element.Children)
        {
            if (child.Element is { } inner) Write(file, inner, element.Number, buffer);
        }
    }

    private static void Write(StructureChild child, int page, PdfBuffer buffer)
    {
        if (child.Element is { } element) buffer.Reference(element.Number);
        else if (child.Annotation != 0) buffer.Add("<</Type/OBJR/Obj "u8).Reference(child.Annotation).Add("/Pg "u8).Reference(child.Page).Add(">>"u8);
        else if (child.Page == page) buffer.Add(child.Mark);
        else buffer.Add("<</Type/MCR/Pg "u8).Reference(child.Page).Add("/MCID "u8).Add(child.Mark).Add(">>"u8);
        buffer.Add(" "u8);
    }
}

/// <summary>To whom the marks of a page, or an annotation, belong.</summary>
internal sealed record StructureOwner(IReadOnlyList<StructureElement> Elements, bool IsPage);
