using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Assessments.Workspace;

/// <summary>独立確認済: whose answer to which item a report of someone independent stands behind today.</summary>
public sealed record ConfirmedAnswer(int ItemNumber, Party Party);

/// <summary>Reads which answers are 独立確認済; every other one is 自己申告. Only what both parties may read counts, so it is the same for both.</summary>
public sealed class GetConfirmedAnswers(WorkbenchDatabase database)
{
    public Task<Outcome<IReadOnlyList<ConfirmedAnswer>>> HandleAsync(Caller caller, Guid assessmentId, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<ConfirmedAnswer>>(caller, async work =>
        {
            var (assessment, connection, _) = await work.Access.ToAssessmentAsync(assessmentId, cancellationToken);
            var rows = await (
                from link in work.Db.EvidenceLinks
                join piece in work.Db.EvidencePieces on link.PieceId equals piece.Id
                join version in work.Db.EvidenceVersions on new { PieceId = piece.Id, Number = piece.NewestVersion } equals new { version.PieceId, version.Number }
                where link.AssessmentId == assessment.Id && link.EndedUtc == null && IndependentConfirmation.Kinds.Contains(piece.Kind)
                select new
                {
                    link.ItemNumber,
                    piece.OrganizationId,
                    piece.Kind,
                    IsWithdrawn = piece.WithdrawnUtc != null,
                    IsShared = work.Db.EvidenceShares.Any(share => share.PieceId == piece.Id && share.ConnectionId == assessment.ConnectionId),
                    version,
                }).AsNoTracking().ToListAsync(cancellationToken);
            var today = JapanTime.DateOf(work.NowUtc);
            return rows.Where(row => IndependentConfirmation.Of(row.Kind, row.version.Period, row.IsShared, row.IsWithdrawn, today) == Confirmation.Holds)
                .Select(row => new ConfirmedAnswer(row.ItemNumber, row.OrganizationId == connection.FinancialInstitutionId ? Party.FinancialInstitution : Party.ConnectingFirm))
                .Distinct().OrderBy(answer => answer.ItemNumber).ThenBy(answer => answer.Party).ToList();
        }, cancellationToken);
}
