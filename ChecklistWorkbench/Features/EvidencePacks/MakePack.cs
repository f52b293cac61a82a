using System.Text.Json.Serialization;
using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;
using ChecklistWorkbench.Persistence.Packs;
using ChecklistWorkbench.Persistence.Submissions;
using ChecklistWorkbench.Ui;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.EvidencePacks;

/// <param name="AssessmentId">The assessment.</param>
/// <param name="Submission">The submission's number; null for the newest.</param>
/// <param name="OfDecision">Whether the submission is the one that the newest decision was taken on.</param>
public sealed record PackRequest(Guid AssessmentId, int? Submission = null, bool OfDecision = false);

/// <summary>The assessment was never submitted, so there is nothing that a pack could be of.</summary>
public sealed record NothingToPack : Refusal;

/// <summary>No decision was taken in this assessment, so there is no pack of one.</summary>
public sealed record NoDecisionToPack : Refusal;

/// <summary>A pack that is about to go out.</summary>
/// <param name="WriteAsync">Writes the file, once.</param>
public sealed record PreparedPack(string FileName, [property: JsonIgnore] Func<Stream, CancellationToken, Task> WriteAsync)
{
    public const string Extension = ".zip";
    public const string ContentType = "application/zip";
}

/// <summary>
/// Collects what every feature puts into a pack. That it was handed out stands in the connection's trail before its first byte goes
/// out, and so is the last entry of the trail inside it.
/// </summary>
public sealed class MakePack(WorkbenchDatabase database, IEnumerable<PackSource> sources, EditionCatalogue editions, PackWriter writer)
{
    private readonly PackSource[] _sources = [.. sources.OrderBy(source => source.Order)];

    public async Task<Outcome<PreparedPack>> HandleAsync(Caller caller, PackRequest request, CancellationToken cancellationToken)
    {
        var collected = await CollectAsync(caller, request, cancellationToken);
        if (!collected.Succeeded) return collected.Refusal;
        var (subject, parts, edition) = collected.Value;
        var submission = subject.Frozen.Submission;
        return await database.ChangeAsync<PreparedPack>(caller, async work =>
        {
            var (assessment, connection, by) = await work.Access.ToAssessmentAsync(request.AssessmentId, cancellationToken);
            work.Db.Record(new(connection.ChainId, AuditActions.PackDownloaded, by.Actor, work.NowUtc, assessment.Id,
                Details: new { Submission = submission.Number, SubmissionHash = submission.Hash, Decision = subject.Decision?.Number }));
            var head = PackHead.Of(subject, edition, by.PersonName, work.NowUtc);
            return new PreparedPack(FileNameOf(subject), (output, cancelled) => writer.WriteAsync(head, parts, output, cancelled));
        }, cancellationToken);
    }

    private Task<Outcome<Collected>> CollectAsync(Caller caller, PackRequest request, CancellationToken cancellationToken) => database.ReadAsync<Collected>(caller, async work =>
    {
        var (assessment, connection, by) = await work.Access.ToAssessmentAsync(request.AssessmentId, cancellationToken);
        var decision = await work.Db.Decisions.Include(d => d.Conditions).Where(d => d.AssessmentId == assessment.Id && d.State == DecisionState.Taken)
            .OrderByDescending(d => d.Number).FirstOrDefaultAsync(cancellationToken);
        if (request.OfDecision && decision is null) return new NoDecisionToPack();
        var number = request.OfDecision
            ? await work.Db.Submissions.Where(s => s.Id == decision!.SubmissionId).Select(s => (int?)s.Number).FirstAsync(cancellationToken)
            : request.Submission;
        if (await work.Db.ReadSubmissionAsync(assessment, number, cancellationToken) is not { } frozen) return number is null ? new NothingToPack() : new NotFound();

        work.Opens(by, "pack", assessment.Id);
        var (bank, firm) = await work.Db.ReadNamesAsync(connection, cancellationToken);
        var subject = new PackSubject(assessment, connection, bank, firm, frozen, decision?.SubmissionId == frozen.Submission.Id ? decision : null);
        var parts = new List<PackPart>();
        foreach (var source in _sources) parts.AddRange(await source.PartsAsync(work, subject, cancellationToken));
        return new Collected(subject, parts, (await editions.GetAsync(assessment.EditionId, cancellationToken)).Label);
    }, cancellationToken);

    private static string FileNameOf(PackSubject subject)
    {
        var submission = subject.Frozen.Submission;
        return DownloadName.Of(PreparedPack.Extension, JapanTime.DateOf(submission.AtUtc), "監査パック", subject.ConnectingFirm, subject.FinancialInstitution,
            $"{PackHead.WordOf(subject.Assessment.Purpose)}第{subject.Assessment.Round}回", $"提出第{submission.Number}回");
    }

    private sealed record Collected(PackSubject Subject, IReadOnlyList<PackPart> Parts, string EditionLabel);
}
