using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Exchange.Receiving;

/// <summary>Finds a received file again: nothing is kept between two requests but the file itself.</summary>
internal static class ReceivedContent
{
    /// <summary>The file, if the caller's organisation received it for that assessment.</summary>
    public static Task<ReceivedFile?> FindAsync(Work work, Guid assessmentId, Guid fileId, Participation by, CancellationToken cancellationToken) =>
        work.Db.ReceivedFiles.AsNoTracking().FirstOrDefaultAsync(
            file => file.Id == fileId && file.AssessmentId == assessmentId && file.OrganizationId == by.OrganizationId, cancellationToken);

    public static async Task<byte[]> BytesAsync(Work work, ReceivedFile file, CancellationToken cancellationToken)
    {
        var chunks = await work.Db.ReceivedFileChunks.AsNoTracking().Where(chunk => chunk.Sha256 == file.Sha256).OrderBy(chunk => chunk.Number)
            .Select(chunk => chunk.Content).ToListAsync(cancellationToken);
        using var whole = new MemoryStream(chunks.Sum(chunk => chunk.Length));
        foreach (var chunk in chunks) whole.Write(chunk);
        return whole.ToArray();
    }
}
