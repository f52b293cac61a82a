using System.Security.Cryptography;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Domain.Assessments;

/// <summary>受領ファイル: a workbook that someone was sent, kept byte for byte before anything of it is taken in. Its receiver's organisation alone may read it. Append-only.</summary>
public sealed class ReceivedFile : AuditedEntity
{
    private ReceivedFile() { }

    public Guid Id { get; private init; }

    public Guid AssessmentId { get; private init; }

    /// <summary>The receiver's.</summary>
    public Guid OrganizationId { get; private init; }

    /// <summary>As it was called where it came from, without any folder.</summary>
    public string Name { get; private init; } = "";

    public int Size { get; private init; }

    /// <summary>Of the whole content; the chunks are found by it, so that a file received twice is stored once.</summary>
    public string Sha256 { get; private init; } = "";

    public Guid ByPersonId { get; private init; }

    public string ByName { get; private init; } = "";

    public DateTime AtUtc { get; private init; }

    /// <summary>That a file came in is the receiver's own affair; what is taken from it is told to both parties.</summary>
    public static ReceivedFile Receive(Assessment assessment, string name, byte[] content, Participation by, DateTime atUtc)
    {
        var bare = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var file = new ReceivedFile
        {
            Id = Guid.CreateVersion7(),
            AssessmentId = assessment.Id,
            OrganizationId = by.OrganizationId,
            Name = bare.Length <= Lengths.Line ? bare : bare[^Lengths.Line..],
            Size = content.Length,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)),
            ByPersonId = by.PersonId,
            ByName = by.PersonName,
            AtUtc = atUtc,
        };
        file.Record(new(AuditChain.OfOrganization(by.OrganizationId), AuditActions.FileReceived, by.Actor, atUtc, file.Id, Details: new { assessment.Id, file.Name, file.Size, file.Sha256 }));
        return file;
    }
}

/// <summary>A stretch of a received file's bytes. Append-only.</summary>
public sealed class ReceivedFileChunk
{
    public const int Length = 256 * 1024;

    private ReceivedFileChunk() { }

    /// <summary>Of the whole content.</summary>
    public string Sha256 { get; private init; } = "";

    /// <summary>From 0.</summary>
    public int Number { get; private init; }

    public byte[] Content { get; private init; } = [];

    public static IReadOnlyList<ReceivedFileChunk> Of(ReceivedFile file, byte[] content) =>
        [.. content.Chunk(Length).Select((bytes, number) => new ReceivedFileChunk { Sha256 = file.Sha256, Number = number, Content = bytes })];
}
