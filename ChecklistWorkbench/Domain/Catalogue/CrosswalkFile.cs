namespace ChecklistWorkbench.Domain.Catalogue;

/// <summary>Reads a crosswalk file (seed-data/README.md, schema 1) and refuses anything that is not wholly right.</summary>
public static class CrosswalkFile
{
    private const int Schema = 1;

    /// <param name="json">The file's text.</param>
    /// <param name="fileName">How refusals call the file.</param>
    /// <param name="itemNumbers">The items there are to point to.</param>
    /// <exception cref="CatalogueFileException">Every fault found.</exception>
    public static Crosswalk Parse(string json, string fileName, IReadOnlySet<int> itemNumbers) => Place.Read(json, fileName, Schema, file =>
    {
        var document = file.Object("document");
        var crosswalk = new Crosswalk(file.Text("id"), new CrosswalkDocument(document.Text("title"), document.Text("publisher"), document.OptionalDate("date")),
            file.List("principles", (principle, _) => ReadPrinciple(principle, itemNumbers)));
        file.RefuseTwice("principles, id", crosswalk.Principles.Select(principle => principle.Id));
        return crosswalk;
    });

    private static Principle ReadPrinciple(Place principle, IReadOnlySet<int> itemNumbers)
    {
        var id = principle.Text("id");
        principle = principle.Named($"principle {id}");
        var links = principle.List("items", (link, _) =>
        {
            var number = link.Int("number");
            if (!itemNumbers.Contains(number)) link.Refuse("number", FaultKind.NoItem, number);
            return new ItemLink(number, link.Text("reason"));
        });
        principle.RefuseTwice("items, number", links.Select(link => link.Number));
        return new Principle(id, principle.Text("heading"), principle.Text("digest"), principle.Name<PrincipleKind>("kind"), links,
            principle.Optional("suggestedCustomItem", item => new SuggestedItem(item.Text("objective"), item.Text("explanation"))));
    }
}
