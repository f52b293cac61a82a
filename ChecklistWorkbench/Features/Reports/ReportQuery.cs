using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Persistence;

namespace ChecklistWorkbench.Features.Reports;

/// <summary>The assessment was never submitted, so there is nothing to report on yet.</summary>
public sealed record NothingSubmitted : Refusal;

/// <summary>Reads what a report says, for whoever has been let in to the assessment.</summary>
internal static class ReportQuery
{
    public static async Task<Outcome<ReportModel>> ReadAsync(
        Work work, EditionCatalogue editions, Assessment assessment, Connection connection, ReportKind kind, int? submission, CancellationToken cancellationToken)
    {
        if (await work.Db.ReadSubmissionAsync(assessment, submission, cancellationToken) is not { } frozen) return submission is null ? new NothingSubmitted() : new NotFound();
        var (bank, firm) = await work.Db.ReadNamesAsync(connection, cancellationToken);
        var edition = await editions.ShowAsync(await editions.GetAsync(assessment.EditionId, cancellationToken), cancellationToken);
        return ReportModelBuilder.Build(kind, new(edition, connection, bank, firm, assessment, frozen));
    }
}
