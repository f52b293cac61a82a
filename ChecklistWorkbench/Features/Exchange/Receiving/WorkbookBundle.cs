using System.IO.Compression;
using System.Text;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Features.Exchange.Reading;

namespace ChecklistWorkbench.Features.Exchange.Receiving;

/// <summary>A file in a zip.</summary>
/// <param name="Name">Without its folder.</param>
/// <param name="Content">Its bytes; null if it is not looked at.</param>
/// <param name="Problem">Why not.</param>
public sealed record BundledFile(string Name, byte[]? Content, WorkbookProblem? Problem);

/// <summary>
/// The workbooks in a zip, one after another: never more than one in memory, whatever the zip claims. Names are UTF-8 where the zip says so, and CP932, as
/// Japanese Windows writes them, where it does not.
/// </summary>
public sealed class WorkbookBundle : IDisposable
{
    /// <summary>Bytes of the zip.</summary>
    public const long FileBytes = 200L * 1024 * 1024;

    /// <summary>Files in it.</summary>
    public const int MostFiles = 300;

    private const int Cp932 = 932;

    private readonly ZipArchive _archive;
    private readonly List<ZipArchiveEntry> _entries;

    static WorkbookBundle() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private WorkbookBundle(ZipArchive archive) => (_archive, _entries) = (archive, [.. archive.Entries.Where(entry => !IsPassedOver(entry))]);

    public int Count => _entries.Count;

    /// <summary>Each file as it is come to.</summary>
    public IEnumerable<BundledFile> Files => _entries.Select(Read);

    /// <summary>The zip, or why it is none that is looked at.</summary>
    public static Outcome<WorkbookBundle> Open(Stream zip)
    {
        try
        {
            var bundle = new WorkbookBundle(new(zip, ZipArchiveMode.Read, leaveOpen: true, Encoding.GetEncoding(Cp932)));
            if (bundle.Count is > 0 and <= MostFiles) return bundle;
            bundle.Dispose();
            return new WorkbookRefused(bundle.Count == 0 ? new(WorkbookProblemCode.EmptyZip) : new(WorkbookProblemCode.TooManyFiles, null, null, bundle.Count, MostFiles));
        }
        catch (InvalidDataException)
        {
            return new WorkbookRefused(new(WorkbookProblemCode.NotAZip));
        }
    }

    public void Dispose() => _archive.Dispose();

    /// <summary>Folders, and what operating systems and Excel leave beside files.</summary>
    private static bool IsPassedOver(ZipArchiveEntry entry) =>
        NameOf(entry).Length == 0 || NameOf(entry).StartsWith("~$", StringComparison.Ordinal) || NameOf(entry) is ".DS_Store" or "Thumbs.db" or "desktop.ini"
        || entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal);

    private static string NameOf(ZipArchiveEntry entry) => entry.FullName[(entry.FullName.LastIndexOfAny(['/', '\\']) + 1)..];

    private static BundledFile Read(ZipArchiveEntry entry)
    {
        var name = NameOf(entry);
        if (!name.EndsWith(ExportedWorkbook.Extension, StringComparison.OrdinalIgnoreCase)) return new(name, null, new(WorkbookProblemCode.NotAWorkbook));
        if (entry.IsEncrypted) return new(name, null, new(WorkbookProblemCode.EncryptedZip));
        try
        {
            using var content = entry.Open();
            using var kept = new MemoryStream();
            var buffer = new byte[81_920];
            for (int read; (read = content.Read(buffer)) > 0;)
            {
                if (kept.Length + read > ReadingLimits.FileBytes) return new(name, null, new(WorkbookProblemCode.FileTooLarge, null, null, ReadingLimits.FileBytes / 1024 / 1024));
                kept.Write(buffer, 0, read);
            }

            return new(name, kept.ToArray(), null);
        }
        catch (InvalidDataException)
        {
            return new(name, null, new(WorkbookProblemCode.DamagedPackage));
        }
    }
}
