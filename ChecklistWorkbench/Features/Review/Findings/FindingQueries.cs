using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Access;
using ChecklistWorkbench.Persistence.Evidence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Review.Findings;

/// <summary>A finding with its history, as one person may see and move it.</summary>
/// <param name="Choices">Evidence that a 完了申告 could stand on; empty for whoever may make none now.</param>
/// <param name="Withdrawn">What of the evidence was 取下げ済 since.</param>
public sealed record FindingView(Finding Finding, IReadOnlyList<FindingAct> Acts, DateOnly Today, IReadOnlyList<OwnEvidence> Choices, IReadOnlySet<Guid> Withdrawn);

/// <summary>Finds findings through the caller's connection.</summary>
internal static class FindingQueries
{
    /// <summary>A connection whose findings the caller may read.</summary>
    public static async Task<(Connection Connection, Participation By)> ToFindingsAsync(this Work work, Guid connectionId, CancellationToken cancellationToken)
    {
        var (connection, by) = await work.Access.ToConnectionAsync(connectionId, cancellationToken);
        return FieldRules.CanRead(by) ? (connection, by) : throw new AccessDeniedException("findings", connectionId);
    }

    /// <summary>A finding to be moved; refused where it moved on from what the caller saw.</summary>
    public static async Task<Outcome<Finding>> FindToMoveAsync(this WorkbenchDbContext db, Guid connectionId, Guid findingId, int basedOn, CancellationToken cancellationToken)
    {
        var finding = await db.Findings.FirstOrDefaultAsync(f => f.Id == findingId && f.ConnectionId == connectionId, cancellationToken);
        if (finding is null) return new NotFound();
        return finding.Version == basedOn ? finding : new FindingMoved(finding.State);
    }

    /// <summary>The findings of an item: of this round, and of the connection's earlier rounds at the same 通番 (the bank's own items are counted anew in each round).</summary>
    public static IQueryable<Finding> FindingsOf(this WorkbenchDbContext db, Assessment assessment, int itemNumber)
    {
        var isOfEdition = !ItemNumbers.IsCustom(itemNumber);
        return db.Findings.AsNoTracking().Where(f => f.ConnectionId == assessment.ConnectionId && f.ItemNumber == itemNumber
            && (f.AssessmentId == assessment.Id || (isOfEdition && f.RaisedUtc <= assessment.OpenedUtc)));
    }

    /// <summary>Findings of one connection as <paramref name="by"/> may see and move them.</summary>
    public static async Task<IReadOnlyList<FindingView>> ViewAsync(this Work work, Guid connectionId, IReadOnlyList<Finding> findings, Participation by, CancellationToken cancellationToken)
    {
        var acts = findings.ToDictionary(finding => finding.Id, finding => FindingRules.Available(finding, by));
        var choices = acts.Values.Any(possible => possible.Contains(FindingAct.Report)) ? await work.ReadOwnEvidenceAsync(by, connectionId, [], cancellationToken) : [];
        Guid[] named = [.. findings.SelectMany(finding => finding.Steps).SelectMany(step => step.Evidence).Select(evidence => evidence.PieceId).Distinct()];
        var withdrawn = named.Length == 0 ? [] : await work.Db.EvidencePieces.Where(piece => named.Contains(piece.Id) && piece.WithdrawnUtc != null).Select(piece => piece.Id).ToListAsync(cancellationToken);
        var (today, gone) = (JapanTime.DateOf(work.NowUtc), withdrawn.ToHashSet());
        return [.. findings.Select(finding => new FindingView(finding, acts[finding.Id], today, acts[finding.Id].Contains(FindingAct.Report) ? choices : [], gone))];
    }
}
