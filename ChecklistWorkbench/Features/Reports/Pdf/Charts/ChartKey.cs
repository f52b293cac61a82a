namespace ChecklistWorkbench.Features.Reports.Pdf.Charts;

/// <summary>One kind of thing in a chart: its colour, and its mark for whoever does not see colours.</summary>
public sealed record ChartKey(string Name, string Mark, Ink Ink)
{
    /// <summary>The ink that can be read on its colour (WCAG's contrast, black or white).</summary>
    public Ink InkOn => (0.2126 * Light(Ink.Red)) + (0.7152 * Light(Ink.Green)) + (0.0722 * Light(Ink.Blue)) > 0.18 ? Ink.Black : Ink.White;

    private static double Light(byte part) => part / 255.0 <= 0.04045 ? part / 255.0 / 12.92 : Math.Pow(((part / 255.0) + 0.055) / 1.055, 2.4);
}

/// <summary>The row of colours and names above a chart.</summary>
internal static class ChartLegend
{
    public const float Height = 20;
    private const float Step = 74;

    public static IEnumerable<Shape> Draw(IReadOnlyList<ChartKey> keys)
    {
        for (var i = 0; i < keys.Count; i++)
        {
            yield return new Bar(i * Step, 0, 14, 12, keys[i].Ink);
            yield return new Label((i * Step) + 7, 0, keys[i].Mark, Look.Note with { Size = 7.5f, Ink = keys[i].InkOn }, LabelAnchor.Middle);
            yield return new Label((i * Step) + 18, 0, keys[i].Name, Look.Note with { Ink = Ink.Black }, MaxWidth: Step - 20);
        }
    }
}
