namespace ChecklistWorkbench.Features.Exchange.Import;

/// <summary>Which of a preview's texts are shown.</summary>
public enum ImportFilter
{
    /// <summary>Everything that differs.</summary>
    Differing,

    /// <summary>Conflicts alone.</summary>
    Conflicts,
}

/// <summary>
/// What the user has decided so far. What is new in the file is taken unless the user keeps what stands here; a conflict is kept until the user takes the
/// file's side: nothing typed here is given up by not looking.
/// </summary>
public sealed class ImportChoices
{
    private readonly HashSet<ImportKey> _accepted = [];

    /// <param name="preview">What is decided about.</param>
    /// <param name="keepsAll">True where the user has decided once: what was left then is left until asked for.</param>
    public ImportChoices(ImportPreview preview, bool keepsAll = false)
    {
        Preview = preview;
        if (!keepsAll) _accepted.UnionWith(preview.Cells.Where(cell => cell.State == ImportState.TheirsNew).Select(cell => cell.Key));
    }

    public ImportPreview Preview { get; }

    public ImportFilter Filter { get; set; }

    public int Count => _accepted.Count;

    /// <summary>The shown texts, by 区分.</summary>
    public IEnumerable<IGrouping<string, ImportCell>> Shown => Preview.Cells
        .Where(cell => Filter == ImportFilter.Conflicts ? cell.State == ImportState.Conflict : cell.State != ImportState.Same).GroupBy(cell => cell.Category);

    public IReadOnlyList<AcceptedCell> Accepted => [.. Preview.Cells.Where(cell => _accepted.Contains(cell.Key)).Select(cell => new AcceptedCell(cell.Key, cell.Revision))];

    public bool IsAccepted(ImportCell cell) => _accepted.Contains(cell.Key);

    /// <summary>Accepts or keeps each of the texts that can be accepted.</summary>
    public void Choose(IEnumerable<ImportCell> cells, bool accept)
    {
        foreach (var cell in cells.Where(cell => cell.CanBeAccepted))
        {
            if (accept) _accepted.Add(cell.Key);
            else _accepted.Remove(cell.Key);
        }
    }
}
