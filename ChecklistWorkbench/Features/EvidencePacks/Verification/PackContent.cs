using System.IO.Compression;
using System.Text;

namespace ChecklistWorkbench.Features.EvidencePacks.Verification;

/// <summary>A file of a pack that someone handed in.</summary>
public sealed record FoundFile(string Path, Func<Stream> Open);

/// <summary>What someone handed in as a pack: the zip, or the folder it was unpacked to. Nothing of it is trusted, its names least of all: they are never opened as paths.</summary>
public sealed class PackContent : IDisposable
{
    private readonly ZipArchive? _zip;

    private PackContent(IReadOnlyList<FoundFile> files, ZipArchive? zip = null) => (Files, _zip) = (files, zip);

    /// <summary>In the order they were met; a name may come twice.</summary>
    public IReadOnlyList<FoundFile> Files { get; }

    /// <exception cref="InvalidDataException">It is no zip.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static PackContent Open(string path) =>
        Directory.Exists(path) ? OfFolder(new DirectoryInfo(path)) : OfZip(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read));

    /// <param name="content">Can be sought in; it is closed with this.</param>
    /// <exception cref="InvalidDataException">It is no zip.</exception>
    public static PackContent OfZip(Stream content)
    {
        ZipArchive? zip = null;
        try
        {
            zip = new ZipArchive(content, ZipArchiveMode.Read);
            return new PackContent([.. zip.Entries.Where(entry => !IsFolder(entry)).Select(entry => new FoundFile(NameOf(entry.FullName), entry.Open))], zip);
        }
        catch
        {
            zip?.Dispose();
            content.Dispose();
            throw;
        }
    }

    public void Dispose() => _zip?.Dispose();

    private static PackContent OfFolder(DirectoryInfo folder) =>
        new([.. folder.EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
            .Select(file => new FoundFile(NameOf(System.IO.Path.GetRelativePath(folder.FullName, file.FullName).Replace(System.IO.Path.DirectorySeparatorChar, '/')), file.OpenRead))
            .OrderBy(file => file.Path, StringComparer.Ordinal)]);

    private static bool IsFolder(ZipArchiveEntry entry) => entry.FullName.EndsWith('/') && entry.Length == 0;

    // Some file systems take characters apart on the way.
    private static string NameOf(string name) => name.Normalize(NormalizationForm.FormC);
}
