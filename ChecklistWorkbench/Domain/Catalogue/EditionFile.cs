namespace ChecklistWorkbench.Domain.Catalogue;

/// <summary>Reads an edition file (seed-data/README.md, schema 1) and refuses anything that is not wholly right.</summary>
public static class EditionFile
{
    private const int Schema = 1;

    /// <param name="json">The file's text.</param>
    /// <param name="fileName">How refusals call the file.</param>
    /// <exception cref="CatalogueFileException">The first fault found.</exception>
    public static ChecklistEdition Parse(string json, string fileName) =>
        Place.Read(json, fileName, Schema, file => Check(ReadEdition(file), file));

    private static ChecklistEdition ReadEdition(Place file)
    {
        var edition = file.Object("edition");
        return new ChecklistEdition(
            edition.Text("id"), edition.Text("name"), edition.Text("label"), edition.Date("publishedOn"), edition.OptionalDate("revisedOn"),
            edition.Text("publisher"), edition.Text("guide"),
            file.List("categories", (category, _) => new Category(category.Int("chapter"), category.Text("name"), category.Text("purpose"))),
            file.List("items", ReadItem),
            file.List("glossary", (term, _) => new GlossaryTerm(term.Text("term"), term.Ints("pages"), term.Text("definition"))));
    }

    private static ChecklistItem ReadItem(Place item, int index)
    {
        var number = item.Int("number");
        item = item.Named($"item {number}");
        if (number != index + 1) throw item.Fault("number", $"is {number} where {index + 1} is due; items are numbered from 1 without gaps");
        return new ChecklistItem(
            number, item.Int("chapter"), item.Name<ResponsibleParty>("target"), item.Text("objective"), item.Text("explanation"), item.Ints("pages"),
            item.Bool("assuranceReportSuitable"),
            item.List("groups", (group, _) => new MethodGroup(group.Text("heading"),
                group.List("methods", (method, _) => new MethodExample(method.Text("text"), method.Ints("notes"))))),
            item.List("notes", (note, _) => new Note(note.Int("number"), note.OptionalText("lead"),
                note.List("points", (point, _) => new NotePoint(point.Text("text"), point.Texts("subPoints"))))),
            item.List("regulations", (rule, _) => new RegulationReference(
                rule.Text("source"), rule.OptionalText("chapter"), rule.OptionalText("section"), rule.Texts("clauses"))));
    }

    private static ChecklistEdition Check(ChecklistEdition edition, Place file)
    {
        file.RefuseTwice("categories, chapter", edition.Categories.Select(category => category.Chapter));
        file.RefuseTwice("glossary, term", edition.Glossary.Select(term => term.Term));
        foreach (var item in edition.Items)
        {
            var place = file.Named($"item {item.Number}");
            if (edition.Categories.All(category => category.Chapter != item.Chapter)) throw place.Fault("chapter", $"is {item.Chapter}, which is no category");
            place.RefuseTwice("notes.number", item.Notes.Select(note => note.Number));
            foreach (var note in item.Groups.SelectMany(group => group.Methods).SelectMany(method => method.Notes))
            {
                if (item.Notes.All(known => known.Number != note)) throw place.Fault("groups.methods.notes", $"refers to note {note}, which the item has not");
            }
        }

        return edition;
    }
}
