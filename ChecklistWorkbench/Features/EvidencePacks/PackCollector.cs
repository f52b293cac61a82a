using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;
using ChecklistWorkbench.Persistence.Packs;
using ChecklistWorkbench.Persistence.Submissions;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.EvidencePacks;

/// <param name="AssessmentId">The assessment.</param>
/// <param name="Submission">The submission's number; null for the newest.</param>
/// <param name="OfDecision">Whether the submission is the one that the newest decision was taken on.</param>
/// <param name="Recipient">Whose copy it is; null for nobody's in particular.</param>
public sealed record PackRequest(Guid AssessmentId, int? Submission = null, bool OfDecision = false, PackRecipient? Recipient = null);

/// <summary>The assessment was never submitted, so there is nothing that a pack could be of.</summary>
public sealed record NothingToPack : Refusal;

/// <summary>No decision was taken in this assessment, so there is no pack of one.</summary>
public sealed record NoDecisionToPack : Refusal;

/// <summary>A pack's subject and parts, for someone who was let in to the assessment.</summary>
internal sealed record CollectedPack(PackSubject Subject, IReadOnlyList<PackPart> Parts, Decision? NewestDecision, string Edition);

/// <summary>Asks every feature what it puts into a pack.</summary>
public sealed class PackCollector(IEnumerable<PackSource> sources, EditionCatalogue editions)
{
    private readonly PackSource[] _sources = [.. sources.OrderBy(source => source.Order)];

    internal async Task<Outcome<CollectedPack>> CollectAsync(Work work, Assessment assessment, Connection connection, Participation by, PackRequest request, CancellationToken cancellationToken)
    {
        var decision = await work.Db.Decisions.Include(d => d.Conditions).Where(d => d.AssessmentId == assessment.Id && d.State == DecisionState.Taken)
            .OrderByDescending(d => d.Number).FirstOrDefaultAsync(cancellationToken);
        if (request.OfDecision && decision is null) return new NoDecisionToPack();
        var number = request.OfDecision
            ? await work.Db.Submissions.Where(s => s.Id == decision!.SubmissionId).Select(s => (int?)s.Number).FirstAsync(cancellationToken)
            : request.Submission;
        if (await work.Db.ReadSubmissionAsync(assessment, number, cancellationToken) is not { } frozen) return number is null ? new NothingToPack() : new NotFound();

        work.Opens(by, "pack", assessment.Id);
        var (bank, firm) = await work.Db.ReadNamesAsync(connection, cancellationToken);
        var subject = new PackSubject(assessment, connection, bank, firm, frozen, decision?.SubmissionId == frozen.Submission.Id ? decision : null)
        {
            Mark = request.Recipient is { } recipient ? new(recipient.Name, JapanTime.DateOf(work.NowUtc)) : null,
        };
        var parts = new List<PackPart>();
        foreach (var source in _sources) parts.AddRange(await source.PartsAsync(work, subject, cancellationToken));
        return new CollectedPack(subject, parts, decision, (await editions.GetAsync(assessment.EditionId, cancellationToken)).Label);
    }
}
