using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Review;

namespace ChecklistWorkbench.Domain.Catalogue;

/// <summary>Reads the table of suggested depths (seed-data/README.md, schema 1) and refuses anything that is not wholly right.</summary>
public static class DepthRuleFile
{
    private const int Schema = 1;

    /// <param name="json">The file's text.</param>
    /// <param name="fileName">How refusals call the file.</param>
    /// <param name="itemNumbers">The items there are to speak of.</param>
    /// <exception cref="CatalogueFileException">Every fault found.</exception>
    public static IReadOnlyList<DepthRule> Parse(string json, string fileName, IReadOnlySet<int> itemNumbers) => Place.Read(json, fileName, Schema, file =>
    {
        var rules = file.List("rules", (rule, _) => ReadRule(rule, itemNumbers));
        file.RefuseTwice("rules, id", rules.Select(rule => rule.Id));
        return rules;
    });

    private static DepthRule ReadRule(Place rule, IReadOnlySet<int> itemNumbers)
    {
        var id = rule.Text("id");
        rule = rule.Named($"rule {id}");
        var items = rule.Ints("items");
        rule.RefuseTwice("items", items);
        foreach (var number in items)
        {
            if (!itemNumbers.Contains(number)) rule.Refuse("items", FaultKind.NoItem, number);
        }

        var when = rule.Object("when");
        return new DepthRule(id, new DepthCondition(
            Names<ApiKinds>(when, "apiKinds").Aggregate(ApiKinds.None, (all, kind) => all | kind), when.Element.TryGetProperty("onlyInquiry", out _) && when.Bool("onlyInquiry"),
            Names<Openness>(when, "openness"), Names<AccessMethod>(when, "accessMethods"), when.OptionalInt("usersAtLeast"), when.OptionalInt("usersBelow"), when.OptionalInt("callsAtLeast")),
            items, rule.Name<ReviewDepth>("depth"), rule.Text("reason"));
    }

    private static IReadOnlyList<T> Names<T>(Place when, string field) where T : struct, Enum
    {
        if (!when.Element.TryGetProperty(field, out _)) return [];
        List<T> values = [];
        foreach (var name in when.Texts(field))
        {
            if (Enum.GetNames<T>().Contains(name, StringComparer.Ordinal)) values.Add(Enum.Parse<T>(name));
            else when.Refuse(field, FaultKind.NotOneOf, name, string.Join(", ", Enum.GetNames<T>()));
        }

        return values;
    }
}
