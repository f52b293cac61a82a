using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Exchange.Reading;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Exchange.Import;

/// <param name="AssessmentId">What the file is for.</param>
/// <param name="FileName">As it was called where it came from.</param>
/// <param name="Content">The whole file.</param>
public sealed record ReadWorkbookForAssessmentRequest(Guid AssessmentId, string FileName, byte[] Content);

/// <summary>Keeps a received workbook byte for byte, if it can be read at all; nothing of what it says is taken in by that.</summary>
public sealed class ReadWorkbookForAssessment(WorkbenchDatabase database, EditionCatalogue editions)
{
    public Task<Outcome<Guid>> HandleAsync(Caller caller, ReadWorkbookForAssessmentRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<Guid>(caller, async work =>
        {
            var (assessment, _, by) = await work.Access.ToAssessmentAsync(request.AssessmentId, cancellationToken);
            if (FieldRules.BarrierToWriting(by.Party, ResponseLock.None, isExcluded: false, AssessmentState.Drafting, by) is { } barrier) return new RoleMissing(barrier.ToString());
            var form = ReadWorkbook.From(request.Content, new([await editions.GetAsync(assessment.EditionId, cancellationToken)]), cancellationToken);
            if (!form.Succeeded) return form.Refusal;

            var file = ReceivedFile.Receive(assessment, request.FileName, request.Content, by, work.NowUtc);
            work.Db.ReceivedFiles.Add(file);
            if (!await work.Db.ReceivedFileChunks.AnyAsync(chunk => chunk.Sha256 == file.Sha256, cancellationToken)) work.Db.ReceivedFileChunks.AddRange(ReceivedFileChunk.Of(file, request.Content));
            return file.Id;
        }, cancellationToken);
}
