using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;
using ChecklistWorkbench.Persistence.Reviews;
using ChecklistWorkbench.Persistence.Submissions;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Reports;

/// <summary>The assessment was never submitted, so there is nothing to report on yet.</summary>
public sealed record NothingSubmitted : Refusal;

/// <summary>No decision was taken in this assessment, so there is no 判定書 yet.</summary>
public sealed record NothingDecided : Refusal;

/// <summary>Reads what a report says, for whoever has been let in to the assessment.</summary>
internal static class ReportQuery
{
    public static async Task<Outcome<ReportModel>> ReadAsync(
        Work work, EditionCatalogue editions, Assessment assessment, Connection connection, ReportKind kind, int? submission, CancellationToken cancellationToken)
    {
        var review = kind == ReportKind.SubmissionCopy ? null : await ReadReviewAsync(work.Db, assessment, cancellationToken);
        if (kind == ReportKind.Decision)
        {
            if (review!.Decision is not { } decision) return new NothingDecided();
            submission = await work.Db.Submissions.Where(s => s.Id == decision.SubmissionId).Select(s => s.Number).FirstAsync(cancellationToken);
        }

        if (await work.Db.ReadSubmissionAsync(assessment, submission, cancellationToken) is not { } frozen) return submission is null ? new NothingSubmitted() : new NotFound();
        var (bank, firm) = await work.Db.ReadNamesAsync(connection, cancellationToken);
        var edition = await editions.ShowAsync(await editions.GetAsync(assessment.EditionId, cancellationToken), cancellationToken);
        return ReportModelBuilder.Build(kind, new(edition, connection, bank, firm, assessment, frozen) { Review = review });
    }

    private static async Task<ReviewSource> ReadReviewAsync(WorkbenchDbContext db, Assessment assessment, CancellationToken cancellationToken) => new(
        await db.RatingShares.AsNoTracking().Include(share => share.Items).Include(share => share.Rulings).AsSplitQuery().Where(share => share.AssessmentId == assessment.Id)
            .OrderByDescending(share => share.Number).FirstOrDefaultAsync(cancellationToken),
        await db.Decisions.AsNoTracking().Include(decision => decision.Conditions).Where(decision => decision.AssessmentId == assessment.Id && decision.State == DecisionState.Taken)
            .OrderByDescending(decision => decision.Number).FirstOrDefaultAsync(cancellationToken),
        await db.Findings.WithSteps().Where(finding => finding.AssessmentId == assessment.Id).ToListAsync(cancellationToken))
    {
        Carried = await db.Findings.WithSteps()
            .Where(finding => finding.ConnectionId == assessment.ConnectionId && finding.AssessmentId != assessment.Id
                && finding.RaisedUtc < assessment.OpenedUtc && (finding.EndedUtc == null || finding.EndedUtc >= assessment.OpenedUtc)).ToListAsync(cancellationToken),
        Reliances = await db.ReadReliancesWithoutRulingsAsync(assessment.Id, cancellationToken),
    };
}
