using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Features.Exchange.Layouts;
using ChecklistWorkbench.Features.Exchange.Receiving;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Exchange.Import;

/// <summary>Reads a received workbook again and compares it with what stands now: nothing of a preview is kept between two requests.</summary>
internal static class ImportComparison
{
    /// <summary>What the kept file says, and how it differs from what stands in the assessment.</summary>
    public static async Task<Outcome<ImportPreview>> CompareAsync(Work work, FormTarget target, ReceivedFile file, CancellationToken cancellationToken) =>
        await CompareAsync(work, target, file, await ReceivedContent.BytesAsync(work, file, cancellationToken), cancellationToken);

    /// <summary>What the file says, and how it differs from what stands in the assessment.</summary>
    public static async Task<Outcome<ImportPreview>> CompareAsync(Work work, FormTarget target, ReceivedFile file, byte[] content, CancellationToken cancellationToken)
    {
        var read = await LayoutReader.ReadAsync(work, target.Connection, target.By, content, new([target.Edition], target.Sheet), target.Layout, cancellationToken);
        if (!read.Succeeded) return read.Refusal;
        var responses = await work.Db.Responses.AsNoTracking().Where(response => response.AssessmentId == target.Assessment.Id).ToListAsync(cancellationToken);
        var origin = await FormOrigin.FindAsync(work, target.Assessment, read.Value.Form, responses, cancellationToken);
        return ImportPreview.Of(file, read.Value, target.Assessment, target.Edition, responses, origin, target.By);
    }
}
