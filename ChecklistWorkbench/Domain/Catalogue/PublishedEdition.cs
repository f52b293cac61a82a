namespace ChecklistWorkbench.Domain.Catalogue;

/// <summary>An edition as this installation keeps it: the file's text and its hash. Once published it never changes.</summary>
public sealed class PublishedEdition
{
    private PublishedEdition() { }

    public PublishedEdition(string id, string label, string fileJson, string hash, DateTime loadedUtc) =>
        (Id, Label, FileJson, Hash, LoadedUtc) = (id, label, fileJson, hash, loadedUtc);

    public string Id { get; private init; } = "";

    public string Label { get; private init; } = "";

    public string FileJson { get; private init; } = "";

    /// <summary>SHA-256 of <see cref="FileJson"/>.</summary>
    public string Hash { get; private init; } = "";

    public DateTime LoadedUtc { get; private init; }
}
