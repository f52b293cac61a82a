using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Access;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Review.Findings;

/// <summary>A finding with its history, as one person may see and move it.</summary>
public sealed record FindingView(Finding Finding, IReadOnlyList<FindingAct> Acts, DateOnly Today);

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

    public static FindingView ViewFor(this Finding finding, Participation by, DateTime nowUtc) => new(finding, FindingRules.Available(finding, by), JapanTime.DateOf(nowUtc));
}
