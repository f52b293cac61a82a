using System.Globalization;
using System.Text.Json;

namespace ChecklistWorkbench.Domain.Catalogue;

/// <summary>An edition file breaks its schema; the message names file, item and field.</summary>
public sealed class EditionFileException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Reads an edition file (seed-data/README.md, schema 1) and refuses anything that is not wholly right.</summary>
public static class EditionFile
{
    private const int Schema = 1;

    /// <param name="json">The file's text.</param>
    /// <param name="fileName">How refusals call the file.</param>
    /// <exception cref="EditionFileException">The first fault found.</exception>
    public static ChecklistEdition Parse(string json, string fileName)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object) throw new EditionFileException($"{fileName}: is not an object");
            var file = new Place(document.RootElement, fileName);
            var schema = file.Int("schema");
            if (schema != Schema) throw file.Fault("schema", $"is {schema}; this version reads {Schema}");
            return Check(ReadEdition(file), file);
        }
        catch (JsonException fault)
        {
            throw new EditionFileException($"{fileName}, line {fault.LineNumber + 1}: is not JSON", fault);
        }
    }

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
            number, item.Int("chapter"), item.Target("target"), item.Text("objective"), item.Text("explanation"), item.Ints("pages"),
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
        RefuseTwice(edition.Categories.Select(category => category.Chapter), file, "categories, chapter");
        RefuseTwice(edition.Glossary.Select(term => term.Term), file, "glossary, term");
        foreach (var item in edition.Items)
        {
            var place = file.Named($"item {item.Number}");
            if (edition.Categories.All(category => category.Chapter != item.Chapter)) throw place.Fault("chapter", $"is {item.Chapter}, which is no category");
            RefuseTwice(item.Notes.Select(note => note.Number), place, "notes.number");
            foreach (var note in item.Groups.SelectMany(group => group.Methods).SelectMany(method => method.Notes))
            {
                if (item.Notes.All(known => known.Number != note)) throw place.Fault("groups.methods.notes", $"refers to note {note}, which the item has not");
            }
        }

        return edition;
    }

    private static void RefuseTwice<T>(IEnumerable<T> keys, Place place, string field)
    {
        var met = new HashSet<T>();
        foreach (var key in keys)
        {
            if (!met.Add(key)) throw place.Fault(field, $"has {key} twice");
        }
    }

    /// <summary>An element of the file together with how to name it in a refusal.</summary>
    private readonly record struct Place(JsonElement Element, string Name)
    {
        public EditionFileException Fault(string field, string what) => new($"{Name}, {field}: {what}");

        public Place Named(string part) => this with { Name = $"{Name.Split(',')[0]}, {part}" };

        public Place Object(string field) => new(Property(field, JsonValueKind.Object), $"{Name}, {field}");

        public string Text(string field)
        {
            var text = Property(field, JsonValueKind.String).GetString()!;
            return string.IsNullOrWhiteSpace(text) ? throw Fault(field, "is empty") : text;
        }

        public string? OptionalText(string field) => IsAbsent(field) ? null : Text(field);

        public int Int(string field) => Property(field, JsonValueKind.Number).TryGetInt32(out var value) ? value : throw Fault(field, "is not a whole number");

        public bool Bool(string field)
        {
            var (value, fault) = (Find(field), Fault(field, "is not true or false"));
            return value?.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => throw fault };
        }

        public DateOnly Date(string field) =>
            DateOnly.TryParseExact(Text(field), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? date : throw Fault(field, "is not a date of the form 2018-10-12");

        public DateOnly? OptionalDate(string field) => IsAbsent(field) ? null : Date(field);

        public ResponsibleParty Target(string field) => Text(field) switch
        {
            nameof(ResponsibleParty.ConnectingFirm) => ResponsibleParty.ConnectingFirm,
            nameof(ResponsibleParty.FinancialInstitution) => ResponsibleParty.FinancialInstitution,
            nameof(ResponsibleParty.Both) => ResponsibleParty.Both,
            var other => throw Fault(field, $"is “{other}”; use ConnectingFirm, FinancialInstitution or Both"),
        };

        public IReadOnlyList<T> List<T>(string field, Func<Place, int, T> read)
        {
            var list = new List<T>();
            foreach (var element in Property(field, JsonValueKind.Array).EnumerateArray())
            {
                var place = new Place(element, $"{Name}, {field}[{list.Count}]");
                if (element.ValueKind != JsonValueKind.Object) throw new EditionFileException($"{place.Name}: is not an object");
                list.Add(read(place, list.Count));
            }

            return list;
        }

        public IReadOnlyList<int> Ints(string field)
        {
            var fault = Fault(field, "is not a list of whole numbers");
            return [.. Property(field, JsonValueKind.Array).EnumerateArray().Select(e => e.ValueKind == JsonValueKind.Number && e.TryGetInt32(out var value) ? value : throw fault)];
        }

        public IReadOnlyList<string> Texts(string field)
        {
            var (fault, empty) = (Fault(field, "is not a list of texts"), Fault(field, "holds an empty text"));
            return [.. Property(field, JsonValueKind.Array).EnumerateArray().Select(e => e.ValueKind != JsonValueKind.String ? throw fault
                : string.IsNullOrWhiteSpace(e.GetString()) ? throw empty : e.GetString()!)];
        }

        private bool IsAbsent(string field) => Find(field) is not { ValueKind: not JsonValueKind.Null };

        private JsonElement? Find(string field) => Element.TryGetProperty(field, out var value) ? value : null;

        private JsonElement Property(string field, JsonValueKind kind)
        {
            var value = Find(field) ?? throw Fault(field, "is missing");
            return value.ValueKind == kind ? value : throw Fault(field, $"is {value.ValueKind} where {kind} is due");
        }
    }
}
