using System.Text;
using System.Text.RegularExpressions;
using ChecklistWorkbench.Domain.Common;

namespace ChecklistWorkbench.Domain.Catalogue;

/// <summary>What an item says, wherever it is numbered and printed: the ground on which two editions are compared.</summary>
public sealed partial class ItemContent
{
    private ItemContent(ChecklistEdition edition, ChecklistItem item)
    {
        (Item, Category) = (item, edition.CategoryOf(item).Name);
        Objective = Normalize(item.Objective);
        Hash = CanonicalJson.Sha256(Write(Normalize));
        Structure = CanonicalJson.Sha256(Write(_ => ""));
    }

    public ChecklistItem Item { get; }

    /// <summary>The category's name; its place in the guide says nothing about the item.</summary>
    public string Category { get; }

    /// <summary>The objective, normalised.</summary>
    public string Objective { get; }

    /// <summary>
    /// SHA-256 of everything the item says, normalised: characters in their compatibility form, no white space but between Latin words. Number
    /// and pages are not in it, so that an item that only moved is the same item.
    /// </summary>
    public string Hash { get; }

    /// <summary>SHA-256 of the same with the wording left out: target, how many headings, methods, notes and points, which note belongs where, references.</summary>
    public string Structure { get; }

    public static ItemContent Of(ChecklistEdition edition, ChecklistItem item) => new(edition, item);

    private static string Normalize(string text) => LatinSpace().Replace(OtherSpace().Replace(text.Normalize(NormalizationForm.FormKC), ""), " ");

    private string Write(Func<string, string> text) => CanonicalJson.Write(new
    {
        Item.Target,
        Item.AssuranceReportSuitable,
        Category = text(Category),
        Objective = text(Item.Objective),
        Explanation = text(Item.Explanation),
        Groups = Item.Groups.Select(group => new { Heading = text(group.Heading), Methods = group.Methods.Select(method => new { Text = text(method.Text), method.Notes }) }),
        Notes = Item.Notes.Select(note => new
        {
            note.Number,
            Lead = note.Lead is null ? null : text(note.Lead),
            Points = note.Points.Select(point => new { Text = text(point.Text), SubPoints = point.SubPoints.Select(text) }),
        }),
        Regulations = Item.Regulations.Select(rule => new
        {
            Source = Normalize(rule.Source),
            Chapter = rule.Chapter is null ? null : Normalize(rule.Chapter),
            Section = rule.Section is null ? null : Normalize(rule.Section),
            Clauses = rule.Clauses.Select(Normalize),
        }),
    });

    // Japanese is written without spaces: a break of a line or a space beside a Latin word says nothing.
    [GeneratedRegex(@"(?<![!-~])\s+|\s+(?![!-~\s])|\s+$")]
    private static partial Regex OtherSpace();

    [GeneratedRegex(@"\s+")]
    private static partial Regex LatinSpace();
}
