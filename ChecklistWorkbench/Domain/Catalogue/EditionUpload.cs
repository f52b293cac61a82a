namespace ChecklistWorkbench.Domain.Catalogue;

/// <summary>A file that an administrator sent to look at before it is taken in; it counts for nothing until then.</summary>
public sealed class EditionUpload
{
    /// <summary>The largest file that is looked at, in bytes; the shipped edition has a tenth of it.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    private EditionUpload() { }

    public EditionUpload(Guid personId, string fileName, string text, DateTime uploadedUtc) =>
        (Id, PersonId, FileName, Text, UploadedUtc) = (Guid.CreateVersion7(), personId, fileName, text, uploadedUtc);

    public Guid Id { get; private init; }

    /// <summary>Who sent it, and alone sees it.</summary>
    public Guid PersonId { get; private init; }

    public string FileName { get; private init; } = "";

    public string Text { get; private init; } = "";

    public DateTime UploadedUtc { get; private init; }
}
