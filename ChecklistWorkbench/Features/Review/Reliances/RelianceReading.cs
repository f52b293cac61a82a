using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Reviews;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Review.Reliances;

/// <summary>Reads 参照 of an assessment that the caller was let in to.</summary>
internal static class RelianceReading
{
    /// <summary>All of them. What was said of their items leaves the server for people of the bank alone, or as it was shared.</summary>
    public static async Task<(IReadOnlyList<RelianceLine> Lines, DateTime? SharedUtc)> ReadLinesAsync(this Work work, Assessment assessment, Participation by, CancellationToken cancellationToken)
    {
        var reliances = by.Party == Party.FinancialInstitution
            ? await work.Db.ReadReliancesAsync(assessment.Id, cancellationToken) : await work.Db.ReadReliancesWithoutRulingsAsync(assessment.Id, cancellationToken);
        if (reliances.Count == 0) return ([], null);
        var (shared, atUtc) = await work.Db.ReadSharedRulingsAsync(assessment.Id, cancellationToken);
        var today = JapanTime.DateOf(work.NowUtc);
        return ([.. reliances.Select(reliance => RelianceLine.Of(reliance, assessment.State, shared, by, today))], shared.Count > 0 ? atUtc : null);
    }

    /// <summary>One to be changed, with its history; null if the assessment has none of that id.</summary>
    public static Task<Reliance?> FindRelianceAsync(this Work work, Assessment assessment, Guid relianceId, CancellationToken cancellationToken) =>
        work.Db.Reliances.Include(reliance => reliance.Steps).Include(reliance => reliance.Rulings).AsSplitQuery()
            .FirstOrDefaultAsync(reliance => reliance.Id == relianceId && reliance.AssessmentId == assessment.Id, cancellationToken);

    /// <summary>The items that the firm is asked in the round.</summary>
    public static async Task<IReadOnlySet<int>> ReadAskedAsync(this Work work, Assessment assessment, CancellationToken cancellationToken) =>
        (await work.Db.Responses.Where(response => response.AssessmentId == assessment.Id && response.Party == Party.ConnectingFirm && !response.IsExcluded)
            .Select(response => response.ItemNumber).ToListAsync(cancellationToken)).ToHashSet();
}
