using System.Globalization;

namespace ChecklistWorkbench.Features.Reports.Pdf.Charts;

/// <param name="Name">The category.</param>
/// <param name="Counts">How many there are of each key.</param>
public sealed record CategoryCounts(string Name, IReadOnlyList<int> Counts);

/// <summary>One bar a category, divided by how many there are of each key. Many categories make several drawings.</summary>
public static class CategoryBars
{
    private const float NameWidth = 168;
    private const float TotalWidth = 30;
    private const float RowHeight = 21;
    private const float BarHeight = 14;
    private const int RowsADrawing = 24;

    public static IEnumerable<Figure> Draw(string title, IReadOnlyList<ChartKey> keys, IReadOnlyList<CategoryCounts> categories)
    {
        var most = Math.Max(1, categories.Select(category => category.Counts.Sum()).DefaultIfEmpty().Max());
        foreach (var part in categories.Chunk(RowsADrawing)) yield return DrawPart(title, keys, part, (Sheet.ContentWidth - NameWidth - TotalWidth) / most);
    }

    private static Figure DrawPart(string title, IReadOnlyList<ChartKey> keys, CategoryCounts[] categories, float unit)
    {
        var shapes = new List<Shape>(ChartLegend.Draw(keys));
        for (var i = 0; i < categories.Length; i++)
        {
            var y = ChartLegend.Height + (i * RowHeight);
            shapes.Add(new Label(0, y + 1, categories[i].Name, Look.Note with { Ink = Ink.Black }, MaxWidth: NameWidth - 8));
            var x = NameWidth;
            for (var key = 0; key < keys.Count; key++)
            {
                var (count, width) = (categories[i].Counts[key], categories[i].Counts[key] * unit);
                if (count == 0) continue;
                shapes.Add(new Bar(x, y, width - 0.75f, BarHeight, keys[key].Ink));
                if (width >= 12) shapes.Add(new Label(x + (width / 2), y + 1, count.ToString(CultureInfo.InvariantCulture), Look.Note with { Ink = keys[key].InkOn }, LabelAnchor.Middle));
                x += width;
            }

            shapes.Add(new Label(Sheet.ContentWidth, y + 1, categories[i].Counts.Sum().ToString(CultureInfo.InvariantCulture), Look.Note with { Ink = Ink.Black }, LabelAnchor.Right));
        }

        return new Figure(Alternative(title, keys, categories), ChartLegend.Height + (categories.Length * RowHeight), shapes);
    }

    private static string Alternative(string title, IReadOnlyList<ChartKey> keys, CategoryCounts[] categories) =>
        $"{title}。" + string.Concat(categories.Select(category =>
            $"{category.Name}：{string.Join('、', keys.Select((key, i) => (key.Name, Count: category.Counts[i])).Where(part => part.Count > 0).Select(part => $"{part.Name}{part.Count}"))}。"));
}
