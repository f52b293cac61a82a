using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Ui;

namespace ChecklistWorkbench.Features.Catalogue;

/// <summary>What kind of text a search found.</summary>
public enum HitKind
{
    Category,
    Objective,
    Explanation,
    Method,
    Note,
    Term,
}

/// <summary>A text that holds every word looked for, and where it stands.</summary>
/// <param name="Item">The item's number; 0 for a category or a term.</param>
/// <param name="Note">The note's number; 0 elsewhere.</param>
/// <param name="Where">The place inside, as the guide writes it: 脆弱性対策-5, ②a, a term, a chapter.</param>
/// <param name="Address">The page and, for notes and terms, the place on it.</param>
public sealed record CatalogueHit(HitKind Kind, int Item, int Note, string Where, string Address, IReadOnlyList<FoundPart> Parts);

/// <summary>Looks through everything an edition says, in the order of the guide.</summary>
public static class CatalogueSearch
{
    private const string Circled = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";

    public static IReadOnlyList<CatalogueHit> Find(ChecklistEdition edition, SearchWords words) =>
    [
        .. from entry in Entries(edition)
           where words.AreIn(entry.Text)
           select new CatalogueHit(entry.Kind, entry.Item, entry.Note, entry.Where, entry.Address, words.Mark(entry.Text)),
    ];

    private static IEnumerable<Entry> Entries(ChecklistEdition edition)
    {
        foreach (var category in edition.Categories)
        {
            var (where, address) = ($"{category.Chapter}", $"{WorkbenchUrls.Catalogue}#chapter-{category.Chapter}");
            yield return new(HitKind.Category, 0, 0, where, address, $"{category.Name}　{category.Purpose}");
        }

        foreach (var entry in edition.Items.SelectMany(item => EntriesOf(item, WorkbenchUrls.CatalogueItem(edition.Id, item.Number)))) yield return entry;
        foreach (var term in edition.Glossary)
            yield return new(HitKind.Term, 0, 0, term.Term, WorkbenchUrls.Glossary(edition.Id, term.Term), $"{term.Term}　{term.Definition}");
    }

    private static IEnumerable<Entry> EntriesOf(ChecklistItem item, string page)
    {
        yield return new(HitKind.Objective, item.Number, 0, "", page, item.Objective);
        yield return new(HitKind.Explanation, item.Number, 0, "", page, item.Explanation);
        foreach (var group in item.Groups)
        {
            // A heading has no line of its own: it belongs to its first method.
            for (var i = 0; i < group.Methods.Count; i++)
                yield return new(HitKind.Method, item.Number, 0, $"{group.Heading}-{i + 1}", page, i == 0 ? $"{group.Heading}　{group.Methods[i].Text}" : group.Methods[i].Text);
        }

        foreach (var note in item.Notes)
        {
            var address = $"{page}#note-{note.Number}";
            if (note.Lead is not null) yield return new(HitKind.Note, item.Number, note.Number, "", address, note.Lead);
            for (var i = 0; i < note.Points.Count; i++)
            {
                yield return new(HitKind.Note, item.Number, note.Number, $"{Circled[i]}", address, note.Points[i].Text);
                for (var j = 0; j < note.Points[i].SubPoints.Count; j++)
                    yield return new(HitKind.Note, item.Number, note.Number, $"{Circled[i]}{(char)('a' + j)}", address, note.Points[i].SubPoints[j]);
            }
        }
    }

    private sealed record Entry(HitKind Kind, int Item, int Note, string Where, string Address, string Text);
}
