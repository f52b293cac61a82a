namespace ChecklistWorkbench.Domain.Catalogue;

/// <summary>
/// Reads the guide's text, line by line, as it comes out of the publisher's PDF, and holds every entry against the edition: whatever is
/// missing, too much or out of place refuses the whole, so that a screen never shows half of two documents.
/// </summary>
public static class GuideTextFile
{
    /// <summary>Below this share of the edition's items the text is of another document, and single faults would say nothing.</summary>
    private const double LeastShare = 0.5;

    /// <param name="lines">The text.</param>
    /// <param name="fileName">How refusals call it.</param>
    /// <param name="edition">The edition it is the guide of.</param>
    /// <exception cref="CatalogueFileException">Every fault found, each with its line.</exception>
    public static GuideText Parse(IEnumerable<string> lines, string fileName, ChecklistEdition edition)
    {
        var reader = new GuideReader(edition, fileName);
        var number = 0;
        foreach (var line in lines) reader.Take(line, ++number);
        var found = reader.Finish();
        if (found.Count < edition.Items.Count * LeastShare)
            throw new CatalogueFileException([new(fileName, FaultKind.NotTheGuide, edition.Guide, edition.Items.First(item => found.All(f => f.Number != item.Number)).Number, found.Count)]);

        var faults = new List<CatalogueFault>(reader.Faults);
        foreach (var item in edition.Items)
        {
            if (found.Find(f => f.Number == item.Number) is { } words) words.Check(item, faults, fileName);
            else faults.Add(new($"{fileName}, item {item.Number}", FaultKind.Missing));
        }

        foreach (var category in edition.Categories.Where(category => !reader.Purposes.ContainsKey(category.Chapter)))
            faults.Add(new($"{fileName}, category {category.Chapter}", FaultKind.Missing));
        foreach (var term in edition.Glossary.Where(term => !reader.Definitions.ContainsKey(term.Term)))
            faults.Add(new($"{fileName}, glossary, {term.Term}", FaultKind.Missing));
        if (faults.Count > 0) throw new CatalogueFileException(faults);
        return new(reader.Purposes, [.. edition.Items.Select(item => found.First(f => f.Number == item.Number).ToItem())], reader.Definitions);
    }
}
