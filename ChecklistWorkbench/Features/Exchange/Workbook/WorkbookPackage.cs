using System.Xml;
using ChecklistWorkbench.Features.Exchange.Reading;

namespace ChecklistWorkbench.Features.Exchange.Workbook;

/// <summary>An Open XML package whose limits were checked when it was opened.</summary>
internal sealed class WorkbookPackage
{
    public const string ContentTypes = "[Content_Types].xml";

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
        MaxCharactersInDocument = ReadingLimits.PartBytes,
    };

    private readonly byte[] _file;
    private readonly Dictionary<string, PackageEntry> _entries;

    private WorkbookPackage(byte[] file, IReadOnlyList<PackageEntry> entries) =>
        (_file, _entries) = (file, entries.ToDictionary(entry => entry.Name, StringComparer.OrdinalIgnoreCase));

    public ReadingBudget Budget { get; } = new();

    public IReadOnlyCollection<string> Parts => _entries.Keys;

    /// <exception cref="WorkbookFaultException">The file is no workbook, or not one that is let in.</exception>
    public static WorkbookPackage Open(byte[] file)
    {
        PackageGuard.CheckKind(file);
        var entries = PackageDirectory.Read(file);
        PackageGuard.CheckSizes(file.Length, entries);
        var package = new WorkbookPackage(file, entries);
        PackageGuard.CheckContent(package);
        return package;
    }

    public bool Has(string part) => _entries.ContainsKey(part);

    public PartStream Open(string part) => _entries.TryGetValue(part, out var entry)
        ? new(_file, entry, Budget)
        : throw new WorkbookFaultException(new(WorkbookProblemCode.DamagedPart, null, null, part));

    /// <summary>Calls <paramref name="read"/> with the part's XML; whatever is wrong with the XML is a fault that names the part.</summary>
    public T Read<T>(string part, Func<XmlReader, PartStream, T> read)
    {
        using var stream = Open(part);
        try
        {
            using var xml = XmlReader.Create(stream, Settings);
            return read(xml, stream);
        }
        catch (Exception fault) when (fault is XmlException or InvalidDataException)
        {
            throw new WorkbookFaultException(new(WorkbookProblemCode.DamagedPart, null, null, part), fault);
        }
    }
}
