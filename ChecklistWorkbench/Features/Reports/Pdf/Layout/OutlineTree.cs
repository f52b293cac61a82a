using ChecklistWorkbench.Features.Reports.Pdf.Format;

namespace ChecklistWorkbench.Features.Reports.Pdf.Layout;

/// <summary>The headings as a viewer's side panel shows them: nested by level, chapters closed.</summary>
internal static class OutlineTree
{
    /// <summary>The outline's object; null for a report without headings.</summary>
    public static int? Write(PdfFile file, IReadOnlyList<OutlineEntry> entries)
    {
        if (entries.Count == 0) return null;
        var root = new Node(file.Reserve(), null);
        var last = new Stack<(int Level, Node Node)>([(0, root)]);
        foreach (var entry in entries)
        {
            while (last.Peek().Level >= entry.Level) last.Pop();
            var node = new Node(file.Reserve(), entry);
            last.Peek().Node.Children.Add(node);
            last.Push((entry.Level, node));
        }

        Write(file, root, 0, null, null);
        return root.Number;
    }

    public static void AddDestination(PdfBuffer into, Destination destination) =>
        into.Add("["u8).Reference(destination.Page.Number).Add("/XYZ "u8).Add(Sheet.Side).Add(Sheet.Height - destination.Y + 6).Add("null]"u8);

    private static void Write(PdfFile file, Node node, int parent, Node? before, Node? after)
    {
        var dictionary = new PdfBuffer().Add("<<"u8);
        if (node.Entry is { } entry)
        {
            AddDestination(dictionary.Add("/Title"u8).Text(entry.Text).Add("/Parent "u8).Reference(parent).Add("/Dest"u8), entry.Destination);
            if (before is not null) dictionary.Add("/Prev "u8).Reference(before.Number);
            if (after is not null) dictionary.Add("/Next "u8).Reference(after.Number);
        }
        else
        {
            dictionary.Add("/Type/Outlines"u8);
        }

        var children = node.Children;
        if (children.Count > 0)
        {
            // A negative count keeps a chapter closed; the root is always open.
            dictionary.Add("/First "u8).Reference(children[0].Number).Add("/Last "u8).Reference(children[^1].Number)
                .Add("/Count "u8).Add(node.Entry is null ? children.Count : -children.Count);
        }

        file.Write(node.Number, dictionary.Add(">>"u8));
        for (var i = 0; i < children.Count; i++)
        {
            Write(file, children[i], node.Number, i == 0 ? null : children[i - 1], i + 1 < children.Count ? children[i + 1] : null);
        }
    }

    private sealed record Node(int Number, OutlineEntry? Entry)
    {
        public List<Node> Children { get; } = [];
    }
}
