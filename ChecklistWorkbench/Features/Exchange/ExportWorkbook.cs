using System.Security.Cryptography;
using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Exchange.Workbook;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;
using ChecklistWorkbench.Persistence.Submissions;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Exchange;

/// <param name="AssessmentId">The assessment.</param>
/// <param name="Submission">The submission's number; null for the answers as they stand now.</param>
/// <param name="LeaveOutExcluded">Whether excluded items have no row; else they are greyed, with the reason.</param>
public sealed record ExportWorkbookRequest(Guid AssessmentId, int? Submission = null, bool LeaveOutExcluded = false);

/// <summary>The official workbook, whole, and what to call it.</summary>
public sealed record ExportedWorkbook(string FileName, byte[] Content)
{
    public const string Extension = ".xlsx";
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}

/// <summary>Makes the official workbook; that it was handed out, and its hash, stand in the connection's trail.</summary>
public sealed class ExportWorkbook(WorkbenchDatabase database, EditionCatalogue editions)
{
    public Task<Outcome<ExportedWorkbook>> HandleAsync(Caller caller, ExportWorkbookRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<ExportedWorkbook>(caller, async work =>
        {
            var (assessment, connection, by) = await work.Access.ToAssessmentAsync(request.AssessmentId, cancellationToken);
            if (await FindVersionAsync(work, assessment, request.Submission, cancellationToken) is not var (version, checklist, answers)) return new NotFound();
            var (bank, firm) = await work.Db.ReadNamesAsync(connection, cancellationToken);

            var edition = await editions.GetAsync(assessment.EditionId, cancellationToken);
            var form = FormModelBuilder.Build(new(edition, connection, bank, firm, assessment, version, answers)
            {
                Checklist = checklist,
                LeavesOutExcluded = request.LeaveOutExcluded,
            });
            var content = WorkbookWriter.Write(form);
            work.Db.Record(new(connection.ChainId, AuditActions.ExportDownloaded, by.Actor, work.NowUtc, assessment.Id,
                Details: new { Format = "xlsx", request.Submission, LeaveOutExcluded = request.LeaveOutExcluded ? true : (bool?)null, Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)) }));
            return new ExportedWorkbook(FormFileName.Of(form.Header, ExportedWorkbook.Extension), content);
        }, cancellationToken);

    private static async Task<(FormVersion Version, TailoredChecklist Checklist, IReadOnlyList<FormAnswer> Answers)?> FindVersionAsync(
        Work work, Assessment assessment, int? number, CancellationToken cancellationToken)
    {
        if (number is null)
        {
            var live = await work.Db.Responses.AsNoTracking().Where(response => response.AssessmentId == assessment.Id).ToListAsync(cancellationToken);
            var tailoring = await work.Db.ReadTailoringAsync(assessment, cancellationToken);
            return (new FormVersion.Draft(JapanTime.DateOf(work.NowUtc)), tailoring.Checklist,
                [.. live.Select(r => new FormAnswer(r.ItemNumber, r.Party, r.Revision, r.Content, r.SavedUtc, r.SavedByName))]);
        }

        return await work.Db.ReadSubmissionAsync(assessment, number, cancellationToken) is { } frozen ? VersionOf(frozen) : null;
    }

    /// <summary>What a form shows of a submission.</summary>
    internal static (FormVersion Version, TailoredChecklist Checklist, IReadOnlyList<FormAnswer> Answers) VersionOf(FrozenSubmission frozen)
    {
        var submission = frozen.Submission;
        return (new FormVersion.Submitted(submission.Number, submission.Hash, submission.AtUtc), frozen.Checklist,
            [.. frozen.Content.Answers.Select(answer =>
            {
                var save = frozen.SaveOf(answer);
                return new FormAnswer(answer.ItemNumber, answer.Party, answer.Revision, answer.Content, save?.AtUtc, save?.ByName);
            })]);
    }
}
