using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Evidence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Evidence.Items;

/// <summary>A piece that is named on the item.</summary>
/// <param name="IsOwn">Whether it is the caller's organisation's.</param>
/// <param name="IsShared">Whether both parties see it.</param>
public sealed record ItemEvidenceLine(Guid LinkId, Guid PieceId, EvidenceKind Kind, string Title, string Issuer, bool IsOwn, bool IsShared, bool IsWithdrawn, int Version, EvidencePeriod Period, EvidenceValidity Validity, IReadOnlyList<ItemFile> Files)
{
    /// <summary>Whether it makes its owner's answer 独立確認済, or why not; null for a kind that never does.</summary>
    public Confirmation? Confirmation { get; init; }
}

public sealed record ItemFile(Guid Id, string Name, EvidenceFormat Format, EvidenceFlags Flags);

/// <param name="Choices">Empty for someone who may not link, or when the assessment is over.</param>
/// <param name="Monitored">The days since the last submission of the round before; null where there is none.</param>
/// <param name="Gaps">Days of them that no evidence of the item covers; empty where no evidence names a period.</param>
public sealed record ItemEvidenceView(IReadOnlyList<ItemEvidenceLine> Lines, IReadOnlyList<OwnEvidence> Choices, bool CanLink, DaySpan? Monitored, IReadOnlyList<DaySpan> Gaps);

/// <summary>The evidence on one item of an assessment, as the caller's organisation sees it.</summary>
public sealed class GetItemEvidence(WorkbenchDatabase database)
{
    public Task<Outcome<ItemEvidenceView>> HandleAsync(Caller caller, Guid assessmentId, int itemNumber, CancellationToken cancellationToken) =>
        database.ReadAsync<ItemEvidenceView>(caller, async work =>
        {
            var (assessment, _, by) = await work.Access.ToAssessmentAsync(assessmentId, cancellationToken);
            var (own, today, isLimited) = (by.OrganizationId, JapanTime.DateOf(work.NowUtc), by.OnlyConnections is not null);
            var rows = await (
                from link in work.Db.EvidenceLinks
                join piece in work.Db.EvidencePieces on link.PieceId equals piece.Id
                let isShared = work.Db.EvidenceShares.Any(share => share.PieceId == piece.Id && share.ConnectionId == assessment.ConnectionId)
                where link.AssessmentId == assessment.Id && link.ItemNumber == itemNumber && link.EndedUtc == null && ((piece.OrganizationId == own && !isLimited) || isShared)
                orderby link.AtUtc, link.Id
                select new { link, piece, isShared }).ToListAsync(cancellationToken);
            var ids = rows.ConvertAll(row => row.piece.Id);
            var versions = await work.Db.EvidenceVersions.Include(version => version.Files)
                .Where(version => ids.Contains(version.PieceId) && work.Db.EvidencePieces.Any(piece => piece.Id == version.PieceId && piece.NewestVersion == version.Number))
                .ToDictionaryAsync(version => version.PieceId, cancellationToken);
            var lines = rows.ConvertAll(row => LineOf(row.link, row.piece, row.isShared, versions[row.piece.Id], own, today));

            var canLink = EvidenceRules.BarrierTo(EvidenceAct.Link, by) is null && EvidenceRules.BarrierToLinking(assessment.State) is null;
            var choices = canLink ? await work.ReadOwnEvidenceAsync(by, assessment.ConnectionId, ids, cancellationToken) : [];
            var monitored = await MonitoredAsync(work, assessment, cancellationToken);
            return new ItemEvidenceView(lines, choices, canLink, monitored, GapsOf(monitored, lines));
        }, cancellationToken);

    private static ItemEvidenceLine LineOf(EvidenceLink link, EvidencePiece piece, bool isShared, EvidenceVersion version, Guid own, DateOnly today) => new(
        link.Id, piece.Id, piece.Kind, piece.Title, piece.Issuer, piece.OrganizationId == own, isShared, piece.WithdrawnUtc is not null, version.Number, version.Period, version.Period.ValidityOn(today),
        [.. version.Files.OrderBy(file => file.Number).Select(file => new ItemFile(file.Id, file.Name, file.Format, file.Flags))])
    {
        Confirmation = IndependentConfirmation.Of(piece.Kind, version.Period, isShared, piece.WithdrawnUtc is not null, today),
    };

    /// <summary>モニタリング looks at the time since the connection's last submission before it was opened.</summary>
    private static async Task<DaySpan?> MonitoredAsync(Work work, Assessment assessment, CancellationToken cancellationToken)
    {
        if (assessment.Purpose != AssessmentPurpose.Monitoring) return null;
        var last = await (
            from submission in work.Db.Submissions
            join earlier in work.Db.Assessments on submission.AssessmentId equals earlier.Id
            where earlier.ConnectionId == assessment.ConnectionId && earlier.Id != assessment.Id && submission.AtUtc < assessment.OpenedUtc
            orderby submission.AtUtc descending
            select (DateTime?)submission.AtUtc).FirstOrDefaultAsync(cancellationToken);
        if (last is not { } from) return null;
        var span = new DaySpan(JapanTime.DateOf(from), JapanTime.DateOf(assessment.OpenedUtc));
        return span.From < span.To ? span : null;
    }

    private static IReadOnlyList<DaySpan> GapsOf(DaySpan? monitored, List<ItemEvidenceLine> lines)
    {
        var covered = lines.Where(line => line is { IsWithdrawn: false, Period.CoversFrom: not null }).Select(line => new DaySpan(line.Period.CoversFrom!.Value, line.Period.CoversTo!.Value)).ToList();
        return monitored is null || covered.Count == 0 ? [] : CoveredPeriod.Gaps(monitored, covered);
    }
}
