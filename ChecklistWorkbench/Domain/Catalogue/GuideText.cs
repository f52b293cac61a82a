namespace ChecklistWorkbench.Domain.Catalogue;

/// <summary>原文: the publisher's own wording of an edition, as an organisation reads it out of its copy of the guide. Never part of the product.</summary>
/// <param name="Purposes">The purpose of each chapter.</param>
/// <param name="Items">In the order of the edition.</param>
/// <param name="Definitions">The definition of each term, by the edition's spelling of it.</param>
public sealed record GuideText(IReadOnlyDictionary<int, string> Purposes, IReadOnlyList<GuideItem> Items, IReadOnlyDictionary<string, string> Definitions)
{
    /// <summary>The edition with these words in place of the digests; numbers, headings, targets and references are the same in both.</summary>
    public ChecklistEdition Show(ChecklistEdition edition) => new(
        edition.Id, edition.Name, edition.Label, edition.PublishedOn, edition.RevisedOn, edition.Publisher, edition.Guide,
        [.. edition.Categories.Select(category => category with { Purpose = Purposes[category.Chapter] })],
        [.. edition.Items.Zip(Items, (item, words) => words.Show(item))],
        [.. edition.Glossary.Select(term => term with { Definition = Definitions[term.Term] })])
    {
        IsInOfficialWords = true,
    };
}

/// <summary>The guide's words on one item.</summary>
/// <param name="Methods">By heading, in the order of the edition.</param>
public sealed record GuideItem(int Number, string Explanation, IReadOnlyList<IReadOnlyList<string>> Methods, IReadOnlyList<GuideNote> Notes)
{
    internal ChecklistItem Show(ChecklistItem item) => item with
    {
        Explanation = Explanation,
        Groups = [.. item.Groups.Zip(Methods, (group, words) => group with { Methods = [.. group.Methods.Zip(words, (method, text) => method with { Text = text })] })],
        Notes = [.. item.Notes.Zip(Notes, (note, words) => new Note(note.Number, words.Lead, words.Points))],
    };
}

/// <summary>The guide's words of one note.</summary>
public sealed record GuideNote(int Number, string? Lead, IReadOnlyList<NotePoint> Points);
