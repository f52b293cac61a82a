using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence.Submissions;

namespace ChecklistWorkbench.Persistence.Packs;

/// <summary>What an evidence pack (監査パック) is about: one submission, and the decision that was taken on it, if one was.</summary>
/// <param name="FinancialInstitution">Its name, as <paramref name="ConnectingFirm"/>, at the time of the download.</param>
public sealed record PackSubject(
    Assessment Assessment, Connection Connection, string FinancialInstitution, string ConnectingFirm, FrozenSubmission Frozen, Decision? Decision)
{
    /// <summary>Whom the pack is for, and the day it is handed out, in Japan; null if nobody was named.</summary>
    public PackMark? Mark { get; init; }
}

/// <summary>What marks every page of a pack's reports as one recipient's copy.</summary>
public sealed record PackMark(string Recipient, DateOnly On);

/// <summary>One file of a pack.</summary>
/// <param name="Path">Folders parted by <c>/</c>; see <see cref="PackPath"/>.</param>
/// <param name="Source">What it was made from, in words for the manifest.</param>
/// <param name="WriteAsync">Writes its bytes, once, when its turn comes: long after the reading that found it has ended, so with a context of its own.</param>
public sealed record PackPart(string Path, string Source, Func<Stream, CancellationToken, Task> WriteAsync)
{
    /// <summary>Whether the bytes are packed already, so that packing them again would only take time.</summary>
    public bool IsPacked { get; init; }

    /// <summary>How many bytes it will be; null where only making it tells.</summary>
    public long? Size { get; init; }

    /// <summary>What its bytes must hash to, so that a pack with others is never finished; null where nothing says so.</summary>
    public string? Sha256 { get; init; }

    /// <summary>A part whose bytes are made in memory when its turn comes.</summary>
    public static PackPart Of(string path, string source, Func<ReadOnlyMemory<byte>> make, bool isPacked = false) =>
        new(path, source, async (target, cancellationToken) => await target.WriteAsync(make(), cancellationToken)) { IsPacked = isPacked };
}

/// <summary>
/// What one feature puts into every evidence pack. It is asked for someone who has been let in to the assessment, and gives nothing that
/// not both parties may read: whoever gets the pack hands it on.
/// </summary>
public abstract class PackSource
{
    /// <summary>Its place among the sources; the order of a pack never changes.</summary>
    public abstract int Order { get; }

    /// <summary>The parts in the order they are written.</summary>
    /// <param name="work">Reads only; gone when the parts are written.</param>
    /// <param name="subject">What the pack is about.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public abstract Task<IReadOnlyList<PackPart>> PartsAsync(Work work, PackSubject subject, CancellationToken cancellationToken);
}
