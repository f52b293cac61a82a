using System.Text.Json.Serialization;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Packs;
using ChecklistWorkbench.Ui;

namespace ChecklistWorkbench.Features.EvidencePacks;

/// <summary>A pack that is about to go out.</summary>
/// <param name="WriteAsync">Writes the file, once, and tells how far it is.</param>
public sealed record PreparedPack(string FileName, [property: JsonIgnore] Func<Stream, Action<PackProgress>?, CancellationToken, Task> WriteAsync)
{
    public const string Extension = ".zip";
    public const string ContentType = "application/zip";
}

/// <summary>
/// Prepares a pack. That it was handed out, and to whom, stands in the connection's trail before its first byte goes
/// out, and so is the last entry of the trail inside it.
/// </summary>
public sealed class MakePack(WorkbenchDatabase database, PackCollector collector, PackWriter writer)
{
    public async Task<Outcome<PreparedPack>> HandleAsync(Caller caller, PackRequest request, CancellationToken cancellationToken)
    {
        var collected = await database.ReadAsync(caller, async work =>
        {
            var (assessment, connection, by) = await work.Access.ToAssessmentAsync(request.AssessmentId, cancellationToken);
            return await collector.CollectAsync(work, assessment, connection, by, request, cancellationToken);
        }, cancellationToken);
        if (!collected.Succeeded) return collected.Refusal;
        var (subject, parts, _, edition) = collected.Value;
        var submission = subject.Frozen.Submission;
        return await database.ChangeAsync<PreparedPack>(caller, async work =>
        {
            var (assessment, connection, by) = await work.Access.ToAssessmentAsync(request.AssessmentId, cancellationToken);
            work.Db.Record(new(connection.ChainId, AuditActions.PackDownloaded, by.Actor, work.NowUtc, assessment.Id,
                Details: new { Submission = submission.Number, SubmissionHash = submission.Hash, Decision = subject.Decision?.Number, subject.Mark?.Recipient }));
            var head = PackHead.Of(subject, edition, by.PersonName, work.NowUtc);
            return new PreparedPack(FileNameOf(subject), (output, progress, cancelled) => writer.WriteAsync(head, parts, output, progress, cancelled));
        }, cancellationToken);
    }

    private static string FileNameOf(PackSubject subject)
    {
        var submission = subject.Frozen.Submission;
        return DownloadName.Of(PreparedPack.Extension, JapanTime.DateOf(submission.AtUtc), "監査パック", subject.ConnectingFirm, subject.FinancialInstitution,
            $"{PackHead.WordOf(subject.Assessment.Purpose)}第{subject.Assessment.Round}回", $"提出第{submission.Number}回");
    }
}
