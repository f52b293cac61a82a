using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Review;

namespace ChecklistWorkbench.Persistence.Catalogue;

/// <summary>
/// What is known around the editions: crosswalks, yearly reviews, changed standards, suggested depths. Read from a <c>seed-data</c> folder once, on first use; a
/// wrong file is refused whole and named.
/// </summary>
public sealed class ReferenceLibrary
{
    private readonly Lazy<Content> _content;

    public ReferenceLibrary() : this(Path.Combine(AppContext.BaseDirectory, "seed-data"))
    {
    }

    /// <param name="folder">Holds <c>editions</c>, <c>crosswalks</c> and the three files.</param>
    public ReferenceLibrary(string folder) => _content = new(() => Read(folder));

    /// <summary>By the date of their document, undated ones last.</summary>
    public IReadOnlyList<Crosswalk> Crosswalks => _content.Value.Crosswalks;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<EditionReview> Reviews => _content.Value.Reviews;

    public IReadOnlyList<RegulationUpdate> Updates => _content.Value.Updates;

    /// <summary>The table of 深度の目安.</summary>
    public IReadOnlyList<DepthRule> DepthRules => _content.Value.DepthRules;

    /// <summary>Reads everything now.</summary>
    /// <exception cref="StartRefusedException">Names the file, the entry and the field.</exception>
    public void Load() => _ = _content.Value;

    private static Content Read(string folder)
    {
        try
        {
            var editions = FilesIn(Path.Combine(folder, "editions")).Select(file => EditionFile.Parse(file.Json, file.Name)).ToList();
            var numbers = editions.SelectMany(edition => edition.Items).Select(item => item.Number).ToHashSet();
            var crosswalks = FilesIn(Path.Combine(folder, "crosswalks")).Select(file => CrosswalkFile.Parse(file.Json, file.Name, numbers))
                .OrderBy(crosswalk => crosswalk.Document.Date ?? DateOnly.MaxValue).ToList();
            if (crosswalks.GroupBy(crosswalk => crosswalk.Id).FirstOrDefault(same => same.Count() > 1) is { } twice)
                throw new CatalogueFileException([new("crosswalks, id", FaultKind.Twice, twice.Key)]);
            var reviews = ReadFile(folder, "edition-reviews.json", (json, name) => EditionReviewFile.Parse(json, name, editions.Select(edition => edition.Id).ToHashSet()));
            var updates = ReadFile(folder, "regulation-updates.json", (json, name) => RegulationUpdateFile.Parse(json, name, numbers));
            var depths = ReadFile(folder, "depth-rules.json", (json, name) => DepthRuleFile.Parse(json, name, numbers));
            return new Content(crosswalks, [.. reviews.OrderByDescending(review => review.FiscalYear)], updates, depths);
        }
        catch (Exception fault) when (fault is CatalogueFileException or IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException(
                $"A file of seed-data cannot be used: {fault.Message} Restore or correct the file and start again.",
                $"seed-data のファイルを読み込めません（{fault.Message}）。ファイルを元に戻すか直して、起動し直してください。", fault);
        }
    }

    private static IEnumerable<(string Name, string Json)> FilesIn(string folder) =>
        Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(file => (Path.GetFileName(file), File.ReadAllText(file)));

    private static T ReadFile<T>(string folder, string name, Func<string, string, T> parse) => parse(File.ReadAllText(Path.Combine(folder, name)), name);

    private sealed record Content(IReadOnlyList<Crosswalk> Crosswalks, IReadOnlyList<EditionReview> Reviews, IReadOnlyList<RegulationUpdate> Updates, IReadOnlyList<DepthRule> DepthRules);
}
