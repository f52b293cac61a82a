using System.Globalization;
using ChecklistWorkbench.Domain.Catalogue;

namespace ChecklistWorkbench.Features.Oscal.Catalogue;

/// <summary>
/// An edition as a catalog: chapters are groups, 確認項目 controls under the ids that assessment results name, objectives statements, method examples
/// assessment methods, notes and 関連規定 what they say of themselves. The words are the edition's, Japanese and in digest.
/// </summary>
internal static class CatalogBuilder
{
    private const string Ns = OscalProperty.Namespace;

    /// <summary>Editions have no UUID of their own: theirs are made within this one, of the product.</summary>
    private static readonly Guid Editions = new("5f0d9a6e-6c0b-4c5e-9a43-0b0d5b7a1c52");

    public static CatalogDocument Build(ChecklistEdition edition) => new(new(
        OscalNames.Uuid(Editions, edition.Id),
        new(OscalJson.OneLine($"{edition.Name} {edition.Label}"), DayOf(edition.RevisedOn ?? edition.PublishedOn), edition.Id, OscalJson.Version,
            [OscalProperty.Of("publisher", edition.Publisher), OscalProperty.Of("guide", edition.Guide), OscalProperty.Of("language", "ja"), OscalProperty.Of("wording", edition.IsInOfficialWords ? "official" : "digest")]),
        [.. edition.Categories.Select(category => GroupOf(edition, category)).Where(group => group.Controls.Count > 0)]));

    private static OscalGroup GroupOf(ChecklistEdition edition, Category category) => new(
        Text($"chapter-{category.Chapter}"), category.Name, category.Purpose.Length == 0 ? null : [new(null, "overview", null, category.Purpose)],
        [.. edition.Items.Where(item => item.Chapter == category.Chapter).Select(ControlOf)]);

    private static OscalControlText ControlOf(ChecklistItem item)
    {
        var id = OscalNames.ControlOf(item.Number);
        List<OscalPart> parts = [new(OscalNames.StatementOf(item.Number), "statement", null, item.Objective)];
        if (item.Explanation.Length > 0) parts.Add(new(id + "_gdn", "guidance", null, item.Explanation));
        parts.AddRange(item.Methods.Select(method => new OscalPart(Text($"{id}_mth.{method.Number}"), "method-example", method.Name, WithNotes(method.Method), Ns: Ns)));
        parts.AddRange(item.Notes.Select(note => new OscalPart(Text($"{id}_note.{note.Number}"), "note", Text($"注{note.Number}"), OscalJson.NullIfEmpty(note.Lead ?? ""), PointsOf(note), Ns)));
        return new(id, "checklist-item", OscalJson.OneLine(item.Objective), [.. PropertiesOf(item)], parts);
    }

    private static List<OscalPart>? PointsOf(Note note) => OscalJson.NullIfEmpty(note.Points.Select(point =>
        new OscalPart(null, "point", null, point.Text, OscalJson.NullIfEmpty(point.SubPoints.Select(sub => new OscalPart(null, "point", null, sub, Ns: Ns))), Ns)));

    private static string WithNotes(MethodExample method) => method.Notes.Count == 0 ? method.Text : $"{method.Text}（{string.Join('、', method.Notes.Select(note => Text($"注{note}")))}）";

    private static IEnumerable<OscalProperty> PropertiesOf(ChecklistItem item)
    {
        yield return new("label", "http://csrc.nist.gov/ns/oscal", Text($"{item.Number}"));
        yield return OscalProperty.Of("answered-by", item.Target.ToString());
        yield return OscalProperty.Of("guide-pages", Text($"{item.Pages[0]}-{item.Pages[^1]}"));
        if (item.AssuranceReportSuitable) yield return OscalProperty.Of("assurance-report", "suitable");
        foreach (var regulation in item.Regulations) yield return OscalProperty.Of("regulation", RegulationOf(regulation));
    }

    private static string RegulationOf(RegulationReference regulation) =>
        OscalJson.OneLine(string.Join(' ', new[] { regulation.Source, regulation.Chapter, regulation.Section, string.Join('、', regulation.Clauses) }.Where(part => !string.IsNullOrWhiteSpace(part))).Trim());

    private static string DayOf(DateOnly day) => day.ToString("yyyy-MM-dd'T00:00:00+09:00'", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
