namespace ChecklistWorkbench.Features.Reports.Pdf.Fonts;

/// <summary>The two fonts that every report is set in, Noto Sans JP; read when the first report is written and kept.</summary>
internal static class EmbeddedFonts
{
    private static readonly Lazy<TrueTypeFont> LazyRegular = new(() => Read("NotoSansJP-Regular"));
    private static readonly Lazy<TrueTypeFont> LazyBold = new(() => Read("NotoSansJP-Bold"));

    public static TrueTypeFont Regular => LazyRegular.Value;

    public static TrueTypeFont Bold => LazyBold.Value;

    private static TrueTypeFont Read(string name)
    {
        using var resource = typeof(EmbeddedFonts).Assembly.GetManifestResourceStream($"{name}.ttf") ?? throw new InvalidOperationException($"The font {name} is not embedded.");
        var file = new byte[resource.Length];
        resource.ReadExactly(file);
        return new TrueTypeFont(name, file);
    }
}
