namespace ChecklistWorkbench.Domain.Catalogue;

/// <summary>Reads the file of changed standards (seed-data/README.md, schema 1) and refuses anything that is not wholly right.</summary>
public static class RegulationUpdateFile
{
    private const int Schema = 1;

    /// <param name="json">The file's text.</param>
    /// <param name="fileName">How refusals call the file.</param>
    /// <param name="itemNumbers">The items there are to touch.</param>
    /// <exception cref="CatalogueFileException">Every fault found.</exception>
    public static IReadOnlyList<RegulationUpdate> Parse(string json, string fileName, IReadOnlySet<int> itemNumbers) =>
        Place.Read(json, fileName, Schema, file => file.List("updates", (update, _) => ReadUpdate(update, itemNumbers)));

    private static RegulationUpdate ReadUpdate(Place update, IReadOnlySet<int> itemNumbers)
    {
        var items = update.Ints("items");
        update.RefuseTwice("items", items);
        foreach (var number in items)
        {
            if (!itemNumbers.Contains(number)) update.Refuse("items", FaultKind.NoItem, number);
        }

        return new RegulationUpdate(update.Text("standard"), update.Month("publishedOn"), update.OptionalText("clause"), items, update.Text("change"),
            update.Text("question"), EditionReviewFile.ReadSource(update));
    }
}
