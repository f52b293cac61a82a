using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Exchange.Reading;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Exchange.Import;

/// <summary>Finds a received file again and reads it again: nothing of a preview is kept between two requests but the file itself.</summary>
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

    /// <summary>What the kept file says, and how it differs from what stands in the assessment.</summary>
    public static async Task<Outcome<ImportPreview>> CompareAsync(
        Work work, Assessment assessment, ChecklistEdition edition, ReceivedFile file, string? sheet, Participation by, CancellationToken cancellationToken) =>
        await CompareAsync(work, assessment, edition, file, await BytesAsync(work, file, cancellationToken), sheet, by, cancellationToken);

    /// <summary>What the file says, and how it differs from what stands in the assessment.</summary>
    public static async Task<Outcome<ImportPreview>> CompareAsync(
        Work work, Assessment assessment, ChecklistEdition edition, ReceivedFile file, byte[] content, string? sheet, Participation by, CancellationToken cancellationToken)
    {
        var form = ReadWorkbook.From(content, new([edition], sheet), cancellationToken);
        if (!form.Succeeded) return form.Refusal;
        var responses = await work.Db.Responses.AsNoTracking().Where(response => response.AssessmentId == assessment.Id).ToListAsync(cancellationToken);
        var origin = await FormOrigin.FindAsync(work, assessment, form.Value, responses, cancellationToken);
        return ImportPreview.Of(file, form.Value, assessment, edition, responses, origin, by);
    }
}
