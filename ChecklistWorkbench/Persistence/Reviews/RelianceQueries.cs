using ChecklistWorkbench.Domain.Review;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Persistence.Reviews;

/// <summary>What several features ask about 他の審査結果の参照.</summary>
public static class RelianceQueries
{
    /// <summary>An assessment's, by number, with everything that was done and said. For people of the bank: rulings that were not shared are among it.</summary>
    public static async Task<IReadOnlyList<Reliance>> ReadReliancesAsync(this WorkbenchDbContext db, Guid assessmentId, CancellationToken cancellationToken) =>
        await db.Reliances.AsNoTracking().Include(reliance => reliance.Steps).Include(reliance => reliance.Rulings).AsSplitQuery()
            .Where(reliance => reliance.AssessmentId == assessmentId).OrderBy(reliance => reliance.Number).ToListAsync(cancellationToken);

    /// <summary>The same without what was said of the items.</summary>
    public static async Task<IReadOnlyList<Reliance>> ReadReliancesWithoutRulingsAsync(this WorkbenchDbContext db, Guid assessmentId, CancellationToken cancellationToken) =>
        await db.Reliances.AsNoTracking().Include(reliance => reliance.Steps)
            .Where(reliance => reliance.AssessmentId == assessmentId).OrderBy(reliance => reliance.Number).ToListAsync(cancellationToken);

    /// <summary>What was said of the items as it was shown to the firm last, and when; both parties may read it.</summary>
    public static async Task<(IReadOnlyList<SharedRuling> Rulings, DateTime? AtUtc)> ReadSharedRulingsAsync(this WorkbenchDbContext db, Guid assessmentId, CancellationToken cancellationToken)
    {
        var last = await db.RatingShares.AsNoTracking().Include(share => share.Rulings).Where(share => share.AssessmentId == assessmentId)
            .OrderByDescending(share => share.Number).FirstOrDefaultAsync(cancellationToken);
        return (last?.Rulings ?? [], last?.AtUtc);
    }
}
