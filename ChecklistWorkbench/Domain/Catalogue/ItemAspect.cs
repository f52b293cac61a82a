using System.Globalization;
using System.Text;

namespace ChecklistWorkbench.Domain.Catalogue;

/// <summary>The parts of an item that a 新旧対照表 sets side by side.</summary>
public enum ItemAspect
{
    Category,
    Target,
    Objective,
    Explanation,
    Methods,
    Notes,
    Regulations,
}

/// <summary>The parts of an item as plain text, one line for each entry, marked as the guide marks them.</summary>
public static class ItemAspects
{
    private const string Circled = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";

    /// <param name="edition">The edition the item is of.</param>
    /// <param name="item">The item.</param>
    /// <param name="aspect">Any but <see cref="ItemAspect.Target"/>, which has a name and no text.</param>
    public static string Text(ChecklistEdition edition, ChecklistItem item, ItemAspect aspect) => aspect switch
    {
        ItemAspect.Category => edition.CategoryOf(item).Name,
        ItemAspect.Objective => item.Objective,
        ItemAspect.Explanation => item.Explanation,
        ItemAspect.Methods => Lines(item.Groups.SelectMany(Methods)),
        ItemAspect.Notes => Lines(item.Notes.SelectMany(Points)),
        ItemAspect.Regulations => Lines(item.Regulations.Select(rule =>
            string.Join(" ", new[] { rule.Source, rule.Chapter, rule.Section, string.Join("、", rule.Clauses) }.Where(part => !string.IsNullOrEmpty(part))))),
        _ => throw new ArgumentOutOfRangeException(nameof(aspect), aspect, "has no text"),
    };

    private static IEnumerable<string> Methods(MethodGroup group) =>
        group.Methods.Select(method => "・" + method.Text + (method.Notes.Count == 0 ? "" : $"（注{string.Join("、", method.Notes)}）")).Prepend($"【{group.Heading}】");

    private static IEnumerable<string> Points(Note note) =>
        note.Points.SelectMany((point, i) => point.SubPoints.Select((sub, j) => $"　{(char)('a' + j)}. {sub}").Prepend($"{Mark(i)} {point.Text}"))
            .Prepend(string.Create(CultureInfo.InvariantCulture, $"注{note.Number}") + (note.Lead is null ? "" : $"　{note.Lead}"));

    private static string Mark(int index) => index < Circled.Length ? Circled[index].ToString() : string.Create(CultureInfo.InvariantCulture, $"({index + 1})");

    private static string Lines(IEnumerable<string> lines) => new StringBuilder().AppendJoin('\n', lines).ToString();
}
