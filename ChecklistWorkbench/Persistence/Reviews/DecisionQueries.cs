using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Persistence.Reviews;

/// <summary>Reads what a 判定 stands on.</summary>
internal static class DecisionQueries
{
    /// <summary>The basis as it stands now; null while nothing was submitted.</summary>
    public static async Task<(DecisionBasis Basis, IReadOnlyDictionary<int, ItemRatings> Ratings)?> ReadBasisAsync(
        this WorkbenchDbContext db, Assessment assessment, Connection connection, CancellationToken cancellationToken)
    {
        var submission = await db.Submissions.AsNoTracking().Where(s => s.AssessmentId == assessment.Id).OrderByDescending(s => s.Number).FirstOrDefaultAsync(cancellationToken);
        if (submission is null) return null;
        var (ratings, _) = await db.ReadRatingsAsync(assessment.Id, cancellationToken);
        var findings = await db.Findings.Where(f => f.AssessmentId == assessment.Id).OrderBy(f => f.Number)
            .Select(f => new RaisedFinding(f.Number, f.ItemNumber, f.Severity)).ToListAsync(cancellationToken);
        var reliances = await db.ReadReliancesAsync(assessment.Id, cancellationToken);
        return (DecisionBasis.Of(submission, connection.Profile, ratings, findings, reliances), ratings);
    }

    /// <summary>The assessment's newest decision or proposal, with its conditions; null if there is none.</summary>
    public static Task<Decision?> ReadLastDecisionAsync(this WorkbenchDbContext db, Guid assessmentId, CancellationToken cancellationToken) =>
        db.Decisions.Include(d => d.Conditions).Where(d => d.AssessmentId == assessmentId).OrderByDescending(d => d.Number).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Whoever ever rated in the assessment.</summary>
    public static async Task<IReadOnlySet<Guid>> ReadRatersAsync(this WorkbenchDbContext db, Guid assessmentId, CancellationToken cancellationToken)
    {
        var raters = await (
            from rating in db.Ratings
            where rating.AssessmentId == assessmentId
            from revision in rating.Revisions
            select revision.ByPersonId).Distinct().ToListAsync(cancellationToken);
        return raters.ToHashSet();
    }
}
