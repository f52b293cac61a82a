using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ChecklistWorkbench.Features.Reports.Pdf;
using ChecklistWorkbench.Features.Reports.Pdf.Format;
using ChecklistWorkbench.Features.Reports.Pdf.Layout;

namespace ChecklistWorkbench.Tests.Features.Reports.Pdf;

/// <summary>What a flow's pages say, read from their content as a viewer reads it.</summary>
internal static partial class PaintedText
{
    /// <summary>Each element that has text, in the order of the structure.</summary>
    public static IReadOnlyList<(StructureElement Element, string Text)> Read(Flow flow)
    {
        var texts = new Dictionary<StructureElement, StringBuilder>();
        foreach (var page in flow.Pages)
        {
            var (current, isBold) = ((StructureElement?)null, false);
            foreach (Match token in Tokens().Matches(Encoding.ASCII.GetString(page.Content.Written)))
            {
                if (token.Groups["mark"].Success) current = page.Marks[int.Parse(token.Groups["mark"].Value, CultureInfo.InvariantCulture)];
                else if (token.Groups["artifact"].Success) current = null;
                else if (token.Groups["font"].Success) isBold = token.Groups["font"].Value == "B";
                else if (current is not null) Add(current, token.Groups["lost"].Success ? Units(token.Groups["lost"].Value) : Codes(flow, isBold, token.Groups["codes"].Value));
            }
        }

        return [.. Below(flow.Root).Where(texts.ContainsKey).Select(element => (element, texts[element].ToString()))];

        void Add(StructureElement element, string text)
        {
            texts.TryAdd(element, new StringBuilder());
            texts[element].Append(text);
        }

        static IEnumerable<StructureElement> Below(StructureElement element) =>
            element.Children.Where(child => child.Element is not null).SelectMany(child => Below(child.Element!).Prepend(child.Element!));
    }

    /// <summary>Where lines of text stand, in points from the page's bottom.</summary>
    public static IEnumerable<float> Baselines(PdfPage page) =>
        Places().Matches(Encoding.ASCII.GetString(page.Content.Written)).Select(match => float.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));

    private static string Codes(Flow flow, bool isBold, string hex) =>
        string.Concat(Enumerable.Range(0, hex.Length / 4).Select(i => (isBold ? flow.Setter.Bold : flow.Setter.Regular).Texts[Convert.ToInt32(hex.Substring(4 * i, 4), 16)]));

    private static string Units(string hex) => string.Concat(Enumerable.Range(0, hex.Length / 4).Select(i => (char)Convert.ToInt32(hex.Substring(4 * i, 4), 16)));

    [GeneratedRegex(@"/\w+ <</MCID (?<mark>\d+)>> BDC|(?<artifact>/Artifact)|/(?<font>[RB]) [\d.]+ Tf|/ActualText<FEFF(?<lost>[0-9A-F]+)>>> BDC <[0-9A-F]{4}> Tj|<(?<codes>[0-9A-F]+)> Tj")]
    private static partial Regex Tokens();

    [GeneratedRegex(@"[\d.]+ ([\d.-]+) Td")]
    private static partial Regex Places();
}
