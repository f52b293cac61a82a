using ChecklistWorkbench.Domain.Common;

namespace ChecklistWorkbench.Domain.Catalogue;

/// <summary>Reads an edition file (seed-data/README.md, schema 1) and refuses anything that is not wholly right.</summary>
public static class EditionFile
{
    private const int Schema = 1;

    // ①–⑳ and a–z: a point beyond them could not be named.
    private const int MostPoints = 20;
    private const int MostSubPoints = 26;

    /// <param name="json">The file's text.</param>
    /// <param name="fileName">How refusals call the file.</param>
    /// <exception cref="CatalogueFileException">Every fault found.</exception>
    public static ChecklistEdition Parse(string json, string fileName) =>
        Place.Read(json, fileName, Schema, file => ReadEdition(file));

    private static ChecklistEdition ReadEdition(Place file)
    {
        var edition = file.Object("edition");
        var categories = file.List("categories", (category, _) => new Category(category.Int("chapter"), category.Text("name"), category.Text("purpose")));
        file.RefuseTwice("categories, chapter", categories.Select(category => category.Chapter));
        var chapters = categories.Select(category => category.Chapter).ToHashSet();
        var due = 1;
        var items = file.List("items", (item, _) => ReadItem(item, ref due, chapters));
        if (items.Count == 0 && file.IsSound) file.Refuse("items", FaultKind.Empty);
        var glossary = file.List("glossary", (term, _) => new GlossaryTerm(term.Text("term"), term.Ints("pages"), term.Text("definition")));
        file.RefuseTwice("glossary, term", glossary.Select(term => term.Term).Where(term => term.Length > 0));
        var heading = new
        {
            Id = edition.Id("id", Lengths.Code),
            Name = edition.Text("name"),
            Label = edition.Line("label", Lengths.Line),
            PublishedOn = edition.Date("publishedOn"),
            RevisedOn = edition.OptionalDate("revisedOn"),
            Publisher = edition.Text("publisher"),
            Guide = edition.Text("guide"),
        };

        // A faulty file is refused whole; its numbers may not even be distinct.
        return new ChecklistEdition(heading.Id, heading.Name, heading.Label, heading.PublishedOn, heading.RevisedOn, heading.Publisher, heading.Guide,
            categories, file.IsSound ? items : [], glossary);
    }

    private static ChecklistItem ReadItem(Place item, ref int due, HashSet<int> chapters)
    {
        var number = item.Int("number");
        if (item.IsNumber("number"))
        {
            item = item.Named($"item {number}");
            if (number != due) item.Refuse("number", FaultKind.OutOfSequence, number, due);
            // One gap is one fault: what follows is counted from what was met.
            due = number;
        }

        due++;
        var chapter = item.Int("chapter");
        if (item.IsNumber("chapter") && !chapters.Contains(chapter)) item.Refuse("chapter", FaultKind.NoCategory, chapter);
        var pages = item.Ints("pages");
        if (pages.Count is 0 or > 2) item.Refuse("pages", FaultKind.NotPages);
        var read = new ChecklistItem(
            number, chapter, item.Name<ResponsibleParty>("target"), item.Text("objective"), item.Text("explanation"), pages, item.Bool("assuranceReportSuitable"),
            item.List("groups", (group, _) => new MethodGroup(group.Text("heading"),
                group.List("methods", (method, _) => new MethodExample(method.Text("text"), method.Ints("notes"))))),
            item.List("notes", ReadNote),
            item.List("regulations", (rule, _) => new RegulationReference(
                rule.Text("source"), rule.OptionalText("chapter"), rule.OptionalText("section"), rule.Texts("clauses"))));
        item.RefuseTwice("notes.number", read.Notes.Select(note => note.Number));
        foreach (var note in read.Groups.SelectMany(group => group.Methods).SelectMany(method => method.Notes).Distinct())
        {
            if (read.Notes.All(known => known.Number != note)) item.Refuse("groups.methods.notes", FaultKind.NoNote, note);
        }

        return read;
    }

    private static Note ReadNote(Place note, int index)
    {
        var points = note.List("points", (point, _) =>
        {
            var subPoints = point.Texts("subPoints");
            if (subPoints.Count > MostSubPoints) point.Refuse("subPoints", FaultKind.TooMany, MostSubPoints, subPoints.Count);
            return new NotePoint(point.Text("text"), subPoints);
        });
        if (points.Count > MostPoints) note.Refuse("points", FaultKind.TooMany, MostPoints, points.Count);
        return new Note(note.Int("number"), note.OptionalText("lead"), points);
    }
}
