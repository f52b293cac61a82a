using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Domain.Evidence;

/// <summary>
/// A file on its way: begun before its bytes are written, complete when all of them are, gone when a version took it, its sender discarded it or nobody came
/// back for it. Nobody but its sender sees it.
/// </summary>
public sealed class EvidenceUpload
{
    /// <summary>How long a file waits for its sender.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(24);

    private EvidenceUpload() { }

    public Guid Id { get; private init; }

    public Guid OrganizationId { get; private init; }

    public Guid PersonId { get; private init; }

    public string Name { get; private init; } = "";

    public long Size { get; private init; }

    public string Sha256 { get; private init; } = "";

    public EvidenceFormat Format { get; private init; }

    public EvidenceFlags Flags { get; private init; }

    public string Listing { get; private init; } = "";

    public ScanResult Scan { get; private init; }

    public DateTime BegunUtc { get; private init; }

    /// <summary>Since when all its bytes are there; null while they are written.</summary>
    public DateTime? CompletedUtc { get; private set; }

    /// <summary>How many chunks its bytes are.</summary>
    public int ChunkCount => EvidenceChunk.CountFor(Size);

    public static EvidenceUpload Begin(string name, long size, string sha256, DetectedContent content, ScanResult scan, Participation by, DateTime atUtc) => new()
    {
        Id = Guid.CreateVersion7(),
        OrganizationId = by.OrganizationId,
        PersonId = by.PersonId,
        Name = EvidenceFileName.Clean(name),
        Size = size,
        Sha256 = sha256,
        Format = content.Format,
        Flags = content.Flags,
        Listing = content.Listing,
        Scan = scan,
        BegunUtc = atUtc,
    };

    /// <summary>All bytes are written.</summary>
    public void Complete(DateTime atUtc) => CompletedUtc = atUtc;

    public bool IsOf(Participation by) => OrganizationId == by.OrganizationId && PersonId == by.PersonId;
}

/// <summary>A stretch of a file's bytes, found by the hash of the whole. Never changed or deleted once a version has the file.</summary>
public sealed class EvidenceChunk
{
    public const int Length = 256 * 1024;

    private EvidenceChunk() { }

    /// <summary>Of the whole content.</summary>
    public string Sha256 { get; private init; } = "";

    /// <summary>From 0.</summary>
    public int Number { get; private init; }

    public byte[] Content { get; private init; } = [];

    public static int CountFor(long size) => (int)((size + Length - 1) / Length);

    public static EvidenceChunk Of(string sha256, int number, ReadOnlySpan<byte> content) => new() { Sha256 = sha256, Number = number, Content = content.ToArray() };

    /// <summary>Stands for a stored chunk without its bytes, to delete it by.</summary>
    public static EvidenceChunk Named(string sha256, int number) => new() { Sha256 = sha256, Number = number };
}
